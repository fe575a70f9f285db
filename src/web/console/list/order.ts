// A window of a list put in its order, as the desk would read it.

import type { ConversationId, ConversationView, Sort } from '../../wire';

type Compare = (a: ConversationView, b: ConversationView) => number;

const latest = (a: string, b: string): number => Date.parse(b) - Date.parse(a);
const NEVER = Number.MAX_SAFE_INTEGER;
const due = (it: ConversationView): number => (it.due_at === null ? NEVER : Date.parse(it.due_at));
// Names are compared as the desk does, by code point: what follows is in the order of the desk's cursor.
const name = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Record<Sort, Compare> = {
  received: (a, b) => latest(a.received_at, b.received_at),
  updated: (a, b) => latest(a.updated_at, b.updated_at),
  number: () => 0,
  channel: (a, b) => name(a.channel, b.channel) || latest(a.received_at, b.received_at),
  priority: (a, b) => a.priority - b.priority || Date.parse(a.enqueued_at) - Date.parse(b.enqueued_at),
  due: (a, b) => due(a) - due(b),
};

export function compare(sort: Sort): Compare {
  return (a, b) => ORDERS[sort](a, b) || a.number - b.number;
}

/**
 * What is shown after a list event. With `more` behind the last one, what comes to stand behind it belongs
 * to a window that was not read yet.
 */
export function merge(items: ConversationView[], changed: ConversationView[], gone: ConversationId[], sort: Sort, more: boolean): ConversationView[] {
  const order = compare(sort);
  const away = new Set([...gone, ...changed.map((it) => it.id)]);
  const last = more ? items.at(-1) : undefined;
  const fits = changed.filter((it) => last === undefined || order(it, last) <= 0);
  return [...items.filter((it) => !away.has(it.id)), ...fits].sort(order);
}
