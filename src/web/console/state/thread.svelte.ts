// The conversation that is open: its messages, who is there, what is being written to it.

import type { AddressView, ContactView, ConversationId, ConversationShow, ConversationView, Doing, Event, FileView, MessageView, WayView } from '../../wire';
import { given } from '../link/given';
import { drafts } from './drafts';
import { said } from './refusal';
import { session } from './session.svelte';
import { addresses } from '../thread/addresses';
import { toasts } from './toasts.svelte';
import { keepUnsaved, unsaved } from './unsaved';

const MESSAGES = 50;
const LEASE_MS = 5_000;
const EVENTS_MAX = 100;

export type Mode = 'reply' | 'note';

/** What was written, with what goes along. */
export interface Taken {
  text: string;
  own: boolean;
  files: FileView[];
  macro: string | null;
  way: WayView | null;
  cc: AddressView[];
}

class Thread {
  id = $state<ConversationId | null>(null);
  show = $state<ConversationShow | null>(null);
  /** Followed as a supervisor does: nobody there is told. */
  unseen = $state(false);
  earlier = $state(false);
  mode = $state<Mode>('reply');
  reply = $state('');
  note = $state('');
  /** The note is for whoever writes it alone. */
  own = $state(false);
  macro = $state<string | null>(null);
  /** What goes along with what is being written, uploaded already. */
  files = $state.raw<FileView[]>([]);
  /** Another way to the customer than the one they last wrote by. */
  way = $state.raw<WayView | null>(null);
  /** Who gets a copy, as typed. */
  cc = $state('');
  customerTyping = $state(0);
  /** In which one the next keys are meant for the composer, as soon as it takes them. */
  writing = $state.raw<ConversationId | null>(null);
  /** Earlier conversations of the same customer. */
  past = $state.raw<ConversationView[]>([]);
  contact = $state.raw<ContactView | null>(null);
  /** Colleagues' conversations that one has joined, to write beside their owner. */
  #joined = $state.raw(new Set<ConversationId>());
  #opening = 0;
  #typedAt = 0;

  constructor() {
    setInterval(() => this.#lease(), LEASE_MS);
  }

  get mine(): boolean {
    return this.show !== null && this.show.assignee === session.me?.name;
  }

  /** Whether one may answer: the owner may, and whoever joined. */
  get answers(): boolean {
    return this.mine || (this.id !== null && this.#joined.has(this.id));
  }

  /** From now on one writes in it. */
  join(id: ConversationId): void {
    this.#joined = new Set([...this.#joined, id]);
    this.mode = 'reply';
  }

  get last(): number {
    return this.show?.messages.at(-1)?.seq ?? 0;
  }

  async open(id: ConversationId, unseen = this.unseen): Promise<void> {
    if (id !== this.id || unseen !== this.unseen) this.close();
    this.id = id;
    this.unseen = unseen;
    this.#opening += 1;
    const opening = this.#opening;
    const again = this.show !== null;
    const open = { area: 'lists', type: 'open', conversation: id, messages: MESSAGES, watch: true } as const;
    const ask = unseen ? ({ area: 'supervise', type: 'monitor', conversation: id } as const) : open;
    const outcome = await session.link.read(ask).catch(() => null);
    if (opening !== this.#opening || outcome === null) return;
    if (outcome.type === 'refused') {
      toasts.complain(said(outcome));
      this.close();
      // Or the same address asked for again would be no news.
      location.replace('#/');
      return;
    }
    const show = given(outcome, 'opened');
    if (show) this.#opened(show, again);
  }

  close(): void {
    if (this.id === null) return;
    drafts.flush();
    session.link.mention({ area: 'presence', type: 'leave', conversation: this.id });
    session.link.mention({ area: 'lists', type: 'close', conversation: this.id });
    this.id = null;
    this.show = null;
    this.unseen = false;
    this.past = [];
    this.contact = null;
    this.reply = '';
    this.note = '';
    this.own = false;
    this.macro = null;
    this.files = [];
    this.way = null;
    this.cc = '';
    this.mode = 'reply';
    this.customerTyping = 0;
    this.#opening += 1;
  }

  async readEarlier(): Promise<void> {
    const show = this.show;
    const before = show?.messages[0]?.seq;
    if (!show || before === undefined) return;
    const ask = { area: 'lists', type: 'messages', conversation: show.id, after: null, before, limit: MESSAGES } as const;
    const read = given(await session.link.read(ask).catch(() => null), 'messages');
    if (this.show?.id !== show.id || read === null) return;
    this.show.messages = [...read.items, ...this.show.messages];
    this.earlier = read.earlier;
  }

  wrote(text: string): void {
    if (!this.show) return;
    const begins = Date.now() - this.#typedAt >= LEASE_MS;
    this.#typedAt = Date.now();
    // Whoever waits for an answer sees at once that it is on its way.
    if (begins) this.#lease();
    if (this.mode === 'note') {
      this.note = text;
      keepUnsaved(this.show.id, { note: text, own: this.own });
      return;
    }
    this.reply = text;
    keepUnsaved(this.show.id, { reply: text });
    drafts.write(this.show.id, text, this.last);
  }

  /** Whether the note is for oneself alone: kept with it, so that it is not told to all after a reload. */
  keepToOneself(own: boolean): void {
    this.own = own;
    if (this.show) keepUnsaved(this.show.id, { own });
  }

  copied(cc: string): void {
    this.cc = cc;
    if (this.show) keepUnsaved(this.show.id, { cc });
  }

  attach(files: FileView[]): void {
    this.files = files;
    if (this.show) keepUnsaved(this.show.id, { files });
  }

  /** What was written goes, and is no draft any more. */
  take(): Taken {
    const note = this.mode === 'note';
    const taken: Taken = note
      ? { text: this.note, own: this.own, files: this.files, macro: null, way: null, cc: [] }
      : { text: this.reply, own: false, files: this.files, macro: this.macro, way: this.way, cc: addresses(this.cc) ?? [] };
    this.files = [];
    // What is typed next is another message's.
    this.#typedAt = 0;
    this.#lease();
    if (note) {
      this.note = '';
      this.own = false;
    } else {
      this.reply = '';
      this.macro = null;
      this.way = null;
      this.cc = '';
      drafts.forget();
    }
    if (this.show) keepUnsaved(this.show.id, { files: [], ...(note ? { note: '', own: false } : { reply: null, cc: '' }) });
    return taken;
  }

  heard({ news }: Event): void {
    const show = this.show;
    if (!show) return;
    if (news.type === 'conversation' || news.type === 'lost') {
      if (news.conversation.id === show.id) Object.assign(show, news.conversation);
    } else if (news.type === 'history') {
      // What happened while it was being opened is in what was read, and told too.
      if (news.event.conversation !== show.id || show.events.some((one) => one.seq === news.event.seq)) return;
      show.events = [...show.events, news.event].slice(-EVENTS_MAX);
      // Messages have left it, or come back.
      // What they write opens the channel's window anew.
      const opens = news.event.kind === 'received' && [show, ...show.ways].some((one) => one.reply_until !== null);
      if (opens || REREAD.has(news.event.kind)) void this.open(show.id);
    } else if ('conversation' in news && news.conversation === show.id) {
      this.#heardHere(show, news);
    }
  }

  #heardHere(show: ConversationShow, news: Event['news']): void {
    switch (news.type) {
      case 'message':
      case 'message_changed':
        this.#put(show, news.message);
        break;
      case 'message_state': {
        const message = show.messages.find((one) => one.seq === news.seq);
        if (message) Object.assign(message, { state: news.state, failure: news.failure, answer: news.answer });
        break;
      }
      case 'presence':
        show.presence = news.present;
        break;
      case 'draft':
        show.drafts = show.drafts.filter((draft) => draft.agent !== news.agent);
        if (news.draft) show.drafts.push(news.draft);
        break;
      case 'customer_typing':
        this.customerTyping = Date.parse(news.until);
        break;
    }
  }

  #put(show: ConversationShow, message: MessageView): void {
    // What stands before the first one that was read is read with the others there.
    const first = show.messages[0];
    if (this.earlier && first && message.seq < first.seq) return;
    const place = show.messages.findIndex((one) => one.seq >= message.seq);
    if (place < 0) show.messages.push(message);
    else show.messages.splice(place, show.messages[place]?.seq === message.seq ? 1 : 0, message);
    if (message.direction === 'in') this.customerTyping = 0;
    this.seen();
  }

  #opened(show: ConversationShow, again: boolean): void {
    this.show = show;
    this.earlier = show.earlier;
    // What a way takes now is not what it took when it was chosen.
    const { way } = this;
    if (way) this.way = show.ways.find((one) => one.channel === way.channel && one.to.value === way.to.value) ?? null;
    if (!again) {
      const draft = show.drafts.find((one) => one.agent === session.me?.name);
      const kept = unsaved(show.id);
      // What this tab kept is never older than what it sent to the desk.
      this.reply = kept.reply ?? draft?.text ?? '';
      this.note = kept.note;
      this.own = kept.own;
      this.files = kept.files;
      this.cc = kept.cc;
      this.mode = this.answers ? 'reply' : 'note';
    }
    this.seen();
    this.#lease();
    void this.#readPast(show);
    if (session.can('contact.read')) void this.#readContact(show);
  }

  async #readContact(show: ConversationShow): Promise<void> {
    const outcome = await session.link.read({ area: 'contacts', type: 'show', contact: show.contact.id }).catch(() => null);
    if (this.id === show.id) this.contact = given(outcome, 'contact') ?? this.contact;
  }

  async #readPast(show: ConversationShow): Promise<void> {
    const ask = { area: 'lists', type: 'timeline', contact: show.contact.id, cursor: null, limit: 20 } as const;
    const outcome = await session.link.read(ask).catch(() => null);
    const window = given(outcome, 'window');
    if (this.id === show.id && window) this.past = window.items.filter((one) => one.id !== show.id);
  }

  seen(): void {
    const show = this.show;
    if (!show || this.unseen || show.unread === 0 && show.messages.at(-1)?.direction !== 'in') return;
    if (document.visibilityState === 'visible') {
      session.link.mention({ area: 'work', type: 'seen', conversation: show.id, seq: this.last });
    }
  }

  #lease(): void {
    if (!this.show || this.unseen || document.visibilityState !== 'visible') return;
    const doing: Doing = Date.now() - this.#typedAt < LEASE_MS ? 'typing' : 'viewing';
    session.link.mention({ area: 'presence', type: 'lease', conversation: this.show.id, doing });
  }
}

const REREAD = new Set(['split_off', 'merged', 'merged_into', 'undone']);

export const thread = new Thread();
