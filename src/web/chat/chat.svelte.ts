// One chat: connects, says hello, takes in what is told, keeps what is said until it is acknowledged.

import type { About, Form, Mailed, NamedFile, Said, ShownFile, Standing, Told } from './frames';
import type { Keeping } from './keeping';
import { byRequests, bySocket, type Link } from './link';
import * as log from './log';

/** Waits between attempts grow to this, in milliseconds. */
const WAIT_MS_MAX = 30_000;
/** So many attempts in vain are no slow start any more. */
const STALLED_AFTER = 2;
/** How long somebody counts as typing who does not say so again, in milliseconds. */
const TYPING_MS = 8_000;
/** How often the desk is told that the visitor types, in milliseconds. */
const TYPING_EVERY_MS = 3_000;

const nowhere: Standing = { stage: 'none', reference: null, agent: null, position: null, wait_ms: null, attended: true, opens_at: null, unopened: 0, by_mail: false, mail: null, rated: null };

export class Chat {
  connected = $state(false);
  /** Connected once: before that nothing is amiss yet. */
  welcomed = $state(false);
  /** Nothing came of several attempts. */
  stalled = $state(false);
  form = $state<Form | null>(null);
  about = $state<About | null>(null);
  standing = $state<Standing>(nowhere);
  log = $state<log.Log>(log.empty);
  typist = $state<string | null>(null);
  /** The last mail that left for the visitor. */
  mailed = $state<Mailed | null>(null);
  /** Why the last thing asked was not done, that was no message. */
  trouble = $state('');

  #link: Link | null = null;
  /** The last WebSocket never began: either the desk is away, or none is let through. */
  #blocked = false;
  #attempts = 0;
  #typedAt = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #seen = '';
  #pass = '';
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly channel: string,
    private readonly language: string,
    private readonly keeping: Keeping,
  ) {
    window.addEventListener('online', () => this.#hasten());
    document.addEventListener('visibilitychange', () => this.#hasten());
    void this.#connect();
  }

  /** What has to be said before the first message; nothing once it is known. */
  get asks(): Form | null {
    const form = this.form;
    // Another tab of the same visitor may have said it meanwhile.
    if (!form || form.known || this.about || this.standing.stage !== 'none') return null;
    return form.name !== 'never' || form.mail !== 'never' || form.privacy !== '' ? form : null;
  }

  introduce(about: About): void {
    this.about = about;
    this.#say({ type: 'about', ...about });
  }

  send(text: string, files: NamedFile[] = []): void {
    const pending = { id: crypto.randomUUID(), text, files };
    this.log = log.said(this.log, pending);
    // What is typed next is another message's.
    this.#typedAt = 0;
    this.#say({ type: 'send', ...pending });
  }

  /** Puts a file, to be named in the next message. */
  async put(file: File): Promise<NamedFile> {
    const response = await fetch(this.#path('files'), { method: 'PUT', headers: this.#proof, body: file });
    if (!response.ok) throw new Error(`the desk said ${response.status}`);
    const { file: ticket } = (await response.json()) as { file: string };
    return { file: ticket, name: file.name, mime: file.type };
  }

  /** The bytes of a file that was shown. */
  async get(file: ShownFile): Promise<Blob> {
    const response = await fetch(this.#path(`files/${file.file}`), { headers: this.#proof });
    if (!response.ok) throw new Error(`the desk said ${response.status}`);
    return new Blob([await response.arrayBuffer()], { type: 'application/octet-stream' });
  }

  get #proof(): HeadersInit {
    return { authorization: `Bearer ${this.#pass}` };
  }

  #path(rest: string): URL {
    return new URL(`/chat/${encodeURIComponent(this.channel)}/${rest}`, location.href);
  }

  again(id: string): void {
    const pending = this.log.pending.find((it) => it.id === id);
    if (!pending) return;
    this.log = log.dropped(this.log, id);
    const { text, files } = pending;
    this.log = log.said(this.log, { id, text, files });
    this.#say({ type: 'send', id, text, files });
  }

  drop(id: string): void {
    this.log = log.dropped(this.log, id);
  }

  end(): void {
    this.#say({ type: 'end' });
  }

  rate(score: number, remark: string): void {
    this.#say({ type: 'rate', score, remark });
  }

  /** Asks for what was said, by mail. */
  transcript(mail: string): void {
    this.trouble = '';
    this.mailed = null;
    this.#say({ type: 'transcript', mail });
  }

  types(): void {
    if (Date.now() - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = Date.now();
    this.#say({ type: 'typing' });
  }

  /** What is on screen has been seen, or only come. */
  notice(visible: boolean): void {
    const upto = this.log.messages.filter((it) => it.from === 'desk').at(-1)?.id;
    if (!upto) return;
    const mark = `${visible ? 'seen' : 'got'}/${upto}`;
    if (mark === this.#seen) return;
    this.#seen = mark;
    this.#say({ type: visible ? 'seen' : 'got', upto });
  }

  async #connect(): Promise<void> {
    const kept = await this.keeping.read();
    const ears = {
      open: () => {
        const since = log.last(this.log);
        this.#say({ type: 'hello', language: this.language, ...kept, ...(since ? { since } : {}) });
      },
      told: (frame: string) => this.#hear(JSON.parse(frame) as Told),
      gone: (opened: boolean) => {
        const blocked = !opened && !this.#blocked;
        this.#blocked = blocked;
        // Whether the desk is away, a request tells at once.
        if (blocked) void this.#connect();
        else this.#lost();
      },
    };
    const way = this.#blocked ? byRequests : bySocket;
    this.#link = way(this.#path(''), ears);
  }

  #lost(): void {
    this.connected = false;
    this.#link = null;
    // Doubled each time, and spread, so that a desk that comes back is not met by everybody at once.
    const wait = Math.min(WAIT_MS_MAX, 500 * 2 ** this.#attempts) * (0.5 + Math.random() / 2);
    this.#attempts += 1;
    this.stalled = this.#attempts > STALLED_AFTER;
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  /** The network is back, or somebody looks again: no need to wait any longer. */
  #hasten(): void {
    if (this.#link || document.hidden || !this.#retry) return;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    void this.#connect();
  }

  #say(said: Said): void {
    if (this.connected || said.type === 'hello') this.#link?.send(JSON.stringify(said));
  }

  #hear(told: Told): void {
    switch (told.type) {
      case 'welcome':
        this.#attempts = 0;
        this.stalled = false;
        this.connected = true;
        this.welcomed = true;
        this.form = told.form;
        this.standing = told.state;
        // Somebody else's pass since, or none that holds any more: what was said before is not theirs.
        this.log = log.welcomed(this.log, told.messages, told.gap || holder(told.pass) !== holder(this.#pass));
        this.#pass = told.pass;
        this.keeping.write(told.pass);
        this.#seen = '';
        if (this.about) this.#say({ type: 'about', ...this.about });
        for (const { id, text, files, refused } of this.log.pending) {
          if (!refused) this.#say({ type: 'send', id, text, files });
        }
        break;
      case 'message': {
        const { type: _, ...message } = told;
        // One that was told before, read by now, says nothing of who types.
        const fresh = this.log.messages.every((it) => it.id !== message.id);
        this.log = log.told(this.log, message);
        if (fresh && message.from === 'desk') this.typist = null;
        break;
      }
      case 'state': {
        const { type: _, ...standing } = told;
        this.standing = standing;
        break;
      }
      case 'typing':
        this.typist = told.name;
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => (this.typist = null), TYPING_MS);
        break;
      case 'refused':
        this.#refused(told);
        break;
      case 'mailed':
        this.mailed = { what: told.what, to: told.to };
        break;
      case 'taken':
        // The message itself is told too, and takes the place of the one on its way.
        break;
    }
  }

  #refused({ id, code, retry_after_ms }: Extract<Told, { type: 'refused' }>): void {
    if (!id) {
      this.trouble = code;
      return;
    }
    this.log = log.refused(this.log, id, code);
    if (retry_after_ms !== null) setTimeout(() => this.again(id), retry_after_ms);
  }
}

/** Whose a pass is: what comes before how long it holds. */
function holder(pass: string): string {
  return pass.split('.')[0] ?? '';
}
