// One session with the desk over connections that come and go. What changes something is asked again
// under the same key until it was answered; what only reads fails with the connection, and is read anew.

import type { Answer, CommandKey, EntryRequest, Event, FromClient, FromDesk, Outcome, Refusal, SessionView, ToDesk, Welcome } from '../../wire';
import { wait } from './backoff';
import { Clock } from './clock';
import { id128 } from './ids';
import { WaitingRoom, type Waiting } from './waiting';

/** `out`: nobody is signed in. `lost`: somebody is, and the connection will be made again. */
export type Phase = 'out' | 'entering' | 'in' | 'lost';

export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface Heard {
  opened(): void;
  text(text: string): void;
  closed(): void;
}

export interface Surroundings {
  open(heard: Heard): Wire;
  now(): number;
  random(): number;
  after(ms: number, then: () => void): () => void;
}

export interface Listener {
  phase(phase: Phase): void;
  signedIn(session: SessionView): void;
  event(event: Event): void;
  ended(why: Refusal | null): void;
}

export class ConnectionLost extends Error {}

type Entry = Extract<EntryRequest, { type: 'sign_in' | 'resume' }>;

export class Link {
  readonly clock: Clock;
  phase: Phase = 'out';
  /** When the connection was lost, and when the next try is due; by this machine's clock. */
  lostAt = 0;
  retryAt = 0;
  desk = '';

  #wire: Wire | null = null;
  #welcome: Welcome | null = null;
  #entry: Entry | null = null;
  #entered: ((outcome: Outcome) => void) | null = null;
  #entryRefused: (() => void) | null = null;
  #token = '';
  #seq = '0';
  #requests = new WaitingRoom();
  #tries = 0;
  #least = 0;
  #heardAt = 0;
  #saidAt = 0;
  #stopTimer: () => void = () => {};
  #stopRetry: () => void = () => {};

  constructor(
    private readonly around: Surroundings,
    private readonly listener: Listener,
    private readonly language: () => string,
  ) {
    this.clock = new Clock(() => around.now());
  }

  get lastSeq(): string {
    return this.#seq;
  }

  signIn(name: string, password: string, code: string | null, device: string): Promise<Outcome> {
    return new Promise((done, failed) => {
      this.#entry = { type: 'sign_in', name, password, code, device };
      this.#entered = done;
      this.#entryRefused = () => failed(new ConnectionLost());
      this.#to('entering');
      if (this.#wire && this.#welcome) this.#enter();
      else if (!this.#wire) this.#connect();
    });
  }

  /** Goes on with a session of this tab that a reload interrupted. */
  resume(token: string, seq: string): void {
    this.#token = token;
    this.#seq = seq;
    this.#to('entering');
    this.#connect();
  }

  /** Reads something; fails with the connection. */
  read(ask: ToDesk): Promise<Outcome> {
    return this.#request(ask, null, null, false);
  }

  /** Changes something, once, however often the connection is lost meanwhile. */
  change(ask: ToDesk, fence: number | null = null): Promise<Outcome> {
    // What carries a name of its own is keyed by that: the same name after a reload is the same message.
    const named = ask.area === 'work' && (ask.type === 'reply' || ask.type === 'note');
    const key = named ? null : { client: id128(), count: 1 };
    return this.#request(ask, key, fence, true);
  }

  /** Asks for what is safe to repeat as it is, until there is an answer. */
  insist(ask: ToDesk): Promise<Outcome> {
    return this.#request(ask, null, null, true);
  }

  /** Says something that nobody waits for and that is worth nothing later. */
  mention(ask: ToDesk): void {
    if (this.phase === 'in') this.read(ask).catch(() => {});
  }

  retryNow(): void {
    if (this.phase === 'lost' && !this.#wire) this.#connect();
  }

  async signOut(): Promise<void> {
    if (this.phase === 'in') await this.read({ area: 'entry', type: 'sign_out' }).catch(() => {});
    this.#end(null);
  }

  #request(ask: ToDesk, key: CommandKey | null, fence: number | null, lasting: boolean): Promise<Outcome> {
    return new Promise((done, fail) => {
      const waiting: Waiting = { ask, key, fence, lasting, done, failed: () => fail(new ConnectionLost()) };
      if (this.phase !== 'in' && !lasting) return waiting.failed();
      const number = this.#requests.put(waiting);
      if (this.phase === 'in') this.#ask(number, waiting);
    });
  }

  #ask(number: number, { ask, key, fence }: Waiting): void {
    this.#say({ frame: 'request', request: number, key, holder_fence: fence, ask });
  }

  #connect(): void {
    this.#stopRetry();
    this.#welcome = null;
    // What an earlier connection still has to say is not listened to any more.
    const wire = this.around.open({
      opened: () => {
        if (this.#wire !== wire) return;
        this.#say({ frame: 'hello', versions: [1], client: 'centralita-web/0.1.0', language: this.language() });
      },
      text: (text) => {
        if (this.#wire === wire) this.#hear(text);
      },
      closed: () => {
        if (this.#wire === wire) this.#lose();
      },
    });
    this.#wire = wire;
    this.#heardAt = this.around.now();
    this.#watch();
  }

  #watch(): void {
    this.#stopTimer();
    const beat = this.#welcome?.beat ?? 10_000;
    this.#stopTimer = this.around.after(beat / 2, () => {
      if (!this.#wire) return;
      const silence = this.around.now() - this.#heardAt;
      if (silence >= (this.#welcome?.silence_max ?? 30_000)) return this.#drop();
      this.#beat();
      this.#watch();
    });
  }

  #beat(): void {
    // Also called whenever something is heard: timers of a page in the background are held back.
    if (!this.#welcome || this.around.now() - this.#saidAt < this.#welcome.beat / 2) return;
    this.#say({ frame: 'heartbeat', at: new Date(this.around.now()).toISOString() });
  }

  #say(frame: FromClient): void {
    this.#saidAt = this.around.now();
    this.#wire?.send(JSON.stringify(frame));
  }

  #hear(text: string): void {
    this.#heardAt = this.around.now();
    const frame = JSON.parse(text) as FromDesk;
    switch (frame.frame) {
      case 'welcome':
        this.#welcome = frame;
        this.desk = frame.desk;
        this.clock.set(frame.server_time);
        this.#watch();
        this.#enter();
        break;
      case 'answer':
        this.#answered(frame);
        break;
      case 'event':
        this.clock.set(frame.at);
        this.listener.event(frame);
        if (frame.seq !== null) this.#seq = frame.seq;
        break;
      case 'heartbeat':
        this.clock.set(frame.at);
        break;
      case 'farewell':
        this.#least = frame.after ?? 0;
        if (!frame.resumable) this.#end(frame.why);
        break;
    }
    this.#beat();
  }

  #enter(): void {
    const entry: Entry | null = this.#entry ?? (this.#token ? { type: 'resume', token: this.#token, last_seq: this.#seq } : null);
    if (!entry) return;
    this.#say({ frame: 'request', request: 0, key: null, ask: { area: 'entry', ...entry } });
  }

  #answered({ request, outcome }: Answer): void {
    if (request === 0) return this.#enteredWith(outcome);
    this.#requests.answered(request, outcome);
  }

  #enteredWith(outcome: Outcome): void {
    const entered = this.#entered;
    const resuming = this.#entry === null;
    this.#entry = null;
    this.#entered = null;
    this.#entryRefused = null;
    if (outcome.type === 'accepted' && outcome.data.type === 'session') {
      const session = outcome.data.value;
      this.#token = session.token;
      if (!session.resumed) this.#seq = session.seq;
      this.#tries = 0;
      this.#least = 0;
      this.#to('in');
      this.listener.signedIn(session);
      if (!session.must_change_password) this.askAgain();
    } else if (resuming) {
      const refusal = outcome.type === 'refused' ? outcome : null;
      // Busy or stopping is not over.
      if (refusal && RETRIED.has(refusal.code)) this.#drop();
      else this.#end(refusal);
    } else {
      this.#to('out');
    }
    entered?.(outcome);
  }

  /** Asks for everything again that was asked for and not answered, in its order. */
  askAgain(): void {
    this.#requests.each((number, waiting) => this.#ask(number, waiting));
  }

  #drop(): void {
    this.#wire?.close();
    this.#lose();
  }

  #lose(): void {
    this.#wire = null;
    this.#welcome = null;
    this.#stopTimer();
    this.#requests.lost();
    if (!this.#token) {
      this.#entryRefused?.();
      this.#entry = null;
      return this.#to('out');
    }
    if (this.phase !== 'lost') this.lostAt = this.around.now();
    const ms = wait(this.#tries, this.around.random(), this.#least);
    this.#tries += 1;
    this.retryAt = this.around.now() + ms;
    this.#stopRetry = this.around.after(ms, () => this.#connect());
    this.#to('lost');
  }

  #end(why: Refusal | null): void {
    const signedIn = this.#token !== '';
    this.#token = '';
    this.#entryRefused?.();
    this.#entryRefused = null;
    this.#entry = null;
    const wire = this.#wire;
    this.#wire = null;
    this.#stopTimer();
    this.#stopRetry();
    wire?.close();
    this.#requests.over();
    this.#to('out');
    // Whoever was not let in has no session that could end.
    if (signedIn) this.listener.ended(why);
  }

  #to(phase: Phase): void {
    this.phase = phase;
    this.listener.phase(phase);
  }
}

/** Refusals of a resume that say "not now". */
const RETRIED = new Set(['CT-1008', 'CT-1010', 'CT-6002', 'CT-6003']);
