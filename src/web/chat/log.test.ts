import { expect, test } from 'vitest';

import type { Shown } from './frames';
import { dropped, empty, last, refused, said, told, unopened, welcomed } from './log';

function message(id: number, from: 'you' | 'desk', called: string | null = null): Shown {
  return { id: String(id), called, from, name: '', text: `text ${id}`, files: [], at: '2026-11-22T10:00:00.000Z', state: from === 'you' ? 'taken' : 'sent' };
}

test('a message on its way gives way to the same one told by the desk', () => {
  const log = told(said(empty, { id: 'first-message', text: 'hola', files: [] }), message(7, 'you', 'first-message'));
  expect(log.pending).toEqual([]);
  expect(log.messages.map((it) => it.id)).toEqual(['7']);
});

test('a message told again takes the place of what was told before', () => {
  const log = told(told(empty, message(7, 'desk')), { ...message(7, 'desk'), state: 'read' });
  expect(log.messages).toHaveLength(1);
  expect(log.messages[0]?.state).toBe('read');
});

test('numbers order as numbers, however they come', () => {
  const log = [message(10, 'desk'), message(9, 'you')].reduce(told, empty);
  expect(log.messages.map((it) => it.id)).toEqual(['9', '10']);
  expect(last(log)).toBe('10');
});

test('after a gap nothing stays of what was known, but for what is still on its way', () => {
  const before = said(told(empty, message(1, 'desk')), { id: 'waiting-message', text: 'hola', files: [] });
  const log = welcomed(before, [message(200, 'desk')], true);
  expect(log.messages.map((it) => it.id)).toEqual(['200']);
  expect(log.pending).toHaveLength(1);
});

test('what is refused says why and can be taken away', () => {
  const log = refused(said(empty, { id: 'long-message', text: 'x', files: [] }), 'long-message', 'too_long');
  expect(log.pending[0]?.refused).toBe('too_long');
  expect(dropped(log, 'long-message').pending).toEqual([]);
});

test('of the visitor’s own messages the last ones are those that nobody opened', () => {
  const log = [message(1, 'you'), message(2, 'desk'), message(3, 'you')].reduce(told, empty);
  expect([...unopened(log, 1)]).toEqual(['3']);
  expect([...unopened(log, 0)]).toEqual([]);
});
