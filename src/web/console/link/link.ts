// One session with the desk over connections that come and go. What changes something is asked again
// under the same key until it was answered; what only reads fails with the connection, and is read anew.

import type { CommandKey, FromClient, FromDesk, Outcome, Refusal, ToDesk } from '../../wire';
import { Backoff } from './backoff';
import { Clock } from './clock';
import { id128 } from './ids';
import { ConnectionLost, type Listener, type Phase } from './listener';
import { Pulse } from './pulse';
import type { Surroundings, Wire } from './surroundings';
import { WaitingRoom, type Entering, type Entry, type Waiting } from './waiting';

export class Link {
  readonly clock: Clock;
  phase: Phase = 'out';
  /** When the connection was lost, by this machine's clock. */
  lostAt = 0;
  desk = '';

  #wire: Wire | null = null;
  #welcomed = false;
  #entering: Entering | null = null;
  #token = '';
  #seq = '0';
  #requests = new WaitingRoom();
  #pulse: Pulse;
  #backoff: Backoff;

  constructor(
    private readonly around: Surroundings,
    private readonly listener: Listener,
    private readonly language: () => string,
  ) {
    this.clock = new Clock(() => around.now());
    this.#pulse = new Pulse(around, {
      beat: () => this.#say({ frame: 'heartbeat', at: new Date(around.now()).toISOString() }),
      silent: () => this.#drop(),
    });
    this.#backoff = new Backoff(around, () => this.#connect());
  }

  get lastSeq(): string {
    return this.#seq;
  }

  /** When the connection is tried again, by this machine's clock. */
  get retryAt(): number {
    return this.#backoff.at;
  }

  signIn(name: string, password: string, code: string | null, device: string): Promise<Outcome> {
    return this.#enterAs({ type: 'sign_in', name, password, code, device });
  }

  /** By a link that signs in once. */
  follow(token: string, device: string): Promise<Outcome> {
    return this.#enterAs({ type: 'token', token, device });
  }

  #enterAs(entry: Entry): Promise<Outcome> {
    return new Promise((done, failed) => {
      this.#entering = { entry, done, failed: (why) => failed(new ConnectionLost(why)) };
      this.#to('entering');
      if (this.#wire && this.#welcomed) this.#enter();
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
      const waiting: Waiting = { ask, key, fence, lasting, asked: false, done, failed: () => fail(new ConnectionLost()) };
      if (this.phase !== 'in' && !lasting) return waiting.failed();
      const number = this.#requests.put(waiting);
      if (this.phase === 'in') this.#ask(number, waiting);
    });
  }

  #ask(number: number, waiting: Waiting): void {
    const { ask, key, fence } = waiting;
    waiting.asked = true;
    this.#say({ frame: 'request', request: number, key, holder_fence: fence, ask });
  }

  #connect(): void {
    this.#backoff.stop();
    this.#welcomed = false;
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
    this.#pulse.start();
  }

  #say(frame: FromClient): void {
    this.#pulse.said();
    this.#wire?.send(JSON.stringify(frame));
  }

  #hear(text: string): void {
    this.#pulse.heard();
    const frame = JSON.parse(text) as FromDesk;
    switch (frame.frame) {
      case 'welcome':
        this.#welcomed = true;
        this.desk = frame.desk;
        this.clock.set(frame.server_time);
        this.#pulse.welcomed(frame);
        this.#enter();
        break;
      case 'answer':
        if (frame.request === 0) this.#enteredWith(frame.outcome);
        else this.#requests.answered(frame.request, frame.outcome);
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
        this.#backoff.asked(frame.after ?? 0);
        if (!frame.resumable) this.#end(frame.why);
        break;
    }
    this.#pulse.beat();
  }

  #enter(): void {
    const entry: Entry | null = this.#entering?.entry ?? (this.#token ? { type: 'resume', token: this.#token, last_seq: this.#seq } : null);
    if (!entry) return;
    this.#say({ frame: 'request', request: 0, key: null, ask: { area: 'entry', ...entry } });
  }

  #enteredWith(outcome: Outcome): void {
    const entering = this.#entering;
    this.#entering = null;
    if (outcome.type === 'accepted' && outcome.data.type === 'session') {
      const session = outcome.data.value;
      this.#token = session.token;
      if (!session.resumed) this.#seq = session.seq;
      this.#backoff.over();
      this.#to('in');
      // What was done before comes before what is read now.
      if (!session.must_change_password) this.askAgain();
      this.listener.signedIn(session);
    } else if (entering === null) {
      const refusal = outcome.type === 'refused' ? outcome : null;
      // Busy or stopping is not over.
      if (refusal && RETRIED.has(refusal.code)) this.#drop();
      else this.#end(refusal);
    } else {
      this.#to('out');
    }
    entering?.done(outcome);
  }

  /** Asks for everything that waits and was not asked for on this connection, in its order. */
  askAgain(): void {
    this.#requests.eachUnasked((number, waiting) => this.#ask(number, waiting));
  }

  #drop(): void {
    this.#wire?.close();
    this.#lose();
  }

  #lose(): void {
    this.#wire = null;
    this.#welcomed = false;
    this.#pulse.stop();
    this.#requests.lost();
    if (!this.#token) {
      this.#notEntered(null);
      return this.#to('out');
    }
    if (this.phase !== 'lost') this.lostAt = this.around.now();
    this.#backoff.next();
    this.#to('lost');
  }

  #end(why: Refusal | null): void {
    const signedIn = this.#token !== '';
    this.#token = '';
    this.#notEntered(why);
    const wire = this.#wire;
    this.#wire = null;
    this.#pulse.stop();
    this.#backoff.stop();
    wire?.close();
    this.#requests.over();
    this.#to('out');
    // Whoever was not let in has no session that could end.
    if (signedIn) this.listener.ended(why);
  }

  #notEntered(why: Refusal | null): void {
    this.#entering?.failed(why);
    this.#entering = null;
  }

  #to(phase: Phase): void {
    this.phase = phase;
    this.listener.phase(phase);
  }
}

/** Refusals of a resume that say "not now". */
const RETRIED = new Set(['CT-1008', 'CT-1010', 'CT-6002', 'CT-6003']);
