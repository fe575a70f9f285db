// Who is signed in, and the one link to the desk.

import { given } from '../link/given';
import { Link } from '../link/link';
import type { Phase } from '../link/listener';
import { browser } from '../link/socket';
import type { AgentView, Event, Outcome, Refusal, RightView, SessionView, VocabularyView } from '../../wire';
import { forget, keep, kept } from './kept';
import { prefs } from './prefs.svelte';
import { now } from './time.svelte';
import { isOutdated } from './version';

/** What the desk wants done before anything else: the hint of its refusals. */
export type First = 'change_password' | 'enrol_code';

const ADMINISTERS = ['people.read', 'people.add', 'people.edit', 'channel.test', 'config.reload', 'config.write', 'macro.edit'];

interface Hearer {
  /** A connection has the session; `resumed` where nothing was missed. News may come from here on. */
  entered(resumed: boolean): void;
  /** Everything may be asked for, and all that ended with the last connection has to be. */
  begun(): void;
  heard(event: Event): void;
  ended(): void;
}

class Session {
  phase = $state<Phase>('out');
  me = $state<AgentView | null>(null);
  /** Where what one may do may be done. */
  #rights = $state.raw(new Map<string, RightView>());
  permissions = $state<string[]>([]);
  first = $state<First | null>(null);
  vocabulary = $state<VocabularyView | null>(null);
  /** A session that a reload interrupted is being resumed. */
  resuming = $state(false);
  ended = $state(false);
  /** The link that was followed does not sign in any more. */
  spent = $state(false);
  lostAt = $state(0);
  retryAt = $state(0);
  desk = $state('');
  /** The desk has a newer page than this one. */
  outdated = $state(false);

  #hearer: Hearer | null = null;
  #token = '';
  readonly link = new Link(
    browser(),
    {
      phase: (phase) => this.#phase(phase),
      signedIn: (session) => this.#signedIn(session),
      event: (event) => this.#event(event),
      ended: (why) => this.#ended(why),
    },
    () => prefs.language,
  );

  /** Somebody who is told of everything; goes on with what a reload interrupted. */
  start(hearer: Hearer): void {
    this.#hearer = hearer;
    now.follow(() => this.link.clock.now());
    addEventListener('online', () => this.link.retryNow());
    const link = /^#enter=(.*)$/.exec(location.hash)?.[1];
    if (link !== undefined) {
      // Neither the address bar nor the history keeps what signs in.
      history.replaceState(null, '', '#/');
      void this.#follow(link);
      return;
    }
    const before = kept();
    if (before) {
      this.#token = before.token;
      this.resuming = true;
      this.link.resume(before.token, before.seq);
    }
  }

  signIn(name: string, password: string, code: string | null): Promise<Outcome> {
    this.ended = false;
    this.spent = false;
    return this.link.signIn(name, password, code, device());
  }

  async #follow(link: string): Promise<void> {
    forget();
    this.resuming = true;
    const outcome = await this.link.follow(link, device()).catch(() => null);
    this.resuming = false;
    this.spent = outcome?.type === 'refused';
    // Whoever watches the floor was sent to watch it.
    if (this.can('supervise.panel')) history.replaceState(null, '', '#/panel');
  }

  async changePassword(old: string, fresh: string): Promise<Outcome> {
    const outcome = await this.link.read({ area: 'entry', type: 'change_password', old, new: fresh });
    if (outcome.type === 'accepted') this.goOn();
    return outcome;
  }

  /** What had to be done first is done. */
  goOn(): void {
    this.first = null;
    this.link.askAgain();
    void this.#begin();
  }

  /** Whether one may do this at all; with a queue, whether there. Until it is known where, wherever it is. */
  can(right: string, queue?: string): boolean {
    const held = this.permissions.includes(right);
    const where = queue === undefined ? undefined : this.#rights.get(right);
    return held && (where === undefined || where.everywhere || where.queues.includes(queue ?? ''));
  }

  /** Whether there is anything for them in the administration, if only to read. */
  get administers(): boolean {
    return ADMINISTERS.some((right) => this.can(right));
  }

  #phase(phase: Phase): void {
    this.phase = phase;
    this.lostAt = this.link.lostAt;
    this.retryAt = this.link.retryAt;
    this.desk = this.link.desk;
  }

  #signedIn(session: SessionView): void {
    this.#token = session.token;
    this.resuming = false;
    this.me = session.agent;
    this.permissions = session.permissions;
    this.first = session.must_change_password ? 'change_password' : null;
    this.#keep();
    this.#hearer?.entered(session.resumed);
    // A desk that was upgraded was away in between.
    void isOutdated().then((outdated) => (this.outdated = outdated));
    if (this.first === null) void this.#begin();
  }

  async #begin(): Promise<void> {
    const outcome = await this.link.read({ area: 'lists', type: 'vocabulary' }).catch(() => null);
    if (outcome === null) return;
    // That a second factor is wanted is said of no session, only of what is asked in it.
    if (outcome.type === 'refused' && outcome.hint === 'enrol_code') {
      this.first = outcome.hint;
      return;
    }
    this.vocabulary = given(outcome, 'vocabulary') ?? this.vocabulary;
    void this.#readRights();
    this.#hearer?.begun();
    void this.#readMe();
  }

  /** Reads anew what there is to choose from, what it is called, and what one may do. */
  async learn(): Promise<void> {
    this.vocabulary = given(await this.link.read({ area: 'lists', type: 'vocabulary' }).catch(() => null), 'vocabulary') ?? this.vocabulary;
    await this.#readRights();
  }

  async #readRights(): Promise<void> {
    const rights = given(await this.link.read({ area: 'entry', type: 'rights' }).catch(() => null), 'rights');
    if (rights === null) return;
    this.#rights = new Map(rights.map((one) => [one.action, one]));
    this.permissions = rights.map((one) => one.action);
  }

  /** The answer to a resume says how one stood before the desk knew that one is back. */
  async #readMe(): Promise<void> {
    const me = given(await this.link.read({ area: 'presence', type: 'me' }).catch(() => null), 'agent');
    if (me && this.me) this.me = me;
  }

  #event(event: Event): void {
    if (event.news.type === 'me') this.me = event.news.agent;
    this.#hearer?.heard(event);
    // After it was dealt with: what a reload interrupts is told again.
    if (event.seq !== null) queueMicrotask(() => this.#keep());
  }

  #keep(): void {
    if (this.#token) keep({ token: this.#token, seq: this.link.lastSeq, name: this.me?.name ?? '' });
  }

  #ended(why: Refusal | null): void {
    this.ended = why !== null;
    this.resuming = false;
    this.#token = '';
    this.me = null;
    this.first = null;
    forget();
    this.#hearer?.ended();
  }
}

/** What people read in the list of their sessions. */
function device(): string {
  return `web ${navigator.platform}`.trim();
}

export const session = new Session();
