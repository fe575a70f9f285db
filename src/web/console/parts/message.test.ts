import { render } from 'svelte/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MessageView } from '../../wire';

let shown: (message: MessageView) => string;

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'centralita.language' ? 'es' : null) });
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('setInterval', () => 0);
  const { default: Message } = await import('./Message.svelte');
  shown = (message) => render(Message, { props: { message } }).body;
});

const AT = '2026-01-01T10:00:00.000Z';
const message = (values: Partial<MessageView> = {}): MessageView => ({
  seq: 1, id: '1', direction: 'in', author: 'Ana', author_kind: 'contact', channel: 'correo', at: AT, written_at: null, subject: null,
  text: 'Hola', html: null, clipped: false, attachments: [], state: 'received', failure: null, answer: null, external_id: null,
  scope: null, auto: false, to: null, cc: [], client_message: null, checks: null, marks: null, template: null, ...values,
});

describe('a message', () => {
  it('shows its text as text', () => {
    expect(shown(message({ text: '<b>Hola</b>' }))).toContain('&lt;b>Hola&lt;/b>');
  });

  it('that was taken back says so, and what it said is put away', () => {
    const marks = { earlier: [{ text: 'Lo de antes', until: AT }], deleted_at: AT, reactions: [], elsewhere: false };
    const html = shown(message({ text: '', marks }));
    expect(html).toContain('Borrado por su autor');
    expect(html).toMatch(/<details[^]*Lo de antes[^]*<\/details>/);
  });

  it('warns where nothing proves its sender', () => {
    const checks = { spf: 'pass', dkim: 'none', dmarc: 'fail' };
    expect(shown(message({ checks }))).toContain('No consta que lo haya enviado quien dice');
    expect(shown(message({ checks: { ...checks, dmarc: 'pass' } }))).not.toContain('No consta');
  });

  it('warns of a file that is not what it says', () => {
    const file = { name: 'factura.pdf', mime: 'application/pdf', size: 9, sha256: '00', inline: null, found: 'application/x-msdownload' };
    expect(shown(message({ attachments: [file] }))).toContain('No es lo que dice ser, sino application/x-msdownload.');
  });

  it('says what went wrong in words', () => {
    const html = shown(message({ direction: 'out', state: 'failed', failure: 'bad_recipient', answer: '550 no such user' }));
    expect(html).toContain('Motivo: la dirección no existe: 550 no such user');
  });
});
