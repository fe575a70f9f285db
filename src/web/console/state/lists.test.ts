import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationView } from '../../wire';

type Answer = (outcome: unknown) => void;
const asked: Answer[] = [];
vi.mock('./session.svelte', () => ({ session: { link: { read: () => new Promise((done: Answer) => asked.push(done)) } } }));
vi.mock('./refusal', () => ({ said: () => '' }));
vi.mock('./toasts.svelte', () => ({ toasts: {} }));
const { LISTS, lists } = await import('./lists.svelte');

const COUNTS = { total: 1, unread: 0 };
const row = (id: string): ConversationView => ({ id, received: Number(id) }) as unknown as ConversationView;
const window = (...ids: string[]) => ({ type: 'accepted', data: { type: 'window', value: { items: ids.map(row), next: null, counts: COUNTS } } });

/** All three are asked anew; the one that is shown holds these rows. */
async function holds(...ids: string[]): Promise<void> {
  const shown = LISTS.indexOf(lists.shown);
  asked.splice(0).forEach((answer, list) => answer(list === shown ? window(...ids) : window()));
  await vi.waitUntil(() => !lists.loading);
}

describe('a list', () => {
  beforeEach(async () => {
    asked.length = 0;
    lists.show('mine');
    await holds('1', '2', '3');
    lists.at = '2';
  });

  it('never shows what another one held', async () => {
    lists.show('queue');
    lists.heard(LISTS.indexOf('queue'), [row('9')], [], COUNTS as never);
    expect(lists.items.map((it) => it.id)).toEqual(['9']);
    await holds('8', '9');
    expect(lists.items.map((it) => it.id)).toEqual(['8', '9']);
  });

  it('opens nothing by a key that it does not hold itself', async () => {
    expect(lists.standing).toBe('2');
    lists.show('queue');
    expect(lists.standing).toBeNull();
    await holds('8');
    expect(lists.standing).toBeNull();
  });

  it('has its last row under End, wherever the keys stood', async () => {
    lists.show('queue');
    await holds('7', '8');
    lists.last();
    expect(lists.standing).toBe('8');
    lists.first();
    expect(lists.standing).toBe('7');
  });
});
