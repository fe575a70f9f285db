import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { first, zeros } from './sum';

test('the sum is the one that everybody else has, for every length around a block', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'a7.'.repeat(70).slice(0, length);
    const theirs = createHash('sha256').update(text).digest().readInt32BE(0);
    expect(first(text), `${length}`).toBe(theirs);
  }
});

test('zeros are counted from the front', () => {
  let n = 0;
  while (zeros(`ticket.${n}`) < 12) n++;
  expect(createHash('sha256').update(`ticket.${n}`).digest('hex').slice(0, 3)).toBe('000');
});
