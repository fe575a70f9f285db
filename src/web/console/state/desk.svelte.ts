// Everything together: what the desk says goes to whom it concerns, and what a person does goes to the desk.

import type { AddressView, Conflict, ConversationId, ConversationView, Event, OfferView, Outcome, RemarkView, SuperviseRequest, TemplateUse, ToDesk, WorkRequest } from '../../wire';
import { given } from '../link/given';
import { id128 } from '../link/ids';
import { formatted } from '../thread/format';
import type { Key, Values } from '../words/words';
import { approvals } from './approvals.svelte';
import { called } from './called.svelte';
import { read, write } from './kept';
import { guidance } from './guidance.svelte';
import { macros } from './macros.svelte';
import { LISTS, lists } from './lists.svelte';
import { offers } from './offers.svelte';
import { panel } from './panel.svelte';
import { chime } from './sound';
import { prefs, t, word } from './prefs.svelte';
import { said } from './refusal';
import { Sends, type Send } from './sends';
import { session } from './session.svelte';
import { troubles } from './troubles.svelte';
import { thread } from './thread.svelte';
import { toasts } from './toasts.svelte';
import { keepUnsaved, unsaved } from './unsaved';

const SENDS = 'centralita.sends';
const OWN_ACT_MS = 5_000;
/** After these one may own it no more. */
const LEAVES = new Set<WorkRequest['type']>(['release', 'transfer', 'assign', 'end', 'snooze', 'undo', 'finish_wrap_up']);

export type DialogName = 'palette' | 'keys' | 'transfer' | 'snooze' | 'end' | 'begin' | 'merge' | 'contact' | 'profile' | 'whisper' | 'unread' | 'config' | 'guidance' | 'approvals';

export interface Onlooker {
  heard(event: Event): void;
  /** Everything has to be read anew. */
  begun(): void;
}

class Desk {
  pending = $state.raw<Send[]>([]);
  stopped = $state.raw<{ send: Send; conflict: Conflict } | null>(null);
  /** What the desk did not take as it is written. */
  remarked = $state.raw<{ send: Send; remarks: RemarkView[] } | null>(null);
  dialog = $state<DialogName | null>(null);
  /** The panel is on screen instead of the inbox. */
  floor = $state(false);
  /** What of the administration is on screen instead, such as `people/sofia`; empty for its first page. */
  admin = $state<string | null>(null);
  /** Whoever is told besides, while they are on screen. */
  readonly onlookers = new Set<Onlooker>();
  /** When this tab last gave a conversation away: that it is gone then is no surprise. */
  #acted = new Map<ConversationId, number>();
  #sends = new Sends(
    { read: () => read<Send[]>(SENDS) ?? [], write: (sends) => write(SENDS, sends) },
    { change: (ask, fence) => session.link.change(ask, fence) },
    {
      changed: (sends) => (this.pending = sends),
      sent: (send, outcome) => this.#sent(send, outcome),
      stopped: (send, conflict) => (this.stopped = { send, conflict }),
      remarked: (send, remarks) => (this.remarked = { send, remarks }),
      refused: (send, refusal) => {
        this.#restore(send);
        toasts.complain(t('not_sent', { why: said(refusal) }));
      },
    },
  );

  start(): void {
    this.pending = this.#sends.all;
    session.start({
      entered: (resumed) => {
        offers.entered(resumed);
        troubles.entered(resumed);
      },
      begun: () => this.#begun(),
      heard: (event) => this.#heard(event),
      ended: () => {
        thread.close();
        lists.clear();
        offers.clear();
        troubles.clear();
        guidance.clear();
        approvals.clear();
        this.dialog = null;
      },
    });
    addEventListener('hashchange', () => this.#follow());
    document.addEventListener('visibilitychange', () => thread.seen());
  }

  /** A dialog says late that it was closed: the next one may be open by then. */
  closed(name: DialogName): void {
    if (this.dialog === name) this.dialog = null;
  }

  go(id: ConversationId): void {
    location.hash = `#/c/${id}`;
  }

  /** Opens what is chosen in a list. In a queue from which people take work themselves, to open is to have. */
  pick(id: ConversationId): void {
    this.go(id);
    const it = lists.items.find((one) => one.id === id);
    const takes = it !== undefined && it.assignee === null && it.work === 'queued' && (session.vocabulary?.pull ?? []).includes(it.queue);
    if (takes && session.can('conversation.claim', it.queue)) void this.claim(id);
  }

  async claim(id: ConversationId): Promise<void> {
    if (!(await this.act({ type: 'claim', conversation: id }, 'did_claim'))) return;
    if (thread.id === id) thread.mode = 'reply';
    thread.writing = id;
  }

  leave(): void {
    location.hash = '#/';
  }

  async accept(offer: OfferView): Promise<void> {
    if (await offers.accept(offer)) {
      thread.writing = offer.conversation.id;
      this.go(offer.conversation.id);
      if (thread.id === offer.conversation.id) await thread.open(offer.conversation.id);
    }
  }

  send(next: boolean, confirmed: boolean): void {
    const show = thread.show;
    if (!show) return;
    const note = thread.mode === 'note';
    const taken = thread.take();
    const text = taken.text.trim();
    if (text === '' && taken.files.length === 0) return;
    this.#sends.put({
      name: id128(),
      by: session.me?.name ?? '',
      conversation: show.id,
      note,
      own: taken.own,
      text,
      html: !note && (taken.way ?? show).abilities.formatting ? formatted(text) : null,
      macro: taken.macro,
      attachments: taken.files,
      way: taken.way && { channel: taken.way.channel, to: taken.way.to },
      cc: taken.cc,
      baseSeq: thread.last,
      // Only as long as it is still one's own: never into somebody else's hands.
      fence: !note && thread.mine ? show.fence : null,
      next,
      confirmed,
      at: new Date(session.link.clock.now()).toISOString(),
    });
  }

  /** Sends a template of the channel's; what is being written besides stays. */
  sendTemplate(template: TemplateUse, text: string): void {
    const show = thread.show;
    if (!show) return;
    this.#sends.put({
      name: id128(),
      by: session.me?.name ?? '',
      conversation: show.id,
      note: false,
      text,
      macro: null,
      template,
      attachments: [],
      way: thread.way && { channel: thread.way.channel, to: thread.way.to },
      baseSeq: thread.last,
      fence: thread.mine ? show.fence : null,
      next: false,
      at: new Date(session.link.clock.now()).toISOString(),
    });
  }

  sendAnyway(): void {
    const stopped = this.stopped;
    this.stopped = null;
    if (!stopped) return;
    const { send, conflict } = stopped;
    this.#sends.put({ ...send, name: id128(), baseSeq: conflict.base_seq });
  }

  /** Under its name: nothing was kept of it. */
  sendAsItIs(): void {
    const it = this.remarked;
    this.remarked = null;
    if (it) this.#sends.put({ ...it.send, confirmed: true });
  }

  writeOn(): void {
    const it = this.remarked;
    this.remarked = null;
    if (!it) return;
    this.#restore(it.send);
    this.go(it.send.conversation);
  }

  /** Back into the composer, beside what was written meanwhile. */
  seeChanges(): void {
    const stopped = this.stopped;
    this.stopped = null;
    if (!stopped) return;
    this.#restore(stopped.send);
    this.go(stopped.send.conversation);
  }

  discard(): void {
    this.stopped = null;
  }

  /** Does something to the open conversation; whether it was done. */
  act(ask: WorkRequest, done: Key | null = null, values: Values = {}): Promise<boolean> {
    if ('conversation' in ask && LEAVES.has(ask.type)) this.#acted.set(ask.conversation, Date.now());
    return this.#do({ area: 'work', ...ask }, done, values);
  }

  /** Does something to a colleague's conversation; whether it was done. */
  async supervise(ask: SuperviseRequest, done: Key): Promise<boolean> {
    const is = await this.#do({ area: 'supervise', ...ask }, done, {});
    if (is && (ask.type === 'join' || ask.type === 'take_over')) {
      thread.join(ask.conversation);
      // Whoever writes is seen.
      this.go(ask.conversation);
    }
    return is;
  }

  async #do(ask: ToDesk, done: Key | null, values: Values): Promise<boolean> {
    if (session.phase !== 'in') {
      toasts.complain(t('no_connection'));
      return false;
    }
    const outcome = await session.link.change(ask).catch(() => null);
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    if (outcome?.type === 'conflict') toasts.complain(t('changed_act'));
    if (outcome?.type !== 'accepted') return false;
    if (done) toasts.say(t(done, values), outcome.undo);
    return true;
  }

  async undo(id: number): Promise<void> {
    const toast = toasts.list.find((one) => one.id === id);
    if (!toast?.undo) return;
    toasts.drop(id);
    await this.act({ type: 'undo', undo: toast.undo.undo }, 'undone');
  }

  async setStatus(status: string): Promise<void> {
    const outcome = await session.link.change({ area: 'presence', type: 'set_status', status }).catch(() => null);
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
  }

  /** To what needs one next, once `but` is done with: one's own that waits longest, else what is unread in the list. */
  async goOn(but: ConversationId): Promise<void> {
    const own = given(await session.link.read({ area: 'lists', type: 'next', but }).catch(() => null), 'next');
    const next = own ?? this.next()?.id;
    if (thread.id !== but) return;
    if (next === undefined) this.leave();
    else this.go(next);
  }

  /** The next with something unread in the list that is shown: one's own before nobody's. */
  next(): ConversationView | undefined {
    const unread = lists.items.filter((it) => it.unread > 0 && it.id !== thread.id);
    return unread.find((it) => it.assignee === session.me?.name) ?? unread.find((it) => it.assignee === null);
  }

  #begun(): void {
    lists.readAll();
    panel.begun();
    void guidance.load();
    void approvals.load();
    void troubles.begun();
    for (const one of this.onlookers) one.begun();
    this.#sends.resume(session.me?.name ?? '');
    if (thread.id) void thread.open(thread.id, thread.unseen);
    else this.#follow();
  }

  #follow(): void {
    if (session.phase !== 'in') return;
    this.floor = location.hash === '#/panel' && session.can('supervise.panel');
    const [, admin] = /^#\/admin(?:\/(.*))?$/.exec(location.hash) ?? [];
    this.admin = location.hash.startsWith('#/admin') && session.administers ? (admin ?? '') : null;
    const [, how, id] = /^#\/([cm])\/(\d+)$/.exec(location.hash) ?? [];
    const unseen = how === 'm';
    if (id === undefined) thread.close();
    else if (id !== thread.id || unseen !== thread.unseen) void thread.open(id, unseen);
  }

  #heard(event: Event): void {
    const news = event.news;
    switch (news.type) {
      case 'resync':
        this.#begun();
        break;
      case 'offer':
        offers.heard(news.offer);
        break;
      case 'offer_gone':
        offers.gone(news.offer, news.how);
        break;
      case 'list':
        if (news.list < LISTS.length) lists.heard(news.list, news.changed, news.gone, news.counts);
        break;
      case 'conversation':
        lists.changed(news.conversation);
        break;
      case 'lost':
        lists.changed(news.conversation);
        if (news.conversation.id === thread.id && !this.#justActed(thread.id)) toasts.say(t('taken', { why: word('why', news.why) }));
        break;
      case 'channel':
        troubles.channel(news.condition);
        break;
      case 'config':
        troubles.config = news.status;
        break;
      case 'guidance':
        void guidance.load();
        break;
      case 'vocabulary':
        void session.learn();
        void macros.load();
        break;
      case 'panel':
        panel.heard(news.panel);
        break;
      case 'alarm':
        if (news.why === 'approval' || news.why === 'approval_over') void approvals.load();
        if (news.why !== 'flag' && news.why !== 'stranded' && news.why !== 'approval') break;
        if (prefs.sound) chime();
        toasts.complain(t(`alarmed_${news.why}`, { number: news.conversation.number, name: called('agent', news.conversation.assignee ?? '') }));
        break;
      case 'notice':
        toasts.complain(news.conversation === null ? said(news.refusal) : t('notice_about', { number: news.conversation, text: said(news.refusal) }));
        break;
    }
    thread.heard(event);
    if (news.type === 'message_state') void approvals.cameBack(news.conversation, news.failure);
    for (const one of this.onlookers) one.heard(event);
  }

  #justActed(id: ConversationId): boolean {
    return Date.now() - (this.#acted.get(id) ?? 0) < OWN_ACT_MS;
  }

  #sent(send: Send, outcome: Extract<Outcome, { type: 'accepted' }>): void {
    const held = outcome.data.type === 'sent' && outcome.data.value.held;
    if (outcome.undo) toasts.say(t(held ? 'message_held' : 'did_send'), outcome.undo);
    // What the channel can carry is another's from here on.
    if (send.way && thread.id === send.conversation) void thread.open(send.conversation);
    if (send.next && outcome.data.type === 'sent') {
      if (outcome.data.value.next) this.go(outcome.data.value.next);
      else this.leave();
    }
  }

  #restore(send: Send): void {
    const id = send.conversation;
    const join = (text: string): string => (text === '' ? send.text : `${send.text}\n\n${text}`);
    if (thread.show?.id === id) {
      thread.mode = send.note ? 'note' : 'reply';
      thread.wrote(join(send.note ? thread.note : thread.reply));
      if (send.own) thread.keepToOneself(true);
      thread.attach([...send.attachments, ...thread.files]);
      const { way } = send;
      if (way && !thread.way) thread.way = thread.show.ways.find((one) => one.channel === way.channel && one.to.value === way.to.value) ?? null;
      if (send.cc?.length) thread.copied(copies(send.cc, thread.cc));
    } else {
      const kept = unsaved(id);
      const files = [...send.attachments, ...kept.files];
      keepUnsaved(id, send.note ? { note: join(kept.note), own: send.own === true || kept.own, files } : { reply: join(kept.reply ?? ''), files });
    }
  }
}

function copies(cc: AddressView[], typed: string): string {
  return [...cc.map((one) => one.value), ...(typed === '' ? [] : [typed])].join(', ');
}

export const desk = new Desk();
