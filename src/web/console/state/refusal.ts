// What a refusal says to a person.

import type { Refusal } from '../../wire';
import { isKey } from '../words/words';
import { t, word } from './prefs.svelte';
import { span } from './time.svelte';

export function said(refusal: Refusal): string {
  const values: Record<string, string> = {};
  for (const { name, value } of refusal.params) values[name] = value;
  if (values.wait_ms) values.wait = span(Number(values.wait_ms));
  if (values.state) values.state = word('refused_state', values.state);
  return isKey(refusal.code) ? t(refusal.code, values) : t('refused', { code: refusal.code });
}
