import { beforeEach, describe, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => kept.set(key, text),
  removeItem: (key: string) => kept.delete(key),
});
const me = { name: 'sofia' };
vi.mock('./session.svelte', () => ({ session: { me } }));
const { keepUnsaved, unsaved } = await import('./unsaved');
const FILE = { name: 'a.txt', mime: 'text/plain', size: 1, sha256: '00', inline: null, found: null };

describe('what is being written', () => {
  beforeEach(() => {
    kept.clear();
    me.name = 'sofia';
  });

  it('keeps answer, note and files beside one another', () => {
    keepUnsaved('7', { reply: 'sí' });
    keepUnsaved('7', { note: 'ojo', own: true });
    keepUnsaved('7', { files: [FILE] });
    expect(unsaved('7')).toEqual({ reply: 'sí', note: 'ojo', own: true, cc: '', files: [FILE] });
    expect(unsaved('8')).toEqual({ reply: null, note: '', own: false, cc: '', files: [] });
  });

  it('is its author’s and nobody else’s who signs in in the same tab', () => {
    keepUnsaved('7', { reply: 'sí' });
    me.name = 'marcos';
    expect(unsaved('7').reply).toBeNull();
  });

  it('leaves nothing behind once it went', () => {
    keepUnsaved('7', { reply: 'sí', files: [FILE] });
    keepUnsaved('7', { reply: null, files: [] });
    expect(kept.size).toBe(0);
  });

  it('holds an answer that was emptied against the desk’s draft', () => {
    keepUnsaved('7', { reply: '' });
    expect(unsaved('7').reply).toBe('');
  });
});
