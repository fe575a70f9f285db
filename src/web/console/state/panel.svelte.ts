// The floor as the desk tells it once a second, while somebody watches; and what they are measured against.

import type { ConversationView, Filter, PanelView, PeopleRequest, SuperviseRequest, Target } from '../../wire';
import { given } from '../link/given';
import { called } from './called.svelte';
import { t } from './prefs.svelte';
import { said } from './refusal';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

/** What is good: at most so many waiting, so long, at least so many in a hundred answered in time, and no more that begin in a minute. */
export interface Targets {
  waiting: number;
  minutes: number;
  percent: number;
  /** What begins in a minute; 0 for no such target. */
  arrivals: number;
}

const USUAL: Targets = { waiting: 10, minutes: 5, percent: 80, arrivals: 10 };
const KEPT = 'centralita.targets';
const SHOWN = 100;

class Panel {
  view = $state.raw<PanelView | null>(null);
  targets = $state<Targets>(kept());
  /** What is looked into: a queue's or a person's conversations. */
  of = $state.raw<{ name: string; filter: Filter } | null>(null);
  items = $state.raw<ConversationView[]>([]);
  #watching = false;

  async watch(): Promise<void> {
    this.#watching = true;
    const outcome = await this.#ask({ type: 'panel', watch: true });
    if (outcome) this.view = given(outcome, 'panel') ?? this.view;
    if (this.of) await this.look(this.of.name, this.of.filter);
  }

  leave(): void {
    if (!this.#watching) return;
    this.#watching = false;
    this.view = null;
    session.link.mention({ area: 'supervise', type: 'panel', watch: false });
  }

  /** After a connection was lost: what was watched is watched again. */
  begun(): void {
    if (this.#watching) void this.watch();
  }

  heard(view: PanelView): void {
    if (this.#watching) this.view = view;
  }

  async look(name: string, filter: Filter): Promise<void> {
    this.of = { name, filter };
    const of = { filter, sort: 'priority', cursor: null, limit: SHOWN } as const;
    const window = given(await session.link.read({ area: 'lists', type: 'window', of }).catch(() => null), 'window');
    if (this.of?.name === name && window) this.items = window.items;
  }

  aim(targets: Targets): void {
    this.targets = targets;
    localStorage.setItem(KEPT, JSON.stringify(targets));
  }

  async setStatus(agent: string, status: string): Promise<void> {
    await this.#change({ type: 'set_status', agent, status }, t('did_agent_status', { agent, status: called('status', status) }));
  }

  /** Puts somebody into queues and takes them out, gives and takes skills. */
  async shift(agent: string, what: Partial<Omit<Extract<PeopleRequest, { type: 'shift' }>, 'type' | 'agent'>>): Promise<void> {
    const outcome = await session.link.change({ area: 'people', type: 'shift', agent, ...what }).catch(() => null);
    if (outcome === null) toasts.complain(t('no_connection'));
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    if (outcome?.type === 'accepted') toasts.say(t('did_shift', { name: called('agent', agent) }));
  }

  async move(conversations: string[], to: Target): Promise<void> {
    const outcome = await this.#change({ type: 'reassign', conversations, to, check_capacity: false });
    const bulk = given(outcome, 'bulk');
    if (bulk) toasts.say(t('did_move', { count: bulk.done.length, refused: bulk.refused.length }));
    if (this.of) await this.look(this.of.name, this.of.filter);
  }

  async #change(ask: SuperviseRequest, done: string | null = null) {
    const outcome = await session.link.change({ area: 'supervise', ...ask }).catch(() => null);
    if (outcome === null) toasts.complain(t('no_connection'));
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    if (outcome?.type === 'accepted' && done) toasts.say(done, outcome.undo);
    return outcome;
  }

  async #ask(ask: SuperviseRequest) {
    const outcome = await session.link.read({ area: 'supervise', ...ask }).catch(() => null);
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    return outcome;
  }
}

function kept(): Targets {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Targets>) };
  } catch {
    return USUAL;
  }
}

export const panel = new Panel();
