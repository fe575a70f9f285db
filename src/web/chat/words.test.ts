import { expect, test } from 'vitest';

import { en, es, filled, wordsFor } from './words';

test('both languages say the same things, with the same gaps', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
  for (const key of Object.keys(es) as (keyof typeof es)[]) {
    expect(gaps(en[key]), key).toEqual(gaps(es[key]));
    expect(en[key], key).not.toBe('');
  }
});

test('a page in a variant of Spanish is spoken to in Spanish, any other in English', () => {
  expect(wordsFor('es-MX').language).toBe('es');
  expect(wordsFor('de').language).toBe('en');
  expect(filled(es.position, { n: 2 })).toBe('Usted es el n.º 2 en la cola.');
});
