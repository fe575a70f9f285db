import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Refusal } from '../../wire';
import { es } from '../words/es';

let said: (refusal: Refusal) => string;

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'centralita.language' ? 'es' : null) });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  ({ said } = await import('./refusal'));
});

const refusal = (code: string, params: Record<string, string> = {}): Refusal => ({
  code, hint: null, params: Object.entries(params).map(([name, value]) => ({ name, value })),
});

describe('a refusal', () => {
  it('is said with the words of the language, not those of the protocol', () => {
    expect(said(refusal('CT-3032', { why: 'full' }))).toBe('Esa persona no recibe este trabajo ahora: no le cabe más trabajo.');
    expect(said(refusal('CT-3008', { state: 'merged' }))).toBe('No se puede: está unida a otra.');
    expect(said(refusal('CT-4004', { why: 'common' }))).toBe('La contraseña no sirve: es demasiado común.');
    expect(said(refusal('CT-3025', { name: 'until' }))).toBe('Hay un valor que no sirve: la fecha.');
    expect(said(refusal('CT-3025', { name: 'address', value: 'ana@', want: 'mail' })))
      .toBe('«ana@» no es una dirección de correo, como ana@example.test.');
    expect(said(refusal('CT-1008', { wait_ms: '120000' }))).toBe('Demasiados intentos. Espere 2 min y vuelva a intentarlo.');
  });

  it('says a word that is not known yet as it is', () => {
    expect(said(refusal('CT-3008', { state: 'elsewhere' }))).toBe('No se puede: elsewhere.');
  });

  it('never shows a placeholder, whatever was left out', () => {
    const codes = Object.keys(es).filter((key) => key.startsWith('CT-'));
    expect(codes.map((code) => said(refusal(code))).filter((text) => text.includes('{'))).toEqual([]);
  });

  it('that has no text of its own gives its code', () => {
    expect(said(refusal('CT-9999'))).toContain('CT-9999');
  });
});
