import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';
import { text } from './words';

const placeholders = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Words that are the same in both languages, and right. */
const SAME = new Set(['message_received', 'macro', 'go_conversation', 'panel', 'did_agent_status', 'address_chat', 'seconds', 'minutes', 'hours', 'days']);

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  });

  it('have the same placeholders', () => {
    for (const key of Object.keys(es) as (keyof typeof es)[]) {
      expect(placeholders(en[key]), key).toEqual(placeholders(es[key]));
    }
  });

  it('say nothing in the other language', () => {
    const equal = (Object.keys(es) as (keyof typeof es)[]).filter((key) => en[key] === es[key] && !SAME.has(key));
    expect(equal).toEqual([]);
  });

  it('fill what they are given and leave the rest to be seen', () => {
    expect(text('en', 'load', { load: 3 })).toBe('load 3 of {capacity}');
  });
});
