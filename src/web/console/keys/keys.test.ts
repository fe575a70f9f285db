import { describe, expect, it } from 'vitest';
import { act, BINDINGS, bound, type Pressed } from './keys';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key, ctrlKey: false, metaKey: false, altKey: false, altGraph: false, inText: false, ...more,
});

/** What needs AltGr on es-ES or es-419 keyboards. */
const ALT_GR = [...'[]{}@#|\\~€^`'];

describe('keys', () => {
  it('never need AltGr on a Spanish keyboard', () => {
    expect(BINDINGS.flatMap((binding) => binding.keys).filter((key) => ALT_GR.includes(key))).toEqual([]);
  });

  it('mean one thing each', () => {
    const all = BINDINGS.flatMap(({ keys, ctrl }) => keys.map((key) => `${ctrl ? 'ctrl+' : ''}${key}`));
    expect(new Set(all).size).toBe(all.length);
  });

  it('are letters in a text field', () => {
    expect(act(pressed('e', { inText: true }), true)).toBeNull();
    expect(act(pressed('k', { inText: true, ctrlKey: true }), true)).toBe('palette');
  });

  it('can be switched off where they are single letters', () => {
    expect(act(pressed('e'), false)).toBeNull();
    expect(act(pressed('Escape'), false)).toBe('back');
  });

  it('leave AltGr and Alt to the keyboard', () => {
    expect(act(pressed('e', { altGraph: true, ctrlKey: true, altKey: true }), true)).toBeNull();
    expect(act(pressed('e', { altKey: true }), true)).toBeNull();
  });

  it('are others where somebody chose others', () => {
    const mine = bound({ resolve: 'y' });
    expect(act(pressed('y'), true, mine)).toBe('resolve');
    expect(act(pressed('e'), true, mine)).toBeNull();
    expect(act(pressed('r'), true, mine)).toBe('reply');
  });

  it('with Ctrl and Escape stay as they are', () => {
    const mine = bound({ palette: 'y', back: 'q' });
    expect(act(pressed('k', { ctrlKey: true }), true, mine)).toBe('palette');
    expect(act(pressed('Escape'), true, mine)).toBe('back');
  });
});
