import { describe, expect, it } from 'vitest';
import { slash } from './slash';

const at = (text: string): ReturnType<typeof slash> => slash(text, text.length);

describe('a saved answer by name', () => {
  it('is called at the beginning of a word', () => {
    expect(at('/env')).toEqual({ from: 0, name: 'env' });
    expect(at('Hola:\n/')).toEqual({ from: 6, name: '' });
    expect(slash('/env y más', 4)).toEqual({ from: 0, name: 'env' });
  });

  it('is not meant where a stroke is only a stroke', () => {
    for (const text of ['y/o', 'https://example.test/env', '1/2', '/env ', 'nada']) expect(at(text), text).toBeNull();
  });
});
