import { describe, expect, it } from 'vitest';
import type { Event, FromClient, FromDesk, Refusal, Request, SessionView } from '../../wire';
import { wait } from './backoff';
import { Link } from './link';
import { ConnectionLost, type Listener, type Phase } from './listener';
import type { Heard } from './surroundings';

/** A desk that says what it is told to, and time that passes when it is told to. */
class Fake implements Listener {
  time = 0;
  sockets: { heard: Heard; said: FromClient[]; closed: boolean }[] = [];
  phases: Phase[] = [];
  events: Event[] = [];
  sessions: SessionView[] = [];
  ends: (Refusal | null)[] = [];
  #timers: { at: number; then: () => void }[] = [];

  readonly link = new Link(
    {
      open: (heard) => {
        const socket = { heard, said: [] as FromClient[], closed: false };
        this.sockets.push(socket);
        return { send: (text) => socket.said.push(JSON.parse(text) as FromClient), close: () => (socket.closed = true) };
      },
      now: () => this.time,
      random: () => 0.5,
      after: (ms, then) => {
        const timer = { at: this.time + ms, then };
        this.#timers.push(timer);
        return () => (this.#timers = this.#timers.filter((one) => one !== timer));
      },
    },
    this,
    () => 'es',
  );

  phase(phase: Phase): void { this.phases.push(phase); }
  signedIn(session: SessionView): void { this.sessions.push(session); }
  event(event: Event): void { this.events.push(event); }
  ended(why: Refusal | null): void { this.ends.push(why); }

  get socket(): { heard: Heard; said: FromClient[]; closed: boolean } {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nobody connected');
    return socket;
  }

  get requests(): Request[] {
    return this.socket.said.filter((frame) => frame.frame === 'request');
  }

  get asked(): string[] {
    return this.requests.map((request) => request.ask.type);
  }

  say(frame: FromDesk): void { this.socket.heard.text(JSON.stringify(frame)); }

  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const due = this.#timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.time = Math.max(this.time, due.at);
      due.then();
    }
    this.time = until;
  }

  welcome(): void {
    this.socket.heard.opened();
    this.say({
      frame: 'welcome', version: 1, server_time: '2026-01-01T00:00:00.000Z', desk: 'Tienda', server: 'x', features: [],
      beat: 10_000, silence_max: 30_000, frame_bytes_max: 1, requests_open_max: 32, chunk_bytes_max: 1,
    });
  }

  session(values: Partial<SessionView> = {}): void {
    const value = { agent: null, permissions: [], token: 'tok', expires_at: '', must_change_password: false, seq: '40', resumed: false, ...values };
    this.say({ frame: 'answer', request: 0, outcome: { type: 'accepted', data: { type: 'session', value }, undo: null, replayed: false } });
  }

  done(request: number): void {
    this.say({ frame: 'answer', request, outcome: { type: 'accepted', data: { type: 'done' }, undo: null, replayed: false } });
  }

  enter(): void {
    void this.link.signIn('sofia', 'x', null, 'd');
    this.welcome();
    this.session();
  }

  lose(): void { this.socket.heard.closed(); }
}

const RESOLVE = { area: 'work', type: 'resolve', conversation: '7' } as const;
const entry = (fake: Fake): unknown => fake.requests[0]?.ask;

describe('the link', () => {
  it('says hello, then signs in with what was typed', () => {
    const fake = new Fake();
    fake.enter();
    expect(fake.socket.said[0]).toMatchObject({ frame: 'hello', versions: [1] });
    expect(entry(fake)).toMatchObject({ area: 'entry', type: 'sign_in', name: 'sofia' });
    expect(fake.link.phase).toBe('in');
  });

  it('asks for the code on the same connection', async () => {
    const fake = new Fake();
    const first = fake.link.signIn('sofia', 'x', null, 'd');
    fake.welcome();
    fake.say({ frame: 'answer', request: 0, outcome: { type: 'refused', code: 'CT-1006', params: [], hint: null } });
    expect((await first).type).toBe('refused');
    void fake.link.signIn('sofia', 'x', '123456', 'd');
    expect(fake.sockets.length).toBe(1);
    expect(fake.requests.at(-1)?.ask).toMatchObject({ code: '123456' });
  });

  it('connects again and resumes after the last event that it heard', () => {
    const fake = new Fake();
    fake.enter();
    fake.say({ frame: 'event', seq: '57', at: '2026-01-01T00:00:01.000Z', news: { type: 'resync' } });
    fake.lose();
    expect(fake.link.phase).toBe('lost');
    fake.pass(300);
    fake.welcome();
    expect(entry(fake)).toEqual({ area: 'entry', type: 'resume', token: 'tok', last_seq: '57' });
    fake.session({ seq: '60', resumed: true });
    expect(fake.link.phase).toBe('in');
    expect(fake.link.lastSeq).toBe('57');
  });

  it('goes on from where the journal stands when too much was missed', () => {
    const fake = new Fake();
    fake.enter();
    fake.lose();
    fake.pass(300);
    fake.welcome();
    fake.session({ seq: '900', resumed: false });
    expect(fake.link.lastSeq).toBe('900');
    expect(fake.sessions.at(-1)?.resumed).toBe(false);
  });

  it('asks for what changes something again under the same key until there is an answer', async () => {
    const fake = new Fake();
    fake.enter();
    const answer = fake.link.change(RESOLVE, 3);
    const before = fake.requests.at(-1);
    fake.lose();
    fake.pass(300);
    fake.welcome();
    fake.session({ resumed: true });
    const after = fake.requests.at(-1);
    expect(after).toEqual(before);
    expect(after?.key?.client).toMatch(/^[0-9a-f]{32}$/);
    expect(after?.holder_fence).toBe(3);
    fake.done(after?.request ?? -1);
    expect((await answer).type).toBe('accepted');
    fake.lose();
    fake.pass(300);
    fake.welcome();
    fake.session({ resumed: true });
    expect(fake.asked).toEqual(['resume']);
  });

  it('keeps what is asked while there is no connection, in its order', () => {
    const fake = new Fake();
    fake.enter();
    fake.lose();
    void fake.link.change(RESOLVE);
    void fake.link.change({ area: 'work', type: 'reopen', conversation: '7' });
    fake.pass(300);
    fake.welcome();
    expect(fake.asked).toEqual(['resume']);
    fake.session({ resumed: true });
    expect(fake.asked).toEqual(['resume', 'resolve', 'reopen']);
  });

  it('asks for nothing twice on one connection', () => {
    const fake = new Fake();
    fake.signedIn = () => void fake.link.read({ area: 'lists', type: 'vocabulary' });
    fake.enter();
    fake.link.askAgain();
    expect(fake.asked).toEqual(['sign_in', 'vocabulary']);
  });

  it('lets what only reads fail with the connection', async () => {
    const fake = new Fake();
    fake.enter();
    const read = fake.link.read({ area: 'lists', type: 'vocabulary' });
    fake.lose();
    await expect(read).rejects.toBeInstanceOf(ConnectionLost);
  });

  it('gives up a connection that is silent, and says something every beat', () => {
    const fake = new Fake();
    fake.enter();
    fake.pass(10_000);
    expect(fake.socket.said.some((frame) => frame.frame === 'heartbeat')).toBe(true);
    fake.pass(20_000);
    expect(fake.sockets[0]?.closed).toBe(true);
    expect(fake.link.phase).toBe('lost');
  });

  it('does not listen to a connection that it gave up', () => {
    const fake = new Fake();
    fake.enter();
    const old = fake.socket;
    fake.lose();
    fake.pass(300);
    old.heard.closed();
    old.heard.text(JSON.stringify({ frame: 'event', seq: '99', at: '2026-01-01T00:00:00.000Z', news: { type: 'resync' } }));
    expect(fake.link.lastSeq).toBe('40');
  });

  it('waits as long as the desk asked for', () => {
    const fake = new Fake();
    fake.enter();
    fake.say({ frame: 'farewell', why: { code: 'CT-6002', params: [], hint: null }, resumable: true, after: 2_000 });
    fake.lose();
    fake.pass(1_900);
    expect(fake.sockets.length).toBe(1);
    fake.pass(200);
    expect(fake.sockets.length).toBe(2);
  });

  it('ends when the session is over', () => {
    const fake = new Fake();
    fake.enter();
    fake.lose();
    fake.pass(300);
    fake.welcome();
    fake.say({ frame: 'answer', request: 0, outcome: { type: 'refused', code: 'CT-1009', params: [], hint: null } });
    expect(fake.link.phase).toBe('out');
    expect(fake.ends.at(-1)?.code).toBe('CT-1009');
    fake.pass(60_000);
    expect(fake.sockets.length).toBe(2);
  });

  it('has no session that ends where nobody was let in', async () => {
    const fake = new Fake();
    const entered = fake.link.signIn('sofia', 'x', null, 'd');
    fake.welcome();
    fake.say({ frame: 'farewell', why: { code: 'CT-1008', params: [], hint: null }, resumable: false, after: null });
    await expect(entered).rejects.toMatchObject({ why: { code: 'CT-1008' } });
    expect(fake.ends).toEqual([]);
    expect(fake.link.phase).toBe('out');
  });

  it('tells the time of the desk', () => {
    const fake = new Fake();
    fake.enter();
    fake.pass(5_000);
    expect(fake.link.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 0, 5));
  });
});

describe('the wait before connecting again', () => {
  it('doubles from a quarter of a second up to fifteen', () => {
    expect([0, 1, 2, 10].map((tries) => wait(tries, 0.5, 0))).toEqual([250, 500, 1_000, 15_000]);
  });

  it('lies between half and one and a half times that', () => {
    expect([wait(2, 0, 0), wait(2, 0.999, 0)]).toEqual([500, 1_499]);
  });
});
