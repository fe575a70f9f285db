// What was written and is not answered for yet. Kept in the tab until the desk says yes, and sent again
// under the same name after a lost connection or a reload: it leaves once.

import type { AddressView, Conflict, ConversationId, FileView, Outcome, Refusal, RemarkView, TemplateUse, ToDesk } from '../../wire';

export interface Send {
  /** The `client_message`: what makes a message sent twice one message. */
  name: string;
  by: string;
  conversation: ConversationId;
  note: boolean;
  /** A note for its author alone; not there in what was kept by an earlier page. */
  own?: boolean;
  text: string;
  /** The same formatted, where it is. */
  html?: string | null;
  macro: string | null;
  /** The template of the channel's that it is, with `text` as it reads; not there in what an earlier page kept. */
  template?: TemplateUse | null;
  attachments: FileView[];
  /** Another channel and address than those that the customer last wrote by. */
  way: { channel: string; to: AddressView } | null;
  /** Who gets a copy; not there in what was kept by an earlier page. */
  cc?: AddressView[];
  baseSeq: number;
  fence: number | null;
  next: boolean;
  /** Its author has read what there is to say of it; not there in what was kept by an earlier page. */
  confirmed?: boolean;
  at: string;
}

export interface Shelf {
  read(): Send[];
  write(sends: Send[]): void;
}

export interface Outlet {
  change(ask: ToDesk, fence: number | null): Promise<Outcome>;
}

export interface Told {
  changed(sends: Send[]): void;
  sent(send: Send, outcome: Extract<Outcome, { type: 'accepted' }>): void;
  stopped(send: Send, conflict: Conflict): void;
  remarked(send: Send, remarks: RemarkView[]): void;
  refused(send: Send, refusal: Refusal): void;
}

export class Sends {
  #sends: Send[];
  /** Those that the link already holds: it asks for them again by itself. */
  #under = new Set<string>();

  constructor(
    private readonly shelf: Shelf,
    private readonly outlet: Outlet,
    private readonly told: Told,
  ) {
    this.#sends = shelf.read();
  }

  get all(): Send[] {
    return this.#sends;
  }

  put(send: Send): void {
    this.#set([...this.#sends, send]);
    this.#submit(send);
  }

  /** What a reload found on the shelf, for the person who wrote it and nobody else. */
  resume(by: string): void {
    for (const send of this.#sends) if (send.by === by && !this.#under.has(send.name)) this.#submit(send);
  }

  #submit(send: Send): void {
    this.#under.add(send.name);
    this.outlet.change(ask(send), send.fence).then(
      (outcome) => this.#answered(send, outcome),
      // The session is over: it waits on the shelf for the next one.
      () => this.#under.delete(send.name),
    );
  }

  #answered(send: Send, outcome: Outcome): void {
    this.#under.delete(send.name);
    this.#set(this.#sends.filter((one) => one.name !== send.name));
    if (outcome.type === 'accepted') this.told.sent(send, outcome);
    else if (outcome.type === 'conflict') this.told.stopped(send, outcome);
    else if (outcome.type === 'remarked') this.told.remarked(send, outcome.remarks);
    else this.told.refused(send, outcome);
  }

  #set(sends: Send[]): void {
    this.#sends = sends;
    this.shelf.write(sends);
    this.told.changed(sends);
  }
}

function ask(send: Send): ToDesk {
  const { conversation, attachments, name: client_message } = send;
  const template = send.template ?? null;
  const text = template === null ? send.text : '';
  if (send.note) return { area: 'work', type: 'note', conversation, scope: send.own ? 'author' : 'team', client_message, text, attachments };
  const reply = { client_message, text, html: send.html ?? null, attachments, to: send.way?.to ?? null, channel: send.way?.channel ?? null, cc: send.cc ?? [], macro: send.macro, template, confirmed: send.confirmed };
  return { area: 'work', type: 'reply', conversation, base_seq: send.baseSeq, reply, next: send.next };
}
