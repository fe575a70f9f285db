// What was said, in order: what the desk has, then what is still on its way to it. Pure.

import type { NamedFile, Shown } from './frames';

/** A message of the visitor's that the desk has not acknowledged. */
export interface Pending {
  id: string;
  text: string;
  files: NamedFile[];
  /** Why the desk does not take it, where it said so. */
  refused?: string;
}

export interface Log {
  messages: Shown[];
  pending: Pending[];
}

export const empty: Log = { messages: [], pending: [] };

/** With a message that the desk tells, new or as it is now. */
export function told(log: Log, message: Shown): Log {
  const others = log.messages.filter((it) => it.id !== message.id);
  const messages = [...others, message].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  return { messages, pending: log.pending.filter((it) => it.id !== message.called) };
}

/** With everything that a welcome tells; what was known before goes where there is a gap. */
export function welcomed(log: Log, messages: Shown[], gap: boolean): Log {
  const before = gap ? { ...log, messages: [] } : log;
  return messages.reduce(told, before);
}

/** With a message that is still to be acknowledged. */
export function said(log: Log, pending: Pending): Log {
  return { ...log, pending: [...log.pending, pending] };
}

/** With a message that the desk does not take, and why. */
export function refused(log: Log, id: string, why: string): Log {
  return { ...log, pending: log.pending.map((it) => (it.id === id ? { ...it, refused: why } : it)) };
}

/** Without a message that was not taken. */
export function dropped(log: Log, id: string): Log {
  return { ...log, pending: log.pending.filter((it) => it.id !== id) };
}

/** The last message that the desk has told. */
export function last(log: Log): string | undefined {
  return log.messages.at(-1)?.id;
}

/** Which of the visitor's own messages nobody at the desk has opened: the last so many. */
export function unopened(log: Log, count: number): Set<string> {
  const own = log.messages.filter((it) => it.from === 'you');
  return new Set(own.slice(Math.max(0, own.length - count)).map((it) => it.id));
}
