import { describe, expect, it } from 'vitest';
import type { KindView } from '../../wire';
import { asked, difference, first, inOrder, rest, usualName } from './setup';

const setting = (key: string, shape = 'text', required = false) => ({ key, shape, choices: [], required, example: '', example_es: '', help: '', help_es: '' });
const kind = (name: string, ...settings: ReturnType<typeof setting>[]): KindView => ({ kind: name, help: '', help_es: '', settings });
const mail = kind('mail', setting('lmtp', 'flag'), setting('password', 'secret'), setting('address', 'text', true), setting('aliases', 'list'));

describe('setting a channel up', () => {
  it('asks for what matters first, and for the rest behind', () => {
    expect(first(mail).map((one) => one.key)).toEqual(['address', 'password']);
    expect(rest(mail).map((one) => one.key)).toEqual(['lmtp', 'aliases']);
  });

  it('asks a kind that it does not know for what it cannot be without', () => {
    expect(first(kind('fax', setting('number', 'text', true), setting('paper'))).map((one) => one.key)).toEqual(['number']);
    expect(inOrder([kind('fax'), kind('partner'), kind('mail')]).map((one) => one.kind)).toEqual(['mail', 'partner', 'fax']);
  });

  it('sends what was filled in, secrets apart', () => {
    const values = { address: ' a@example.com ', password: ' s3 ', aliases: '', lmtp: 'true' };
    expect(asked({ name: 'correo', kind: 'mail', queue: 'soporte', newQueue: 'x', values }, mail, 'es')).toEqual({
      name: 'correo', kind: 'mail', queue: 'soporte', new_queue: false,
      settings: [{ name: 'lmtp', value: 'true' }, { name: 'address', value: 'a@example.com' }],
      secrets: [{ key: 'password', secret: ' s3 ' }],
      language: 'es',
    });
  });

  it('makes a queue with it where one is named that is not there', () => {
    const made = asked({ name: 'correo', kind: 'mail', queue: '', newQueue: ' chat ', values: {} }, mail, 'es');
    expect([made.queue, made.new_queue]).toEqual(['chat', true]);
    expect(asked({ name: 'correo', kind: 'mail', queue: '', newQueue: '', values: {} }, mail, 'es').queue).toBeNull();
  });

  it('finds a name that nobody has', () => {
    expect(usualName('mail', ['correo', 'correo-2'], 'es')).toBe('correo-3');
    expect(usualName('fax', [], 'en')).toBe('fax');
  });
});

describe('a difference', () => {
  const shown = (before: string, after: string): string[] => difference(before, after).map((one) => one.sign + one.text);

  it('of nothing is all of it', () => expect(shown('', 'a\nb\n')).toEqual(['+a', '+b']));
  it('keeps what both have', () => expect(shown('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c']));
  it('of the same is nothing', () => expect(shown('a\n', 'a\n')).toEqual([' a']));
});
