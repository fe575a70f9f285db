// The three lists: one's own, what waits, and all; each a window that the desk keeps current.

import { given } from '../link/given';
import { merge } from '../list/order';
import type { ConversationId, ConversationStatus, ConversationView, Counts, Filter, Sort, Window, WorkState } from '../../wire';
import { said } from './refusal';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

export type ListName = 'mine' | 'queue' | 'all';
export const LISTS: ListName[] = ['mine', 'queue', 'all'];

const WINDOW = 100;
export const ALIVE: WorkState[] = ['unrouted', 'queued', 'offered', 'active', 'waiting', 'snoozed', 'wrap_up'];
const PARTS: Record<ListName, Filter> = {
  mine: { owner: { type: 'me' }, work: ALIVE },
  queue: { owner: { type: 'nobody' }, work: ['queued', 'offered'] },
  all: { work: ALIVE },
};
/** An order that rests on what only the desk knows (a queue's priority) is read anew, not merged. */
const REREAD_MS = 1_000;

/** What narrows the list that is shown; an empty part lets everything through. */
export interface Sieve { words: string; tags: string[]; queue: string; channel: string; status: ConversationStatus | '' }
const OPEN: Sieve = { words: '', tags: [], queue: '', channel: '', status: '' };

class Lists {
  shown = $state<ListName>('mine');
  sort = $state<Sort>('received');
  sieve = $state<Sieve>({ ...OPEN });
  // Replaced whole and never changed inside, so that thousands of rows cost nothing to watch.
  items = $state.raw<ConversationView[]>([]);
  next = $state<string | null>(null);
  loading = $state(false);
  counts = $state<Record<ListName, Counts | null>>({ mine: null, queue: null, all: null });
  /** The row that the keys stand on. */
  at = $state<ConversationId | null>(null);
  #reading = 0;
  #reread: ReturnType<typeof setTimeout> | undefined;

  /** Reads everything anew, and goes on being told: after signing in, or what was missed is not known. */
  readAll(): void {
    for (const name of LISTS) void this.#read(name);
  }

  show(name: ListName): void {
    // What another list held must not stand under this one's name, where a quick key would open it.
    if (name !== this.shown) this.#empty();
    this.shown = name;
    this.readAll();
  }

  sorted(sort: Sort): void {
    this.sort = sort;
    void this.#read(this.shown);
  }

  get sifts(): boolean {
    return Object.values(this.sieve).some((part) => part.length > 0);
  }

  sifted(part: Partial<Sieve>): void {
    this.sieve = { ...this.sieve, ...part };
    void this.#read(this.shown);
  }

  async more(): Promise<void> {
    if (this.next === null || this.loading) return;
    const reading = this.#reading;
    const of = { filter: this.#filter(this.shown), sort: this.sort, cursor: this.next, limit: WINDOW };
    this.loading = true;
    const window = given(await session.link.read({ area: 'lists', type: 'window', of }).catch(() => null), 'window');
    this.loading = false;
    if (reading !== this.#reading || window === null) return;
    // What moved back meanwhile is in both windows.
    const known = new Set(this.items.map((it) => it.id));
    this.items = this.sort === 'priority' ? [...this.items, ...window.items.filter((it) => !known.has(it.id))] : merge(this.items, window.items, [], this.sort, false);
    this.next = window.next;
  }

  heard(list: number, changed: ConversationView[], gone: ConversationId[], counts: Counts): void {
    const name = LISTS[list];
    if (name === undefined) return;
    this.counts[name] = counts;
    if (name !== this.shown) return;
    if (this.sort === 'priority') {
      clearTimeout(this.#reread);
      this.#reread = setTimeout(() => void this.#read(name), REREAD_MS);
      return;
    }
    this.items = merge(this.items, changed, gone, this.sort, this.next !== null);
  }

  /** What windows behind the first are not told of. */
  changed(conversation: ConversationView): void {
    if (this.items.some((it) => it.id === conversation.id)) {
      this.items = this.items.map((it) => (it.id === conversation.id ? conversation : it));
    }
  }

  /** Puts the keys on a row so many further; on the first one where they stand on none. */
  move(step: number): void {
    const found = this.items.findIndex((it) => it.id === this.at);
    const place = found < 0 ? 0 : Math.min(this.items.length - 1, Math.max(0, found + step));
    this.at = this.items[place]?.id ?? null;
  }

  /** The row that the keys stand on, if this list has it. */
  get standing(): ConversationId | null {
    return this.items.some((it) => it.id === this.at) ? this.at : null;
  }

  first(): void {
    this.at = this.items[0]?.id ?? null;
  }

  last(): void {
    this.at = this.items.at(-1)?.id ?? null;
  }

  clear(): void {
    this.#empty();
    this.counts = { mine: null, queue: null, all: null };
  }

  #empty(): void {
    this.items = [];
    this.next = null;
  }

  #filter(name: ListName): Filter {
    const part = PARTS[name];
    if (name !== this.shown) return part;
    const { words, tags, queue, channel, status } = this.sieve;
    return {
      ...part,
      ...(words ? { text: words } : {}),
      ...(tags.length > 0 ? { tags } : {}),
      ...(queue ? { queue: [queue] } : {}),
      ...(channel ? { channel: [channel] } : {}),
      ...(status ? { status: [status] } : {}),
    };
  }

  async #read(name: ListName): Promise<void> {
    const shown = name === this.shown;
    if (shown) {
      this.#reading += 1;
      this.loading = true;
    }
    const reading = this.#reading;
    const of = { filter: this.#filter(name), sort: this.sort, cursor: null, limit: shown ? WINDOW : 1 };
    const outcome = await session.link.read({ area: 'lists', type: 'subscribe', list: LISTS.indexOf(name), of }).catch(() => null);
    const current = shown && reading === this.#reading;
    if (current) this.loading = false;
    if (current && outcome?.type === 'refused') toasts.complain(said(outcome));
    const window = given(outcome, 'window');
    if (window) this.#took(name, window, current);
  }

  #took(name: ListName, window: Window, shown: boolean): void {
    this.counts[name] = window.counts;
    if (!shown) return;
    this.items = window.items;
    this.next = window.next;
  }
}

export const lists = new Lists();
