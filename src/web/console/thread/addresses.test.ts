import { describe, expect, it } from 'vitest';
import { addresses } from './addresses';

describe('addresses in a line', () => {
  it('are taken apart at commas, semicolons and blanks, once each', () => {
    const found = addresses('ana@example.test, luis@example.test;ana@example.test  eva@example.test,');
    expect(found?.map((one) => one.value)).toEqual(['ana@example.test', 'luis@example.test', 'eva@example.test']);
  });

  it('are none where nothing is typed', () => expect(addresses(' ')).toEqual([]));

  it('are refused whole where one is no address', () => {
    for (const text of ['ana', 'ana@', '@example.test', 'a@b@c', 'ana@example..test']) expect(addresses(text), text).toBeNull();
  });
});
