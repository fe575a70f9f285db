import { describe, expect, it } from 'vitest';
import { filled } from './template';

describe('a template of a channel', () => {
  it('shows what stands in its places, and the places that are empty', () => {
    const values = [{ name: 'name', value: 'Ana' }, { name: '1', value: '' }];
    expect(filled('Hola {name}: {1} {{x}} {', values)).toBe('Hola Ana: {1} {x} {');
  });
});
