// Accounts as the desk has them, and who changed which while one looks.

import type { Agents, AgentView, Event, RoleView } from '../../wire';
import { given } from '../link/given';
import { desk, type Onlooker } from '../state/desk.svelte';
import { session } from '../state/session.svelte';
import { read } from './ask';

const AT_ONCE = 200;
/** Of the journal: what changes how an account reads. */
const KINDS = ['person', 'signed_in', 'signed_out'];
/** Several changes in a row are read once. */
const QUIET_MS = 150;

class People implements Onlooker {
  all = $state.raw<AgentView[]>([]);
  roles = $state.raw<RoleView[]>([]);
  ready = $state(false);
  /** Who last changed an account, and when. */
  changes = $state.raw(new Map<string, { by: string; at: string }>());
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly sets = $derived(this.roles.filter((role) => !role.built_in));

  open(): void {
    desk.onlookers.add(this);
    this.begun();
  }

  leave(): void {
    desk.onlookers.delete(this);
    if (session.can('event.read')) this.#follow(false);
  }

  begun(): void {
    void this.load();
    // What another administrator does is news only to whoever may read the journal.
    if (session.can('event.read')) this.#follow(true);
  }

  heard(event: Event): void {
    const news = event.news;
    if (news.type === 'config') this.#soon();
    if (news.type !== 'journal') return;
    const { kind, by, at, params } = news.event;
    const agent = params.find((one) => one.name === 'agent')?.value;
    if (agent === undefined) return;
    if (kind === 'person') this.changes = new Map(this.changes).set(agent, { by, at });
    this.#soon();
  }

  async load(): Promise<void> {
    const all: AgentView[] = [];
    let cursor: string | null = null;
    do {
      const page: Agents | null = given(await read({ area: 'people', type: 'list', cursor, limit: AT_ONCE }), 'agents');
      if (page === null) return;
      all.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    this.all = all;
    if (session.can('people.read')) this.roles = given(await read({ area: 'people', type: 'roles' }), 'roles') ?? this.roles;
    this.ready = true;
  }

  put(agent: AgentView): void {
    const others = this.all.filter((one) => one.id !== agent.id);
    this.all = [...others, agent].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #follow(follow: boolean): void {
    session.link.mention({ area: 'desk', type: 'events', after: null, limit: 1, follow, kinds: KINDS, conversation: null });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), QUIET_MS);
  }
}

export const people = new People();
