// Mail addresses as a person types them into one line.

import type { AddressView } from '../../wire';

/** `null` where one of them cannot be an address. */
export function addresses(text: string): AddressView[] | null {
  const values = text.split(/[\s,;]+/).filter((one) => one !== '');
  if (values.some((one) => !/^[^@]+@[^@.]+(\.[^@.]+)*$/.test(one))) return null;
  return [...new Set(values)].map((value) => ({ scheme: 'mail', value }));
}
