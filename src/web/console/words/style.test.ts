import { describe, expect, it } from 'vitest';
import { remark, style } from './style';

describe('what is said of a text', () => {
  it('names the same things in both languages', () => {
    const places = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    for (const key of Object.keys(style.es) as (keyof typeof style.es)[]) expect(places(style.en[key]), key).toEqual(places(style.es[key]));
  });

  it('names what to write instead, where there is something', () => {
    expect(remark('en', { type: 'avoid', words: 'ticket', instead: 'case' })).toBe('Instead of “ticket” we write “case”.');
    expect(remark('en', { type: 'avoid', words: 'obviously', instead: null })).toBe('Better not to write “obviously”.');
  });
});
