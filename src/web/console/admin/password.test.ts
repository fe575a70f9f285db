import { expect, it } from 'vitest';
import { madeUp } from './password';

it('a password that is made up is long, and each of its letters is as likely', () => {
  const seen = new Map<string, number>();
  let next = 0;
  const bytes = (out: Uint8Array<ArrayBuffer>): Uint8Array => {
    out[0] = next % 256;
    next += 1;
    return out;
  };
  for (let at = 0; at < 62; at += 1) for (const letter of madeUp(bytes).replaceAll('-', '')) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  expect(madeUp()).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(seen.size).toBe(31);
  expect(Math.max(...seen.values()) - Math.min(...seen.values())).toBeLessThanOrEqual(8);
});
