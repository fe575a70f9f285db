// The wire's types in its JSON spelling, as PROTOCOL.md describes them. Generated from the source by
// tests/protocol; CENTRALITA_BLESS=1 writes it anew.

/** RFC 3339 in UTC with milliseconds. */
export type Moment = string;
/** Milliseconds. */
export type Span = number;
/** Digits: browsers round large numbers. */
export type Seq = string;
/** Digits. */
export type Ticket = string;
/** 32 hexadecimal digits. */
export type Id128 = string;
/** 64 hexadecimal digits. */
export type Digest = string;
/** Base64. */
export type Blob = string;
/** As in the configuration: letters, digits, `-`, `_` and `.`. */
export type Name = string;
/** `CT-` and four digits. */
export type Code = string;
/** Digits. */
export type AgentId = string;
/** Digits. */
export type CaseId = string;
/** Digits. */
export type ContactId = string;
/** Digits. */
export type ConversationId = string;
/** Digits. */
export type MasterId = string;
/** Digits. */
export type MessageId = string;
/** Digits. */
export type OfferId = string;
/** Digits. */
export type StrayId = string;

/** Frame 1, client to desk: the first frame of a connection. */
export type Hello = {
  /** The versions of the protocol that the client speaks, the one it likes best first. */
  versions: number[];
  /** The client's name and version, such as `centralita-console/0.1.0`. */
  client: string;
  /** The language that the person reads, as an ISO 639-1 code. */
  language: string;
};

/** Frame 2, desk to client: the answer to a hello that fits. */
export type Welcome = {
  /** The version that both sides speak from here on. */
  version: number;
  /** The desk's time. */
  server_time: Moment;
  /** The business's name. */
  desk: string;
  /** The desk's program and version. */
  server: string;
  /** What this desk can do beyond this version's minimum, as stable words. */
  features: string[];
  /** How often each side sends something; a heartbeat where there is nothing else. */
  beat: Span;
  /** How long either side may be silent before the other gives the connection up. */
  silence_max: Span;
  /** The longest frame after sign-in: what its length field may say. */
  frame_bytes_max: number;
  /** How many requests may wait for their answers before the desk stops reading. */
  requests_open_max: number;
  /** The longest piece of a file in one request or answer. */
  chunk_bytes_max: number;
};

/** Frame 3, client to desk: asks for one thing. */
export type Request = {
  /** The client's number for it; names its answer. Not one that still waits for an answer. */
  request: number;
  /** Set where asking twice must have one effect; see Idempotency. */
  key?: CommandKey | null;
  /** The `fence` of the conversation, where the request is meant only as long as that grant stands; CT-3033 once it is over. See Conflict. */
  holder_fence?: number | null;
  /** What is asked. */
  ask: ToDesk;
};

/** What a client can ask, by area. */
export type ToDesk =
  /** Signing in and out. */
  | ({ area: "entry" } & EntryRequest)
  /** Conversations. */
  | ({ area: "work" } & WorkRequest)
  /** Reading. */
  | ({ area: "lists" } & ListsRequest)
  /** One's own status and whereabouts. */
  | ({ area: "presence" } & PresenceRequest)
  /** Customers. */
  | ({ area: "contacts" } & ContactsRequest)
  /** Bytes. */
  | ({ area: "files" } & FilesRequest)
  /** The floor. */
  | ({ area: "supervise" } & SuperviseRequest)
  /** Accounts. */
  | ({ area: "people" } & PeopleRequest)
  /** The desk itself. */
  | ({ area: "desk" } & DeskRequest)
  /** Giving out work from outside. */
  | ({ area: "routing" } & RoutingRequest)
  /** What the team is to know and keep to. */
  | ({ area: "guidance" } & GuidanceRequest);

/** Frame 4, desk to client: the one answer to a request. */
export type Answer = {
  /** Whose. */
  request: number;
  /** How it went. */
  outcome: Outcome;
};

/** Frame 5, desk to client: something happened. */
export type Event = {
  /** Its place in the journal; `null` for news that is not kept, such as presence, and for all but the last event of one place. Rises strictly within a session, with gaps where others' news lie. */
  seq: Seq | null;
  /** When it happened. */
  at: Moment;
  /** What. */
  news: News;
};

/** Frame 6, both ways: I am here. */
export type Heartbeat = {
  /** From the desk: its time. From a client: its own, which the desk ignores. */
  at: Moment;
};

/** Frame 7, both ways: the last frame of a connection. */
export type Farewell = {
  /** Why; `null` when nothing is wrong. */
  why: Refusal | null;
  /** Whether the session can be resumed on a new connection. */
  resumable: boolean;
  /** How long to wait before connecting again. */
  after: Span | null;
};

/** Why something was not done. Nothing was changed. */
export type Refusal = {
  /** The stable code. */
  code: Code;
  /** The details, by name; the table of codes says which. */
  params: Param[];
  /** What the client may offer the person: a stable word, such as `send_anyway`. */
  hint: string | null;
};

/** How a request went. */
export type Outcome =
  /** Done, synced and sure to survive the loss of power. */
  | ({ type: "accepted" } & Accepted)
  /** Not done, and why. */
  | ({ type: "refused" } & Refusal)
  /** Not done, because somebody wrote after `base_seq`. */
  | ({ type: "conflict" } & Conflict)
  /** Not sent, because there is something to say of the text that its author has not confirmed. */
  | ({ type: "remarked" } & Remarked);

/** A yes. */
export type Accepted = {
  /** What was asked for. */
  data: Data;
  /** How to take it back, where it can be. */
  undo: Undo | null;
  /** Whether this answer was given before, to the same key. */
  replayed: boolean;
};

/** How to take something back. */
export type Undo = {
  /** What `work.undo` is given. */
  undo: Ticket;
  /** Until when it works. */
  until: Moment;
  /** How long that is. */
  valid: Span;
};

/** Somebody wrote meanwhile. */
export type Conflict = {
  /** The refusal, always CT-3009, with `by` and `at` of the latest and what was `wrote` (`message`, `answer` or `note`); its hint is `send_anyway`: ask again with `base_seq` as here. */
  refusal: Refusal;
  /** The conversation's last message now. */
  base_seq: number;
  /** What came since, oldest first; at most 20. */
  since: MessageView[];
};

/** A text is not as the desk wants to be written. */
export type Remarked = {
  /** The refusal, always CT-3035; its hint is `confirm`: ask again with `confirmed`. */
  refusal: Refusal;
  /** What there is to say of it; at least one and at most 12. */
  remarks: RemarkView[];
};

/** What was asked for. */
export type Data =
  /** Nothing to say but that it was done. */
  | { type: "done" }
  /** The session that was signed in, or one's own. */
  | { type: "session"; value: SessionView }
  /** A second factor being enrolled. */
  | { type: "second_factor"; value: SecondFactorView }
  /** Recovery codes, shown this once. */
  | { type: "recovery"; value: string[] }
  /** A message or note was kept. */
  | { type: "sent"; value: Sent }
  /** A conversation. */
  | { type: "conversation"; value: ConversationView }
  /** A window of a list. */
  | { type: "window"; value: Window }
  /** A conversation opened. */
  | { type: "opened"; value: ConversationShow }
  /** Messages. */
  | { type: "messages"; value: Messages }
  /** Events. */
  | { type: "events"; value: Events }
  /** An unfinished answer; `null` where there is none. */
  | { type: "draft"; value: DraftView | null }
  /** Macros. */
  | { type: "macros"; value: MacroView[] }
  /** A macro filled. */
  | { type: "rendered"; value: Rendered }
  /** The next conversation of an export; `null` after the last. */
  | { type: "exported"; value: ConversationShow | null }
  /** What there is to choose from. */
  | { type: "vocabulary"; value: VocabularyView }
  /** Statuses. */
  | { type: "statuses"; value: StatusChoice[] }
  /** A person at the desk. */
  | { type: "agent"; value: AgentView }
  /** People at the desk. */
  | { type: "agents"; value: Agents }
  /** A customer. */
  | { type: "contact"; value: ContactView }
  /** Customers. */
  | { type: "contacts"; value: Contacts }
  /** How far an upload is. */
  | { type: "upload"; value: Upload }
  /** A file that was kept. */
  | { type: "file"; value: FileView }
  /** A piece of a file or body. */
  | { type: "chunk"; value: Chunk }
  /** The floor. */
  | { type: "panel"; value: PanelView }
  /** Several at once. */
  | { type: "bulk"; value: Bulk }
  /** Why something is where it is. */
  | { type: "decisions"; value: DecisionView[] }
  /** Sessions. */
  | { type: "sessions"; value: SessionRow[] }
  /** A token, shown this once. */
  | { type: "token"; value: Token }
  /** Roles and permission sets. */
  | { type: "roles"; value: RoleView[] }
  /** How the desk is. */
  | { type: "status"; value: StatusView }
  /** Queues. */
  | { type: "queues"; value: QueueView[] }
  /** A queue. */
  | { type: "queue"; value: QueueView }
  /** Channels. */
  | { type: "channels"; value: ChannelView[] }
  /** What trying a channel came to. */
  | { type: "test"; value: Test }
  /** Messages of ours that are not settled. */
  | { type: "outbox"; value: Outbox }
  /** One of them. */
  | { type: "delivery"; value: OutboxView }
  /** The running configuration. */
  | { type: "config"; value: SettingView[] }
  /** Lines to read. */
  | { type: "lines"; value: string[] }
  /** Generations of the configuration. */
  | { type: "generations"; value: GenerationView[] }
  /** How the configuration stands. */
  | { type: "config_status"; value: ConfigStatusView }
  /** What a replay came to. */
  | { type: "simulation"; value: SimulationView }
  /** How the store is. */
  | { type: "store"; value: StoreView }
  /** A certificate. */
  | { type: "certificate"; value: CertificateView }
  /** Work that waits for a router outside. */
  | { type: "pending"; value: PendingView[] }
  /** What was laid out for a backup. */
  | { type: "staged"; value: Staged }
  /** What of a customer is kept, or was until just now. */
  | { type: "erased"; value: Erased }
  /** Figures of the past. */
  | { type: "report"; value: ReportView }
  /** Addresses that customers reach channels by. */
  | { type: "addresses"; value: OwnAddressView[] }
  /** What stands under what somebody writes. */
  | { type: "signature"; value: SignatureView }
  /** What a connector said and could not be taken. */
  | { type: "rejected"; value: Rejected }
  /** One of them with what was said. */
  | { type: "rejected_one"; value: RejectedShow }
  /** What became of those that were read again. */
  | { type: "replayed"; value: Replayed }
  /** Kinds of channels. */
  | { type: "channel_kinds"; value: KindView[] }
  /** Servers of a mail address. */
  | { type: "mail_servers"; value: MailServersView }
  /** A new channel as it would be written. */
  | { type: "channel_draft"; value: ChannelDraft }
  /** A new channel was written. */
  | { type: "channel_written"; value: ChannelWritten }
  /** What somebody did over a day. */
  | { type: "agent_day"; value: AgentDayView }
  /** Where one may do what. */
  | { type: "rights"; value: RightView[] }
  /** The conversation to go on with; `null` where none needs one. */
  | { type: "next"; value: ConversationId | null }
  /** Guidance. */
  | { type: "guidance"; value: GuidanceView[] }
  /** Who has read a piece of it, and who has not. */
  | { type: "guidance_readers"; value: ReaderView[] }
  /** What there is to say of a text. */
  | { type: "reviewed"; value: Reviewed };

/** A message or note was kept. */
export type Sent = {
  /** In which conversation. */
  conversation: ConversationId;
  /** Its place there. */
  seq: number;
  /** Which message. */
  message: MessageId;
  /** Until when it is held back so that it can be taken back. */
  held_until: Moment | null;
  /** The next conversation that needs the author, where that was asked and there is one. */
  next: ConversationId | null;
  /** Whether it waits for somebody to approve it. */
  held: boolean;
};

/** A window of a list. */
export type Window = {
  /** What is in it. */
  items: ConversationView[];
  /** Where the next one begins; `null` after the last. */
  next: string | null;
  /** How many there are. */
  counts: Counts;
};

/** How many there are in a list, all windows together. */
export type Counts = {
  /** Altogether. */
  total: number;
  /** With something unread. */
  unread: number;
  /** Waiting in a queue. */
  queued: number;
  /** Owned by whoever asks. */
  mine: number;
};

/** Messages. */
export type Messages = {
  /** Oldest first. */
  items: MessageView[];
  /** Whether there are earlier ones. */
  earlier: boolean;
  /** Whether there are later ones. */
  later: boolean;
};

/** Events. */
export type Events = {
  /** Oldest first. */
  items: EventView[];
  /** Where to go on: the `after` of the next request. */
  last: Seq;
  /** Whether there are later ones. */
  later: boolean;
};

/** A macro filled for a conversation. */
export type Rendered = {
  /** Its name. */
  name: Name;
  /** Its text. */
  text: string;
  /** Placeholders without a value; it must not be sent while there are any. */
  missing: string[];
  /** Labels that it puts on. */
  tags: Name[];
  /** Whether it resolves. */
  resolve: boolean;
};

/** People at the desk. */
export type Agents = {
  /** By name. */
  items: AgentView[];
  /** Where the next answer begins; `null` after the last. */
  next: string | null;
};

/** Customers. */
export type Contacts = {
  /** The best fit first. */
  items: ContactView[];
  /** Where the next answer begins; `null` after the last. */
  next: string | null;
};

/** How far an upload is. */
export type Upload = {
  /** Which. */
  upload: Ticket;
  /** How many bytes have arrived: where the next piece begins. */
  have: number;
};

/** A piece of a file or body. */
export type Chunk = {
  /** Where it begins. */
  offset: number;
  /** How long the whole is. */
  total: number;
  /** The piece; empty at or behind the end. */
  bytes: Blob;
};

/** Several at once: what could be done was done. */
export type Bulk = {
  /** Done. */
  done: ConversationId[];
  /** Not done, and why. */
  refused: BulkRefusal[];
};

/** One of several that was not done. */
export type BulkRefusal = {
  /** Which. */
  conversation: ConversationId;
  /** Why. */
  refusal: Refusal;
};

/** A token, shown this once. */
export type Token = {
  /** Names it in `end_session`. */
  id: string;
  /** What the script gives to `entry.token`. */
  token: string;
  /** When it ends. */
  expires_at: Moment;
};

/** What was laid out for a backup. */
export type Staged = {
  /** In which folder of the desk's machine. */
  folder: string;
  /** The journal's last place in it. */
  seq: Seq;
};

/** What of a customer is kept, or was until just now. */
export type Erased = {
  /** Conversations. */
  conversations: number;
  /** Those of them that are not over. */
  alive: number;
  /** Messages and notes. */
  messages: number;
  /** Files that belong to nobody else. */
  files: number;
  /** Of those, files that came within the last day; they are removed once they are a day old. */
  young: number;
};

/** What trying a channel came to. */
export type Test = {
  /** Whether it went well. */
  ok: boolean;
  /** What was tried and found, a line each. */
  lines: string[];
  /** The same in Spanish. */
  lines_es: string[];
  /** What was held against its contract, one by one. */
  claims: Claim[];
};

/** One thing that a channel should do, and whether it does. */
export type Claim = {
  /** A stable word for it. */
  claim: string;
  /** Whether it does. */
  result: Held;
  /** What is claimed, and where it does not hold what was seen and what to do. */
  text: string;
  /** The same in Spanish. */
  text_es: string;
};

/** Whether a claim holds. */
export type Held =
  /** It does. */
  | "passed"
  /** It does not. */
  | "failed"
  /** It was not tried. */
  | "skipped";

/** What a connector said and could not be taken. */
export type Rejected = {
  /** Oldest first. */
  items: RejectedView[];
  /** Behind which the next answer begins; `null` after the last. */
  next: StrayId | null;
  /** How many the channel has. */
  total: number;
};

/** What became of those that were read again. */
export type Replayed = {
  /** Taken now, or had been taken before by another way; they are kept no more. */
  taken: StrayId[];
  /** Not taken this time either; they stay. */
  refused: ReplayRefusal[];
};

/** Why something was not taken this time either. */
export type ReplayRefusal = {
  /** Which. */
  id: StrayId;
  /** A stable word. */
  code: string;
  /** The same in a sentence. */
  detail: string;
};

/** Messages of ours that are not settled. */
export type Outbox = {
  /** Oldest first. */
  items: OutboxView[];
  /** Where the next answer begins; `null` after the last. */
  next: string | null;
  /** How many there are. */
  total: number;
};

/** Something that happened. */
export type News =
  /** What was missed is no longer kept, or the client was slow: everything has to be read anew, and every subscription made anew. */
  | { type: "resync" }
  /** Work is offered to you. */
  | { type: "offer";
  /** The offer. */
  offer: OfferView;
}
  /** An offer to you is over. */
  | { type: "offer_gone";
  /** Which. */
  offer: OfferId;
  /** Of what. */
  conversation: ConversationId;
  /** How. */
  how: OfferEnd;
}
  /** A conversation you own, or have open, changed. */
  | { type: "conversation";
  /** How it is now. */
  conversation: ConversationView;
}
  /** A conversation you owned is no longer yours. */
  | { type: "lost";
  /** How it is now. */
  conversation: ConversationView;
  /** Why: `transferred`, `overflowed`, `ended`, `merged`, `moved`, or a cause. */
  why: string;
}
  /** A message or note was added to a conversation you own or have open. */
  | { type: "message";
  /** To which. */
  conversation: ConversationId;
  /** What. */
  message: MessageView;
}
  /** A message of a conversation you own or have open got further, or did not. */
  | { type: "message_state";
  /** Of which. */
  conversation: ConversationId;
  /** Its place there. */
  seq: number;
  /** Which message. */
  message: MessageId;
  /** How far it got. */
  state: MessageState;
  /** Why it failed, as a stable word; see Stable words. */
  failure: string | null;
  /** What the other side said to it. */
  answer: string | null;
}
  /** Something happened to a conversation you have open. */
  | { type: "history";
  /** What. */
  event: EventView;
}
  /** A list you subscribed to changed. Events of one list follow each other at most four times a second; what changed in between comes together. */
  | { type: "list";
  /** Your number for it. */
  list: number;
  /** What came or changed, in no order: put each in its place by the list's sort. */
  changed: ConversationView[];
  /** What is no longer in it. */
  gone: ConversationId[];
  /** How many there are now. */
  counts: Counts;
}
  /** Who is at a conversation you have open; the whole of it. */
  | { type: "presence";
  /** At which. */
  conversation: ConversationId;
  /** Who. */
  present: PresenceView[];
}
  /** An unfinished answer in a conversation you have open was kept or dropped. */
  | { type: "draft";
  /** In which. */
  conversation: ConversationId;
  /** Whose. */
  agent: Name;
  /** What there is of it; `null` when dropped. */
  draft: DraftView | null;
}
  /** The customer is typing, on channels that tell; see `typing` of `AbilitiesView`. */
  | { type: "customer_typing";
  /** In which. */
  conversation: ConversationId;
  /** Until then, unless it is said again. */
  until: Moment;
}
  /** Your own record, status or load changed. */
  | { type: "me";
  /** How it is now. */
  agent: AgentView;
}
  /** The floor, for those who watch the panel. */
  | { type: "panel";
  /** How it is now. */
  panel: PanelView;
}
  /** A piece of work needs somebody's eye, for those with the right `supervise.panel`, or what `why` says. */
  | { type: "alarm";
  /** About which. */
  conversation: ConversationView;
  /** `flag` and `flag_down`: its owner asks for help, or no longer. `stranded`: nobody could ever take it. `overdue`: a first answer is late, or nearly. `unjudged`: a rule could not be applied to it. `absent`: its owner's connection was lost. For those with the right `outbox.approve`, `approval`: an answer waits for approval, and `approval_over`: it does no more. */
  why: string;
}
  /** The configuration was applied or refused, for those who watch it. */
  | { type: "config";
  /** How it stands. */
  status: ConfigStatusView;
}
  /** Work waits for a router outside, for those who watch it. */
  | { type: "pending";
  /** What. */
  pending: PendingView;
}
  /** Work waits no longer for a router outside. */
  | { type: "pending_gone";
  /** What. */
  conversation: ConversationId;
  /** Who has it, if anybody. */
  agent: Name | null;
}
  /** An entry of the journal, for those who follow it. */
  | { type: "journal";
  /** Which. */
  event: EventView;
}
  /** Something went wrong that nobody asked for, such as a message of yours that was given up. */
  | { type: "notice";
  /** What. */
  refusal: Refusal;
  /** About which conversation, if one. */
  conversation: ConversationId | null;
}
  /** A channel does worse or better than before. Told after signing in of every channel that is not well, and then whenever it changes, to those with the right `channel.read`. */
  | { type: "channel";
  /** How it does now. */
  condition: ConditionView;
}
  /** A message of a conversation you own or have open says something else now, was taken back, or has another sign put to it: put it in the place of the one that you have. */
  | { type: "message_changed";
  /** In which. */
  conversation: ConversationId;
  /** How it is now. */
  message: MessageView;
}
  /** Guidance was published or withdrawn, you said elsewhere that you have read it, or, where you may publish it, somebody has: read it anew. */
  | { type: "guidance";
  /** Which piece. */
  name: Name;
}
  /** Other settings hold: what there is to choose from, what it is called and what you may do may be other now. Read `vocabulary` and `rights` anew. */
  | { type: "vocabulary" };

/** How an offer ended. */
export type OfferEnd =
  /** You took it, perhaps on another device. */
  | "accepted"
  /** You said no. */
  | "declined"
  /** Its time ran out. */
  | "timed_out"
  /** The desk took it back, without blame: the customer left, you went busy, settings changed. */
  | "revoked";

/** Who is there. The first four and `Resume` are the only requests before a session is signed in. */
export type EntryRequest =
  /** By name and password. */
  | { type: "sign_in";
  /** The name as typed. */
  name: string;
  /** The password. */
  password: string;
  /** The six digits of the second factor or a recovery code; asked for with CT-1006. */
  code?: string | null;
  /** What the person will read in their list of sessions, such as `laptop`. */
  device: string;
}
  /** By a token made earlier: of a script, a link or a device. */
  | { type: "token";
  /** The token. */
  token: string;
  /** What the person will read in their list of sessions. */
  device: string;
}
  /** By the client certificate that the TLS connection was made with. */
  | { type: "certificate";
  /** What the person will read in their list of sessions. */
  device: string;
}
  /** By being somebody on the desk's own machine; only over the control socket. */
  | { type: "local";
  /** The person in whose name work is done; `null` acts as the machine's operator. */
  acting_for?: Name | null;
}
  /** By the token of a session whose connection was lost; news after `last_seq` follow. */
  | { type: "resume";
  /** The token that the sign-in answered with. */
  token: string;
  /** The `seq` of the last event that was received; 0 for none. */
  last_seq: Seq;
}
  /** Ends the session for good; the token stops working. */
  | { type: "sign_out" }
  /** Asks who one is and what one may do. Answered by `session`. */
  | { type: "who_am_i" }
  /** Changes one's own password. */
  | { type: "change_password";
  /** The present one. */
  old: string;
  /** The new one. */
  new: string;
}
  /** Begins a new second factor of one's own. Answered by `second_factor`. */
  | { type: "enrol_code" }
  /** Proves that the second factor works, and switches it on. Answered by `recovery`. */
  | { type: "confirm_code";
  /** The six digits. */
  code: string;
}
  /** Asks where one may do what. Answered by `rights`. */
  | { type: "rights" };

/** What is asked about one conversation. Answered by `done` where nothing else is said; a request that can be taken back is answered with an undo. */
export type WorkRequest =
  /** Takes an offer. */
  | { type: "accept";
  /** Which offer. */
  offer: OfferId;
}
  /** Says no to an offer. */
  | { type: "decline";
  /** Which offer. */
  offer: OfferId;
  /** One of the offer's reasons, where it has any. */
  reason?: Name | null;
}
  /** Takes a waiting conversation. The loser of a race is refused with CT-3002. */
  | { type: "claim";
  /** Which. */
  conversation: ConversationId;
  /** Takes it though it does not fit; needs the right `claim.over_capacity`. */
  override?: boolean;
}
  /** Gives it to a person. */
  | { type: "assign";
  /** Which. */
  conversation: ConversationId;
  /** To whom. */
  agent: Name;
  /** Whether it has to fit. */
  check_capacity: boolean;
}
  /** Puts it back into its queue, with its age. */
  | { type: "release";
  /** Which. */
  conversation: ConversationId;
}
  /** Answers the customer. Answered by `sent`. */
  | { type: "reply";
  /** Which. */
  conversation: ConversationId;
  /** The last message the author had seen; `null` sends whatever came since. */
  base_seq?: number | null;
  /** What is sent. */
  reply: Outgoing;
  /** Ends it in the same breath, with this disposition. */
  end?: Name | null;
  /** Asks for the next conversation that needs the author, in the same answer. */
  next?: boolean;
}
  /** Writes a note; a `whisper` is seen by its author and the owner only. Answered by `sent`. */
  | { type: "note";
  /** Which. */
  conversation: ConversationId;
  /** Who may read it. */
  scope: Scope;
  /** Made up by the client; see `Outgoing`. */
  client_message?: Id128 | null;
  /** What it says. */
  text: string;
  /** Files uploaded before. */
  attachments?: FileView[];
}
  /** Says that no answer is needed. */
  | { type: "resolve";
  /** Which. */
  conversation: ConversationId;
  /** The last message that was on screen; `null` resolves whatever came since. */
  base_seq?: number | null;
}
  /** Says that it needs an answer after all. */
  | { type: "reopen";
  /** Which. */
  conversation: ConversationId;
}
  /** Ends it: nobody owns it any more. */
  | { type: "end";
  /** Which. */
  conversation: ConversationId;
  /** The last message that was on screen; `null` ends it whatever came since. */
  base_seq?: number | null;
  /** One of the configured dispositions. */
  disposition?: Name | null;
  /** What there is to say about it. */
  remark?: string;
}
  /** Asks for more time to write it up. */
  | { type: "extend_wrap_up";
  /** Which. */
  conversation: ConversationId;
}
  /** Says that it is written up. */
  | { type: "finish_wrap_up";
  /** Which. */
  conversation: ConversationId;
}
  /** Moves it, at once. */
  | { type: "transfer";
  /** Which. */
  conversation: ConversationId;
  /** Where to. */
  to: Target;
}
  /** Puts it off. */
  | { type: "snooze";
  /** Which. */
  conversation: ConversationId;
  /** Until when. */
  until: Moment;
}
  /** Puts labels on and takes labels off. */
  | { type: "tag";
  /** Which. */
  conversation: ConversationId;
  /** On. */
  add?: Name[];
  /** Off. */
  remove?: Name[];
}
  /** Changes its place among others of its queue; 0 goes first, 500 is usual, 1000 is last. */
  | { type: "prioritise";
  /** Which. */
  conversation: ConversationId;
  /** The place. */
  priority: number;
}
  /** Says what it is about. */
  | { type: "subject";
  /** Which. */
  conversation: ConversationId;
  /** In a line. */
  subject: string;
}
  /** Changes its case; what is `null` stays. */
  | { type: "case";
  /** Which. */
  conversation: ConversationId;
  /** Where the case stands. */
  status?: CaseStatus | null;
  /** What kind of matter it is. */
  kind?: Name | null;
  /** Its number in another system; an empty text removes it. */
  external_id?: string | null;
  /** Another case is the one the conversation belongs to. */
  relates_to?: CaseId | null;
}
  /** Puts the messages of `from` into `into`, behind those that are there; `from` ends, and what the customer writes to it goes to `into`. */
  | { type: "merge";
  /** Stays. */
  into: ConversationId;
  /** Goes. */
  from: ConversationId;
}
  /** Begins another conversation with the messages from `seq` on. Answered by `conversation`. */
  | { type: "split";
  /** Which. */
  conversation: ConversationId;
  /** The first message that goes along. */
  seq: number;
}
  /** Says that its messages have been seen up to `seq`. */
  | { type: "seen";
  /** Which. */
  conversation: ConversationId;
  /** Up to here. */
  seq: number;
}
  /** Asks a supervisor for help, or no longer. */
  | { type: "flag";
  /** Which. */
  conversation: ConversationId;
  /** Whether help is wanted. */
  raised: boolean;
}
  /** Takes back what the undo of an earlier answer stands for. */
  | { type: "undo";
  /** The undo's ticket. */
  undo: Ticket;
}
  /** Keeps an unfinished answer for its author and shows others that there is one. */
  | { type: "save_draft";
  /** Which. */
  conversation: ConversationId;
  /** What is written so far. */
  text: string;
  /** The last message seen while writing it. */
  base_seq: number;
}
  /** Fetches one's own unfinished answer. Answered by `draft`. */
  | { type: "load_draft";
  /** Which. */
  conversation: ConversationId;
}
  /** Throws one's own unfinished answer away. */
  | { type: "drop_draft";
  /** Which. */
  conversation: ConversationId;
}
  /** Writes to somebody first, in a new conversation. Answered by `sent`. */
  | { type: "begin";
  /** By which channel. */
  channel: Name;
  /** To whom, in the channel's own spelling: a mail address, a telephone number. */
  address: string;
  /** What they are called, if the desk does not know them. */
  contact_name?: string;
  /** Whose work the answer will be; `null` for the channel's own queue. */
  queue?: Name | null;
  /** The case it belongs to, if there is one. */
  case?: CaseId | null;
  /** What is sent. */
  message: Outgoing;
}
  /** Gives what one has to the people of a queue, with its original age and with what was found out: what a bot does when it has asked what it can. Whoever gives it is not offered it again. */
  | { type: "hand_over";
  /** Which. */
  conversation: ConversationId;
  /** To which queue, of the same kind; `null` for its own. */
  queue?: Name | null;
  /** What was found out; at most 50 fields in one conversation. */
  fields?: Param[];
};

/** What goes out to a customer. */
export type Outgoing = {
  /** Made up by the client, at random. Where the request has no `key`, this is the key (count 0), so that a message sent twice leaves once. Comes back in the message's view. */
  client_message?: Id128 | null;
  /** The text; always present, also beside `html`. */
  text: string;
  /** A formatted form; the desk makes it safe before it keeps or sends it. */
  html?: string | null;
  /** Files uploaded before, or files of messages that the author may read. */
  attachments?: FileView[];
  /** Another subject than the conversation's. */
  subject?: string | null;
  /** Another of the customer's addresses than the one they wrote from. */
  to?: AddressView | null;
  /** Another channel than the one they last wrote by, out of `ways` of the conversation. It is the conversation's from then on. Not in a first message. */
  channel?: Name | null;
  /** Copies, where the channel knows them. */
  cc?: AddressView[];
  /** The macro it was made with; its labels go on, and it resolves where the macro says so. */
  macro?: Name | null;
  /** The template of the channel's that it is; `text` is left empty then, and so is everything but `to` and `channel`. */
  template?: TemplateUse | null;
  /** Its author has read what the desk has to say of the text and sends it as it is. Where the operator wants that asked, a text of which there is something to say is answered by `remarked` without it. Bots are not asked. */
  confirmed?: boolean;
};

/** Where something is moved. */
export type Target =
  /** Into a queue, of the same kind as the present one. */
  | { type: "queue";
  /** Which. */
  queue: Name;
}
  /** To a person. */
  | { type: "agent";
  /** Who. */
  agent: Name;
};

/** What is read. Nothing here changes anything. */
export type ListsRequest =
  /** Reads a window of a list once. Answered by `window`. */
  | { type: "window";
  /** Which list. */
  of: WindowOf;
}
  /** Reads a window and keeps it current: `list` events follow until `unsubscribe`, the end of the connection, or the same `list` number asked for anew. Answered by `window`. */
  | { type: "subscribe";
  /** The client's own number for it, from 0 to 15. */
  list: number;
  /** Which list. */
  of: WindowOf;
}
  /** No more events of this list. */
  | { type: "unsubscribe";
  /** The client's own number for it. */
  list: number;
}
  /** Opens a conversation: its last messages, events, contact, drafts, presence, what its channel can carry and how to write on it. Answered by `opened`. */
  | { type: "open";
  /** Which. */
  conversation: ConversationId;
  /** How many messages, at most 100. */
  messages: number;
  /** Whether `message`, `message_state`, `history`, `presence` and `draft` events about it follow. */
  watch: boolean;
}
  /** No more events of this conversation. */
  | { type: "close";
  /** Which. */
  conversation: ConversationId;
}
  /** Reads messages, oldest first: those after `after`, else the last ones before `before`. Answered by `messages`. */
  | { type: "messages";
  /** Which. */
  conversation: ConversationId;
  /** Only messages with a larger `seq`. */
  after?: number | null;
  /** Only messages with a smaller `seq`. */
  before?: number | null;
  /** How many, at most 100. */
  limit: number;
}
  /** Reads what happened to a conversation, oldest first. Answered by `events`. */
  | { type: "history";
  /** Which. */
  conversation: ConversationId;
  /** Only what came later. */
  after?: Seq | null;
  /** How many, at most 500. */
  limit: number;
}
  /** Reads everything a customer had with the desk, over all channels, latest first. Answered by `window`. */
  | { type: "timeline";
  /** Who. */
  contact: ContactId;
  /** Where the last answer ended. */
  cursor?: string | null;
  /** How many, at most 100. */
  limit: number;
}
  /** Finds conversations by words in subject, contact, reference or text. Answered by `window`. */
  | { type: "search";
  /** The words. */
  text: string;
  /** Where the last answer ended. */
  cursor?: string | null;
  /** How many, at most 100. */
  limit: number;
}
  /** Lists macros. Answered by `macros`. */
  | { type: "macros" }
  /** Shows a macro filled for a conversation. Answered by `rendered`. */
  | { type: "render_macro";
  /** Which. */
  conversation: ConversationId;
  /** Its name. */
  name: Name;
}
  /** Reads the next conversation in order of number, with its first messages, for an export; the rest is read with `messages`. Answered by `exported`. */
  | { type: "export";
  /** The last one read; `null` begins. */
  after?: ConversationId | null;
  /** Only of this queue. */
  queue?: Name | null;
  /** Only of this customer. */
  contact?: ContactId | null;
}
  /** Lists what the console offers to choose from: queues, tags, statuses… Answered by `vocabulary`. */
  | { type: "vocabulary" }
  /** Asks which of one's own conversations needs one next: unanswered, the one that has waited longest. What whoever has just ended or resolved one goes on with. Answered by `next`. */
  | { type: "next";
  /** Not this one. */
  but?: ConversationId | null;
};

/** A window of a list. */
export type WindowOf = {
  /** What belongs in it. */
  filter?: Filter;
  /** In which order. */
  sort?: Sort;
  /** Where the last window ended: its `next`. */
  cursor?: string | null;
  /** How many, at most 100. */
  limit: number;
};

/** What belongs in a list. An empty part lets everything through; parts narrow one another. */
export type Filter = {
  /** In one of these queues. */
  queue?: Name[];
  /** Owned by. */
  owner?: Owner;
  /** With all of these labels. */
  tags?: Name[];
  /** In one of these states. */
  status?: ConversationStatus[];
  /** Whose work stands in one of these places. */
  work?: WorkState[];
  /** Over one of these channels. */
  channel?: Name[];
  /** Of this customer. */
  contact?: ContactId | null;
  /** Of this case. */
  case?: CaseId | null;
  /** With this text in subject, contact's name, address or reference; case does not matter. */
  text?: string | null;
  /** Only those whose owner asked for help. */
  flagged?: boolean;
};

/** Who owns what is looked for. */
export type Owner =
  /** Whoever, or nobody. */
  | { type: "anybody" }
  /** Whoever asks. */
  | { type: "me" }
  /** Nobody. */
  | { type: "nobody" }
  /** This person. */
  | { type: "agent";
  /** Who. */
  agent: Name;
};

/** In which order a list is read. Equal places are ordered by number. */
export type Sort =
  /** What the customer wrote last comes first. */
  | "received"
  /** What routing would give out first comes first. */
  | "priority"
  /** By channel's name, then as `received`. */
  | "channel"
  /** What is due first comes first; what is never due comes last. */
  | "due"
  /** What changed last comes first. */
  | "updated"
  /** By number, rising. */
  | "number";

/** What is said about oneself. */
export type PresenceRequest =
  /** Sets one's own status. */
  | { type: "set_status";
  /** One of the configured ones. */
  status: Name;
}
  /** Lists the statuses there are. Answered by `statuses`. */
  | { type: "statuses" }
  /** Reads one's own record, status and load. Answered by `agent`. */
  | { type: "me" }
  /** Says that one is looking at or typing in a conversation. Holds for 15 s; repeated every 5 s. */
  | { type: "lease";
  /** Which. */
  conversation: ConversationId;
  /** What. */
  doing: Doing;
}
  /** Says that one is no longer there, before the lease ends by itself. */
  | { type: "leave";
  /** Which. */
  conversation: ConversationId;
};

/** What is asked about customers. */
export type ContactsRequest =
  /** Finds customers by a part of their name or address. Answered by `contacts`. */
  | { type: "find";
  /** The part. */
  text: string;
  /** Where the last answer ended. */
  cursor?: string | null;
  /** How many, at most 100. */
  limit: number;
}
  /** Reads one customer. Answered by `contact`. */
  | { type: "show";
  /** Who. */
  contact: ContactId;
}
  /** Changes what is known; what is `null` stays. */
  | { type: "edit";
  /** Who. */
  contact: ContactId;
  /** Another name. */
  name?: string | null;
  /** The language they write in, as an ISO 639-1 code. */
  language?: string | null;
  /** Fields to set; an empty value removes one. */
  fields?: Param[];
}
  /** Adds a way to reach them. */
  | { type: "add_address";
  /** Who. */
  contact: ContactId;
  /** Where. */
  address: AddressView;
}
  /** Makes one record of two. Needs `contact.merge`; `contact.edit` where one is `likely` the other. */
  | { type: "merge";
  /** Stays. */
  into: ContactId;
  /** Goes. */
  from: ContactId;
}
  /** Reckons what erasing would remove, and removes nothing. Answered by `erased`. */
  | { type: "weigh";
  /** Who. */
  contact: ContactId;
}
  /** Erases a customer: who they are, what they wrote and were written, their files. That there were conversations stays, and when. Answered by `erased`. */
  | { type: "erase";
  /** Who. */
  contact: ContactId;
};

/** What is asked about bytes. */
export type FilesRequest =
  /** Announces a file. Answered by `upload`; where the desk has the bytes already, nothing need follow. */
  | { type: "begin";
  /** What it is called: a label, never a path. */
  name: string;
  /** What it is, as `type/subtype`. */
  mime: string;
  /** Its length in bytes. */
  size: number;
  /** Which bytes it will be. */
  sha256: Digest;
}
  /** Sends the next piece, at most 262,144 bytes. Answered by `upload`. */
  | { type: "put";
  /** Which upload. */
  upload: Ticket;
  /** Where the piece begins; must be what has arrived so far. */
  offset: number;
  /** The piece. */
  bytes: Blob;
}
  /** Says that all has been sent. Answered by `file`, once the bytes are checked and synced. */
  | { type: "end";
  /** Which upload. */
  upload: Ticket;
}
  /** Gives an upload up. */
  | { type: "drop";
  /** Which upload. */
  upload: Ticket;
}
  /** Reads a piece of an attachment. Answered by `chunk`. */
  | { type: "get";
  /** A conversation that one may read. */
  conversation: ConversationId;
  /** The message it belongs to. */
  seq: number;
  /** Which file. */
  sha256: Digest;
  /** Where the piece begins. */
  offset: number;
  /** How many bytes, at most 262,144. */
  length: number;
}
  /** Reads a piece of a message's body. Answered by `chunk`. */
  | { type: "body";
  /** A conversation that one may read. */
  conversation: ConversationId;
  /** The message. */
  seq: number;
  /** In which form. */
  form: BodyForm;
  /** Where the piece begins, in bytes. */
  offset: number;
  /** How many bytes, at most 262,144. */
  length: number;
};

/** The forms of a body. */
export type BodyForm =
  /** Plain text in UTF-8, for terminals. */
  | "text"
  /** HTML in UTF-8 without scripts, forms or anything loaded from elsewhere, for browsers. */
  | "html_safe"
  /** The bytes exactly as they came or went. Hostile: never shown as they are. */
  | "raw";

/** What is asked about the floor. */
export type SuperviseRequest =
  /** Reads the panel, and while `watch` is true gets a `panel` event at most once a second, only the latest one if the client is slow. Answered by `panel`. */
  | { type: "panel";
  /** Whether events follow. */
  watch: boolean;
  /** Only these queues; none means all that one may watch. */
  queues?: Name[];
}
  /** Follows a colleague's conversation unseen. Answered by `opened`. */
  | { type: "monitor";
  /** Which. */
  conversation: ConversationId;
}
  /** Advises its owner, unseen by the customer. Answered by `sent`. */
  | { type: "whisper";
  /** Which. */
  conversation: ConversationId;
  /** What. */
  text: string;
}
  /** Writes beside its owner from now on. */
  | { type: "join";
  /** Which. */
  conversation: ConversationId;
}
  /** Takes it from its owner. */
  | { type: "take_over";
  /** Which. */
  conversation: ConversationId;
}
  /** Moves several at once. Answered by `bulk`. */
  | { type: "reassign";
  /** Which, at most 100. */
  conversations: ConversationId[];
  /** Where to. */
  to: Target;
  /** Whether they have to fit. */
  check_capacity: boolean;
}
  /** Sets a colleague's status. */
  | { type: "set_status";
  /** Who. */
  agent: Name;
  /** One of the configured ones. */
  status: Name;
}
  /** Sets a colleague's queues. */
  | { type: "set_queues";
  /** Who. */
  agent: Name;
  /** All of them. */
  queues: Name[];
}
  /** Sets a colleague's skills. */
  | { type: "set_skills";
  /** Who. */
  agent: Name;
  /** All of them. */
  skills: SkillLevel[];
}
  /** Sets how much a colleague carries. */
  | { type: "set_capacity";
  /** Who. */
  agent: Name;
  /** Units of primary work. */
  capacity: number;
  /** Units of interruptible work; `null` for as many. */
  interruptible?: number | null;
}
  /** Ends a colleague's presence and frees their work. */
  | { type: "sign_out";
  /** Who. */
  agent: Name;
}
  /** Says why a conversation is where it is. Answered by `decisions`, latest first. */
  | { type: "explain";
  /** Which. */
  conversation: ConversationId;
  /** How many decisions, at most 50. */
  limit: number;
}
  /** Reads what a colleague did and what happened to them, oldest first. Answered by `events`. */
  | { type: "agent_history";
  /** Who. */
  agent: Name;
  /** Only what came later. */
  after?: Seq | null;
  /** How many, at most 500. */
  limit: number;
}
  /** Reads which status a colleague had when, and which work; of oneself anybody may. Work of queues that whoever asks does not watch is left out. Answered by `agent_day`. */
  | { type: "agent_day";
  /** Who. */
  agent: Name;
  /** From. */
  from: Moment;
  /** Before; at most two days later. */
  to: Moment;
  /** How many stretches of work to pass over: the `next` of the answer before, 0 at first. */
  skip?: number;
};

/** What is asked about accounts. */
export type PeopleRequest =
  /** Lists people by name. Answered by `agents`. */
  | { type: "list";
  /** Where the last answer ended. */
  cursor?: string | null;
  /** How many, at most 200. */
  limit: number;
}
  /** Reads one person. Answered by `agent`. */
  | { type: "show";
  /** Who. */
  agent: Name;
}
  /** Makes an account. Answered by `agent`. */
  | { type: "add";
  /** Whose. */
  person: NewPerson;
}
  /** Changes an account; what is `null` stays. Answered by `agent`. */
  | { type: "set";
  /** Whose. */
  agent: Name;
  /** What changes. */
  change: PersonChange;
}
  /** Closes or reopens an account; closing ends its sessions. */
  | { type: "enable";
  /** Whose. */
  agent: Name;
  /** Whether they may sign in. */
  enabled: boolean;
}
  /** Sets somebody's password and ends their sessions. */
  | { type: "set_password";
  /** Whose. */
  agent: Name;
  /** The new one. */
  password: string;
  /** Whether they must choose another at the next sign-in. */
  must_change: boolean;
}
  /** Takes somebody's second factor away, so that they can enrol another. */
  | { type: "reset_code";
  /** Whose. */
  agent: Name;
}
  /** Lists sessions. Answered by `sessions`. */
  | { type: "sessions";
  /** Whose; `null` for one's own. */
  agent?: Name | null;
}
  /** Ends one session. */
  | { type: "end_session";
  /** Its `id` in the list of sessions. */
  session: string;
}
  /** Ends all sessions of somebody. */
  | { type: "end_sessions";
  /** Whose; `null` for one's own, all but this one. */
  agent?: Name | null;
}
  /** Makes a token for a script, or a link that signs in once. Answered by `token`. */
  | { type: "make_token";
  /** In whose name it acts. */
  agent: Name;
  /** What it is called. */
  name: Name;
  /** How long it holds. */
  valid: Span;
  /** Whether it works once only. */
  once: boolean;
}
  /** Lists roles and permission sets with what they allow. Answered by `roles`. */
  | { type: "roles" }
  /** Reads what stands under what somebody writes to customers. Answered by `signature`. */
  | { type: "signature";
  /** Whose; `null` for one's own. */
  agent?: Name | null;
}
  /** Changes what stands under what somebody writes to customers. Answered by `signature`. */
  | { type: "set_signature";
  /** Whose; `null` for one's own. */
  agent?: Name | null;
  /** As plain text; empty for none, or for what the formatted one says. */
  text: string;
  /** As HTML for formatted messages; empty for the plain one. */
  html: string;
}
  /** Changes an account as `set` does, where what is changed still is as whoever asks saw it: of two administrators the later one is refused with CT-4007. Answered by `agent`. */
  | { type: "amend";
  /** Whose. */
  agent: Name;
  /** How what changes was seen; what is `null` may be as it likes. */
  was: PersonChange;
  /** What changes. */
  change: PersonChange;
}
  /** Puts somebody into queues, takes them out of others, gives and takes skills. What is not named stays, whatever somebody else changes meanwhile. Answered by `agent`. */
  | { type: "shift";
  /** Whose. */
  agent: Name;
  /** Queues that they are in from now on. */
  add_queues?: Name[];
  /** Queues that they are in no more. */
  remove_queues?: Name[];
  /** Skills that they have from now on, at this level. */
  add_skills?: SkillLevel[];
  /** Skills that they have no more. */
  remove_skills?: Name[];
};

/** A new person. */
export type NewPerson = {
  /** What they sign in as. */
  name: Name;
  /** What others read. */
  display: string;
  /** What they are. */
  role?: Role;
  /** Permission sets on top. */
  sets?: Name[];
  /** Their queues; for a supervisor, those they watch (none means all). */
  queues?: Name[];
  /** What they can do. */
  skills?: SkillLevel[];
  /** Units of primary work they carry. */
  capacity: number;
  /** Units of interruptible work; `null` for as many. */
  interruptible?: number | null;
  /** Their first password; `null` lets nobody sign in by password. */
  password?: string | null;
  /** Whether they must choose another at the first sign-in. */
  must_change?: boolean;
};

/** What changes about a person; what is `null` stays. */
export type PersonChange = {
  /** What others read. */
  display?: string | null;
  /** What they are. */
  role?: Role | null;
  /** Permission sets on top: all of them. */
  sets?: Name[] | null;
  /** Queues: all of them. */
  queues?: Name[] | null;
  /** Skills: all of them. */
  skills?: SkillLevel[] | null;
  /** Units of primary work. */
  capacity?: number | null;
  /** Units of interruptible work. */
  interruptible?: number | null;
  /** Lets interruptible work go by `capacity` again. */
  interruptible_as_capacity?: boolean;
};

/** What is asked about the desk itself. */
export type DeskRequest =
  /** Reads how the desk is. Answered by `status`. */
  | { type: "status" }
  /** Lists queues. Answered by `queues`. */
  | { type: "queues" }
  /** Reads one queue. Answered by `queue`. */
  | { type: "queue";
  /** Which. */
  queue: Name;
}
  /** Stops or goes on giving out a queue's work. */
  | { type: "pause_queue";
  /** Which. */
  queue: Name;
  /** Whether it is stopped. */
  paused: boolean;
}
  /** Moves everything that waits into another queue of the same kind. Answered by `bulk`. */
  | { type: "move_queue";
  /** Out of this. */
  from: Name;
  /** Into this. */
  to: Name;
}
  /** Lists channels. Answered by `channels`. */
  | { type: "channels" }
  /** Stops or goes on with a channel, both ways. */
  | { type: "pause_channel";
  /** Which. */
  channel: Name;
  /** Whether it is stopped. */
  paused: boolean;
}
  /** Tries a channel without a customer. Answered by `test`. */
  | { type: "test_channel";
  /** Which. */
  channel: Name;
  /** An address that messages which try it may be sent to; without it none are. */
  to?: string | null;
}
  /** Lists messages of ours that are not settled, oldest first. Answered by `outbox`. */
  | { type: "outbox";
  /** Only of this channel. */
  channel?: Name | null;
  /** `true` only those given up, `false` only the others, `null` both. */
  dead?: boolean | null;
  /** `true` only those that wait for approval, `false` only the others, `null` both. */
  held?: boolean | null;
  /** Where the last answer ended. */
  cursor?: string | null;
  /** How many, at most 200. */
  limit: number;
}
  /** Reads one of them. Answered by `delivery`. */
  | { type: "delivery";
  /** Which message. */
  message: MessageId;
}
  /** Tries one again, now. */
  | { type: "retry_delivery";
  /** Which message. */
  message: MessageId;
}
  /** Gives one up. */
  | { type: "drop_delivery";
  /** Which message. */
  message: MessageId;
  /** Why, for whoever reads the conversation later; may be empty. */
  reason?: string;
}
  /** Reads the running configuration, secrets left out. Answered by `config`. */
  | { type: "config";
  /** Only keys that begin with this, such as `queue.ventas`. */
  prefix?: string | null;
}
  /** Compares the files with what is running. Answered by `lines`. */
  | { type: "config_diff" }
  /** Lists the generations that were in force, latest first. Answered by `generations`. */
  | { type: "config_history";
  /** How many, at most 20. */
  limit: number;
}
  /** Reads how the configuration stands, and while `watch` is true gets `config` events. Answered by `config_status`. */
  | { type: "config_status";
  /** Whether events follow. */
  watch: boolean;
}
  /** Reads the files anew and applies them whole or not at all. Answered by `config_status`. */
  | { type: "reload";
  /** How long the answer may wait for the outcome; `null` answers at once. */
  wait?: Span | null;
}
  /** Replays a past period against other settings. Answered by `simulation`. */
  | { type: "simulate";
  /** From. */
  from: Moment;
  /** To. */
  to: Moment;
  /** The other settings; none replays the running ones. */
  files?: ConfigFile[];
}
  /** Reads the journal, oldest first, and while `follow` is true gets `journal` events for what happens from then on. Answered by `events`. */
  | { type: "events";
  /** Only what came later; `null` begins at the end, or `limit` places before it without `follow`. */
  after?: Seq | null;
  /** How many, at most 500. */
  limit: number;
  /** Whether events follow. */
  follow: boolean;
  /** Only these kinds; none means all. */
  kinds?: string[];
  /** Only about this conversation. */
  conversation?: ConversationId | null;
}
  /** Reads who did what, oldest first. Answered by `events`. */
  | { type: "audit";
  /** Only by this person. */
  agent?: Name | null;
  /** Not before. */
  from?: Moment | null;
  /** Before. */
  to?: Moment | null;
  /** Only what came later than this place. */
  after?: Seq | null;
  /** How many, at most 500. */
  limit: number;
}
  /** Reads how the store is. Answered by `store`. */
  | { type: "store" }
  /** Reads every record and file once and compares. Answered by `store`. */
  | { type: "verify_store" }
  /** Reads the certificate in use. Answered by `certificate`. */
  | { type: "certificate" }
  /** Makes a certificate anew under the same key, or reads the files it is given in again. Answered by `certificate`. */
  | { type: "renew_certificate" }
  /** Lays out everything that a backup holds, as it is at one moment, in a folder of the desk's machine. It stays for a day unless it is dropped. Answered by `staged`. */
  | { type: "stage_backup" }
  /** Removes what was laid out for a backup. */
  | { type: "drop_staged";
  /** The folder, as `staged` gave it. */
  folder: string;
}
  /** Reckons figures of the past from the journal. Answered by `report`. */
  | { type: "report";
  /** What they are about. */
  about: ReportAbout;
  /** From. */
  from: Moment;
  /** Before. */
  to: Moment;
}
  /** Lists the addresses that customers reach channels by. Answered by `addresses`. */
  | { type: "addresses";
  /** Only of this channel. */
  channel?: Name | null;
}
  /** Mails a code to one of those addresses, which proves that mail for it arrives when it comes back; or takes the code that somebody read there. Answered by `test`. */
  | { type: "verify_address";
  /** Which address. */
  address: string;
  /** The code, where somebody typed it. */
  code?: string | null;
}
  /** Lists what a channel's connector said and could not be taken, oldest first. Answered by `rejected`. */
  | { type: "rejected";
  /** Of which channel. */
  channel: Name;
  /** Only those behind this one. */
  after?: StrayId | null;
  /** How many, at most 200. */
  limit: number;
}
  /** Reads one of them with what was said. Answered by `rejected_one`. */
  | { type: "rejected_one";
  /** Of which channel. */
  channel: Name;
  /** Which. */
  id: StrayId;
}
  /** Reads some of them again as if they had just come. Answered by `replayed`. */
  | { type: "replay_rejected";
  /** Of which channel. */
  channel: Name;
  /** Which; none means all. */
  ids?: StrayId[];
}
  /** Drops some of them for good. */
  | { type: "discard_rejected";
  /** Of which channel. */
  channel: Name;
  /** Which; none means all. */
  ids?: StrayId[];
}
  /** Lists the kinds of channels that a desk can have. Answered by `channel_kinds`. */
  | { type: "channel_kinds" }
  /** Looks for the servers of a mail address: asks DNS about its domain and calls servers of the names that are usual. Answered by `mail_servers`. */
  | { type: "find_mail_servers";
  /** The address. */
  address: string;
}
  /** Checks a new channel as it would be written, and writes nothing. Answered by `channel_draft`. */
  | { type: "draft_channel";
  /** The channel. */
  channel: NewChannel;
}
  /** Writes a new channel as a file of its own into the folder of the configuration, whole or not at all, and reads the configuration anew. Refused with CT-2000 where that would be refused, and with CT-4007 where what stands under that name is not as it was seen. Answered by `channel_written`. */
  | { type: "write_channel";
  /** The channel. */
  channel: NewChannel;
  /** The `seen` of its draft. */
  seen?: Digest | null;
  /** Whether a file that the desk did not write, or that was edited since, is written over; without it that is refused with CT-2040. */
  replace: boolean;
}
  /** Lists the kinds of things with a name that are written one by one, such as macros and labels. Answered by `channel_kinds`. */
  | { type: "thing_kinds" }
  /** Checks a thing as it would be written or removed, and changes nothing. Answered by `channel_draft`. */
  | { type: "draft_thing";
  /** The thing. */
  thing: NewThing;
}
  /** Writes a thing as a file of its own into the folder of the configuration, or removes that file, and reads the configuration anew. Refused as `write_channel` is. Answered by `channel_written`. */
  | { type: "write_thing";
  /** The thing. */
  thing: NewThing;
  /** The `seen` of its draft. */
  seen?: Digest | null;
  /** As in `write_channel`. */
  replace: boolean;
}
  /** Lets one leave that waits for approval. */
  | { type: "approve_delivery";
  /** Which message. */
  message: MessageId;
  /** What it is to say instead; `null` as it is. */
  text?: string | null;
}
  /** Gives one that waits for approval back to its author. */
  | { type: "give_back_delivery";
  /** Which message. */
  message: MessageId;
  /** Why, for its author. */
  reason: string;
}
  /** Takes back one's own that waits for approval. */
  | { type: "withdraw_delivery";
  /** Which message. */
  message: MessageId;
};

/** What a report is about. */
export type ReportAbout =
  /** Queues. */
  | "queues"
  /** People. */
  | "agents";

/** One file of settings. */
export type ConfigFile = {
  /** Its name. */
  name: string;
  /** What stands in it. */
  text: string;
};

/** What a router outside the desk asks. After the queue's time-out the desk decides by itself. */
export type RoutingRequest =
  /** Reads what waits for a decision, and while `watch` is true gets `pending` and `pending_gone` events. Answered by `pending`. */
  | { type: "pending";
  /** Only these queues; none means all external ones. */
  queues?: Name[];
  /** Whether events follow. */
  watch: boolean;
}
  /** Reads who could take it and why others could not. Answered by `decisions`, with one of them. */
  | { type: "candidates";
  /** Which. */
  conversation: ConversationId;
}
  /** Decides. Refused with CT-3004 to CT-3006 where it does not fit and `check_capacity` is set. */
  | { type: "assign";
  /** Which. */
  conversation: ConversationId;
  /** To whom. */
  agent: Name;
  /** Whether it has to fit. */
  check_capacity: boolean;
};

/** A channel to be written into the configuration as a file of its own. */
export type NewChannel = {
  /** Its name. */
  name: Name;
  /** Of which kind, as `channel_kinds` lists them. */
  kind: Name;
  /** The queue its work goes to. */
  queue?: Name | null;
  /** Whether that queue is made with it. */
  new_queue?: boolean;
  /** The kind's own keys, but for secrets: a text as it is, `true` or `false`, the items of a list one a line. */
  settings?: Param[];
  /** Its secrets. Each is kept in a file of its own that only the desk can read; the configuration says where. */
  secrets?: NewSecret[];
  /** The language of the comment at the head of the file, as an ISO 639-1 code; the desk's own where it is empty. */
  language?: string;
};

/** A thing with a name, such as a macro or a label, to be written into the configuration as a file of its own. */
export type NewThing = {
  /** Of which kind, as `thing_kinds` lists them. */
  kind: Name;
  /** Its name. */
  name: Name;
  /** The kind's keys: a text as it is, `true` or `false`, the items of a list one a line. A key that is not here, or is empty, is left out; what another file says of it holds then. */
  settings?: Param[];
  /** Whether it is to be no more: its file is removed, and nothing else here counts. */
  remove?: boolean;
  /** The language of the comment at the head of the file, as an ISO 639-1 code; the desk's own where it is empty. */
  language?: string;
};

/** A secret of a new channel. */
export type NewSecret = {
  /** The key it is for. */
  key: string;
  /** The secret; `null` for the one that was written for this channel before. */
  secret?: string | null;
};

/** What is asked about guidance. */
export type GuidanceRequest =
  /** Lists every piece, those for oneself first. Withdrawn ones are only listed for whoever may publish them. Answered by `guidance`. */
  | { type: "list" }
  /** Reads a version of a piece; `null` for the present one. Answered by `guidance` with that one alone. */
  | { type: "show";
  /** Which. */
  name: Name;
  /** The version. */
  version?: number | null;
}
  /** Says that one has read the present version of a piece; the first time counts. Refused with CT-4007 where there is a newer one, or it was withdrawn. */
  | { type: "read";
  /** Which. */
  name: Name;
  /** The version that was read. */
  version: number;
}
  /** Publishes a piece, or the next version of it: whoever has read an earlier one is asked anew. Needs `guidance.edit` in its queue; everywhere for one that is for everybody or for a channel. Answered by `guidance` with it alone. */
  | { type: "publish";
  /** What it is told apart by. */
  name: Name;
  /** The version that its author has seen, 0 for a new piece; refused with CT-4007 where there is another. */
  base: number;
  /** Whom it is for. */
  audience: AudienceView;
  /** What it is about, in one line of at most 200 bytes. */
  title: string;
  /** What it says, at most 8,000 bytes. */
  text: string;
}
  /** Withdraws a piece: it counts no more, and its versions and who has read them are kept. */
  | { type: "withdraw";
  /** Which. */
  name: Name;
}
  /** Lists whom a piece is for, with who has read it and when. Needs `guidance.edit` as publishing it does. Answered by `guidance_readers`. */
  | { type: "readers";
  /** Which. */
  name: Name;
}
  /** Looks at a text before it is sent: what of it is not as the desk wants to be written by the channel, and in the queue. Nothing is kept. Answered by `reviewed`. */
  | { type: "review";
  /** In which conversation it is an answer; `null` for a first message. */
  conversation?: ConversationId | null;
  /** By which channel it goes; `null` for the conversation's own. */
  channel?: Name | null;
  /** The text. */
  text: string;
}
  /** Reads the desk's own good practice for whoever writes by a channel. Answered by `lines`, of which there are none where the operator wants none. */
  | { type: "practice";
  /** In which conversation; `null` for none. */
  conversation?: ConversationId | null;
  /** By which channel; `null` for the conversation's own. */
  channel?: Name | null;
  /** The language, as an ISO 639-1 code; English where the desk does not speak it. */
  language: string;
};

/** A conversation as lists show it. */
export type ConversationView = {
  /** Its id: the number that people see, as an id. */
  id: ConversationId;
  /** Its number, as a number. */
  number: number;
  /** What the customer is told to quote: `C-4120-T`. */
  reference: string;
  /** Where it stands, for people. */
  status: ConversationStatus;
  /** Where its case stands. */
  case_status: CaseStatus;
  /** Its queue. */
  queue: Name;
  /** Its place among others of its queue; 0 goes first. */
  priority: number;
  /** Its channel. */
  channel: Name;
  /** Who is talking with the desk. */
  contact: ContactBrief;
  /** Who owns it, by sign-in name; an offer is not ownership. */
  assignee: Name | null;
  /** What it is about. */
  subject: string;
  /** Its labels. */
  tags: Name[];
  /** When the customer last wrote. */
  received_at: Moment;
  /** When anything about it last changed. */
  updated_at: Moment;
  /** How many messages of the customer nobody at the desk has opened. */
  unread: number;
  /** Where routing has it. */
  work: WorkState;
  /** When `work` ends by itself: an offer's deadline, a snooze's or a wrap-up's end. */
  until: Moment | null;
  /** When it began to wait; its age is counted from here. */
  enqueued_at: Moment;
  /** When a first answer is due, while none was given. */
  due_at: Moment | null;
  /** When it began. */
  created_at: Moment;
  /** The `seq` of its last message: the `base_seq` of an answer to it. */
  seq: number;
  /** The matter it belongs to. */
  case: CaseId;
  /** Ties related conversations together; a new one after three transfers. */
  master: MasterId;
  /** What kind of matter its case is. */
  case_kind: Name | null;
  /** Where its case came from, as the channel that opened it has it. */
  case_origin: Name | null;
  /** Its case's number in another system. */
  case_external_id: string | null;
  /** How often people transferred it. */
  transfers: number;
  /** Rises with every change of owner. */
  fence: number;
  /** Whether its owner asked for help. */
  flagged: boolean;
  /** The beginning of its last message, on one line. */
  preview: string;
  /** Who is looking at it or typing in it. */
  presence: PresenceView[];
  /** Why it was ended, if it was. */
  disposition: DispositionView | null;
  /** The conversation that it was merged into. */
  merged_into: ConversationId | null;
  /** What a bot has found out. */
  fields: Param[];
};

/** Where a conversation stands, for people. */
export type ConversationStatus =
  /** Nobody at the desk has answered yet. */
  | "new"
  /** The customer spoke last. */
  | "open"
  /** The desk spoke last, or somebody said that no answer is needed. */
  | "resolved"
  /** Put off. */
  | "snoozed";

/** Where routing has a conversation. */
export type WorkState =
  /** Kept, but nobody is to work on it. */
  | "unrouted"
  /** Waiting in its queue. */
  | "queued"
  /** Shown to one person, who has until `until` to take it. */
  | "offered"
  /** Being worked on. */
  | "active"
  /** Answered, and kept by its owner until the customer writes. */
  | "waiting"
  /** Put off until `until`. */
  | "snoozed"
  /** Ended, and being written up until `until`. */
  | "wrap_up"
  /** Over. */
  | "done";

/** A customer in a line. */
export type ContactBrief = {
  /** Who. */
  id: ContactId;
  /** What they are called, or else their address. */
  name: string;
  /** The address an answer goes to. */
  address: string;
  /** What kind of address: `mail`, `tel`… */
  scheme: Name;
};

/** Where somebody can be reached. */
export type AddressView = {
  /** What kind of address: `mail`, `tel`… */
  scheme: Name;
  /** The address. */
  value: string;
};

/** A file by digest. */
export type FileView = {
  /** What it is called: a label, never a path. */
  name: string;
  /** What it is, as `type/subtype`. */
  mime: string;
  /** Its length in bytes. */
  size: number;
  /** Which bytes it is. */
  sha256: Digest;
  /** Its Content-ID where it is shown inside the text. */
  inline: string | null;
  /** What its bytes are, where that is something else than `mime` says: never show it as `mime`. */
  found: string | null;
};

/** A message or note. */
export type MessageView = {
  /** Its place in the conversation: 1, 2, 3… without a gap. */
  seq: number;
  /** Its place in order of arrival over the whole desk; also its name in the outbox. */
  id: MessageId;
  /** Which way it went. */
  direction: Direction;
  /** Who wrote it: a person's sign-in name, what a customer is called, or `desk`. */
  author: string;
  /** What the author is. */
  author_kind: AuthorKind;
  /** Over which channel. */
  channel: Name;
  /** When the desk accepted it. */
  at: Moment;
  /** When it was written, as the sender says. Shown, never sorted by. */
  written_at: Moment | null;
  /** Its subject, where it has one of its own. */
  subject: string | null;
  /** Its text, up to 16,384 bytes. */
  text: string;
  /** Its formatted form made safe, if it is no longer than 65,536 bytes. */
  html: string | null;
  /** Whether text or formatted form is longer than what stands here; `files.body` reads all of it. */
  clipped: boolean;
  /** Its files. */
  attachments: FileView[];
  /** How far it got. */
  state: MessageState;
  /** Why it failed, where it did, as a stable word; see Stable words. */
  failure: string | null;
  /** What the other side said to it, where it said anything. */
  answer: string | null;
  /** Its id in the other system. */
  external_id: string | null;
  /** Who may read it, where it is a note. */
  scope: Scope | null;
  /** Written by a machine. */
  auto: boolean;
  /** Where it went, for messages of ours. */
  to: AddressView | null;
  /** Copies. */
  cc: AddressView[];
  /** What its author's client called it. */
  client_message: Id128 | null;
  /** What a mail server that the desk trusts found out about its sender; `null` where nobody looked. */
  checks: ChecksView | null;
  /** What became of it since; `null` for most. */
  marks: MarksView | null;
  /** The template of its channel's that it is; `null` for most. */
  template: TemplateUse | null;
};

/** What was found out about a sender; each is `pass`, `fail`, `neutral` or `none`. */
export type ChecksView = {
  /** Whether the machine that sent it may send for that domain. */
  spf: string;
  /** Whether a domain signed it. */
  dkim: string;
  /** Whether either of them speaks for the address that is shown. */
  dmarc: string;
};

/** Which way a message went. */
export type Direction =
  /** From the customer. */
  | "in"
  /** To the customer. */
  | "out"
  /** To nobody outside. */
  | "note";

/** What the author of a message is. */
export type AuthorKind =
  /** A customer. */
  | "contact"
  /** A person at the desk. */
  | "agent"
  /** The desk by itself. */
  | "desk";

/** How far a message got. */
export type MessageState =
  /** Came in, or is a note: nothing to send. */
  | "received"
  /** Accepted and waiting to leave. */
  | "queued"
  /** The other system took it. */
  | "sent"
  /** It arrived. */
  | "delivered"
  /** It was read. */
  | "read"
  /** It may have been sent; nobody can tell yet. */
  | "unsure"
  /** It did not arrive. */
  | "failed"
  /** Waits for somebody to approve it: not on its way yet. */
  | "held";

/** Something that happened. */
export type EventView = {
  /** Its place in the journal. */
  seq: Seq;
  /** When. */
  at: Moment;
  /** Who caused it: a person's sign-in name, `contact`, `operator`, `partner` (a contact centre that gives out its channel's work) or `desk`. */
  by: string;
  /** What: a stable word. See the table of kinds. */
  kind: string;
  /** The details, by name. */
  params: Param[];
  /** Which generation of the configuration held. */
  generation: number;
  /** About which conversation, if one. */
  conversation: ConversationId | null;
};

/** A detail by name. */
export type Param = {
  /** Which. */
  name: string;
  /** What it is. */
  value: string;
};

/** A conversation opened. */
export type ConversationShow = {
  /** Its messages, oldest first: the last ones, as many as were asked for and fit. */
  messages: MessageView[];
  /** Whether there are earlier messages than these. */
  earlier: boolean;
  /** What happened to it, oldest first: the last 100. */
  events: EventView[];
  /** Unfinished answers: one's own with its text, others' without. */
  drafts: DraftView[];
  /** What its channel can carry. */
  abilities: AbilitiesView;
  /** Ways by which an answer could go instead: channels that reach an address of the customer's. */
  ways: WayView[];
  /** Until when the channel allows a free answer; `null` for ever. */
  reply_until: Moment | null;
  /** What guidance says about it, piece by piece: that for everybody, for its queue and for its channel. */
  guidance: string;
  /** Dispositions that an end can be given; empty where none is asked. */
  dispositions: Name[];
  /** The offer to whoever asks, if it is offered to them. */
  offer: OfferView | null;
  /** The customer does not want to be written to at this address: an answer is refused with CT-3034 until they write again. */
  stopped: StoppedView | null;
  /** By which channel answers go on to a customer who has left the chat, at an address they gave; `null` where they do not. */
  continued_by: Name | null;
  /** What the channel takes once `reply_until` is over: `template` or `closed`; `null` where that never is. */
  reply_then: Then | null;
  /** Templates that the channel lets the desk send at any time. */
  templates: TemplateView[];
} & ConversationView;

/** A way to a customer. */
export type WayView = {
  /** By which channel. */
  channel: Name;
  /** To which of their addresses. */
  to: AddressView;
  /** What that channel can carry. */
  abilities: AbilitiesView;
  /** They do not want to be written to there. */
  stopped: StoppedView | null;
  /** Until when they can be written to freely by it; `null` where that is for ever. */
  reply_until: Moment | null;
  /** What it takes after that. */
  reply_then: Then | null;
  /** Templates that it lets the desk send at any time. */
  templates: TemplateView[];
};

/** An unfinished answer. */
export type DraftView = {
  /** In which conversation. */
  conversation: ConversationId;
  /** Whose. */
  agent: Name;
  /** What is written so far; only for its author. */
  text: string | null;
  /** The last message that its author had seen. */
  base_seq: number;
  /** When it was last kept. */
  at: Moment;
};

/** Somebody at a conversation. */
export type PresenceView = {
  /** Who. */
  agent: Name;
  /** What they are doing. */
  doing: Doing;
  /** When this ends unless it is said again. */
  until: Moment;
};

/** What somebody does at a conversation. */
export type Doing =
  /** Looks at it. */
  | "viewing"
  /** Types in it. */
  | "typing";

/** What a channel can carry. */
export type AbilitiesView = {
  /** The longest text, in `text_unit`s; 0 for any length. */
  text_max: number;
  /** What `text_max` counts. */
  text_unit: TextUnit;
  /** The largest file in bytes; 0 where there are no files. */
  file_bytes_max: number;
  /** The most files in one message. */
  files_max: number;
  /** The heaviest load of files in one message, in bytes. */
  files_bytes_max: number;
  /** What of the files does not fit goes as links in the text: what is too large by itself; of the rest the largest that are not shown inside the text, until they fit together; then the last, until they are few enough. */
  links: boolean;
  /** Bold, lists and links survive. */
  formatting: boolean;
  /** There is a subject. */
  subject: boolean;
  /** Tells when the customer is typing. */
  typing: boolean;
  /** Tells when a message arrived or was read. */
  receipts: boolean;
  /** Messages can be changed after they were sent. */
  edits: boolean;
  /** Emoji arrive as emoji. */
  emoji: boolean;
  /** The desk may write first. */
  proactive: boolean;
  /** Everybody can read what is written. */
  public: boolean;
  /** How long after the customer's last message a free answer is allowed; `null` for ever. */
  reply_window: Span | null;
  /** The operator asks something of how people write by it: `guidance.review` says of a text what is not so. */
  review: boolean;
};

/** Work shown to one person, who may take it. */
export type OfferView = {
  /** Which offer. */
  offer_id: OfferId;
  /** What is offered. */
  conversation: ConversationView;
  /** When it is taken back. */
  deadline: Moment;
  /** Whether one may say no. */
  can_decline: boolean;
  /** The reasons to choose from; empty where none is asked. */
  reasons: Name[];
  /** Units of capacity it takes. */
  size: number;
  /** Skills that were wished for and given up. */
  dropped_skills: Name[];
};

/** Why a conversation was ended. */
export type DispositionView = {
  /** Which of the configured ends; `null` where none was asked. */
  name: Name | null;
  /** What there was to say about it. */
  remark: string;
  /** Who. */
  agent: Name | null;
  /** When. */
  at: Moment;
};

/** A saved answer. */
export type MacroView = {
  /** Its name. */
  name: Name;
  /** The beginning of its text, on one line. */
  preview: string;
  /** Languages it is written in. */
  languages: string[];
  /** Labels it puts on. */
  tags: Name[];
  /** Whether it resolves. */
  resolve: boolean;
};

/** A session that was signed in. */
export type SessionView = {
  /** Whose; `null` for the operator of the machine. */
  agent: AgentView | null;
  /** What they may do, as names such as `conversation.reply`. */
  permissions: string[];
  /** Resumes this session, or signs in with `token` later. Empty over the control socket. */
  token: string;
  /** When the session ends, whatever happens. */
  expires_at: Moment;
  /** Whether nothing but `change_password` is allowed until that is done. */
  must_change_password: boolean;
  /** Where the journal stands: events with a larger `seq` follow. */
  seq: Seq;
  /** Whether everything since `last_seq` follows; `false` after a `resume` means that all has to be read anew. */
  resumed: boolean;
};

/** A person at the desk. */
export type AgentView = {
  /** Their id. */
  id: AgentId;
  /** What they sign in as. */
  name: Name;
  /** What others read. */
  display: string;
  /** What they are. */
  role: Role;
  /** Their status; `null` while they are not there. */
  status: Name | null;
  /** Whether the status takes work. */
  available: boolean;
  /** Whether a session of theirs is connected. */
  online: boolean;
  /** Since when the status holds. */
  since: Moment | null;
  /** Units of primary work they carry now. */
  load: number;
  /** Units of primary work they can carry. */
  capacity: number;
  /** Units of interruptible work they carry now. */
  interruptible_load: number;
  /** Units of interruptible work they can carry; `null` for as many as `capacity`. */
  interruptible: number | null;
  /** Their queues. */
  queues: Name[];
  /** What they can do. */
  skills: SkillLevel[];
  /** What they own now. */
  conversations: ConversationId[];
  /** Permission sets on top of the role. */
  sets: Name[];
  /** Whether they may sign in. */
  enabled: boolean;
  /** Whether a second factor is enrolled. */
  second_factor: boolean;
  /** When the account was made. */
  created_at: Moment;
};

/** A skill and how well somebody has it. */
export type SkillLevel = {
  /** Which. */
  skill: Name;
  /** From 0 to 10. */
  level: number;
};

/** A session in a list. */
export type SessionRow = {
  /** Names it in `end_session`; not its token. */
  id: string;
  /** Whose. */
  agent: Name;
  /** `device`, `link` or `script`. */
  purpose: string;
  /** What it is called. */
  device: string;
  /** When it was made. */
  created_at: Moment;
  /** When it was last used. */
  used_at: Moment;
  /** When it ends. */
  expires_at: Moment;
  /** Whether it is the asker's own. */
  current: boolean;
};

/** A role or permission set. */
export type RoleView = {
  /** Its name. */
  name: Name;
  /** Whether it is a role that every desk has, not a set of the configuration. */
  built_in: boolean;
  /** What it allows. */
  actions: string[];
  /** Where a set is confined to queues; empty means all. */
  queues: Name[];
};

/** A second factor being enrolled. */
export type SecondFactorView = {
  /** The secret in base32, to type. */
  secret: string;
  /** The same as an `otpauth:` address, to show as a code. */
  uri: string;
};

/** What stands under what somebody writes to customers. */
export type SignatureView = {
  /** Who writes. */
  agent: Name;
  /** As plain text, at most 4096 bytes; empty for none. `{agent}`, `{desk}`, `{queue}` and the other fields of templates are filled in. */
  text: string;
  /** As HTML for formatted messages, at most 4096 bytes; empty for the plain one. */
  html: string;
};

/** A customer. */
export type ContactView = {
  /** Their id. */
  id: ContactId;
  /** What they call themselves; empty when they never said. */
  name: string;
  /** How they can be reached; the first is the one they wrote from first. */
  addresses: AddressView[];
  /** What else is known. */
  fields: Param[];
  /** The language they write in, as an ISO 639-1 code. */
  language: string | null;
  /** When they first wrote. */
  created_at: Moment;
  /** How many conversations they had. */
  conversations: number;
  /** When they last wrote, if they did. */
  last_received_at: Moment | null;
  /** The record that took this one's place. */
  merged_into: ContactId | null;
  /** Records of customers that may be this one: this one gave an address of theirs, and nobody vouches for it. At most 5. Nothing joins them but a `merge`, which whoever may edit may do here. */
  likely: LikelyView[];
};

/** A record that may be the same customer's. */
export type LikelyView = {
  /** Which. */
  contact: ContactId;
  /** What they call themselves; empty when they never said. */
  name: string;
  /** The address that is theirs and was given. */
  address: AddressView;
};

/** Something one may do, and where. */
export type RightView = {
  /** The right; see the section about rights. */
  action: string;
  /** Whether it holds everywhere: in every queue, and outside all of them. */
  everywhere: boolean;
  /** Where it does not, the queues it holds in. */
  queues: Name[];
};

/** A line of waiting work. */
export type QueueView = {
  /** Its name. */
  name: Name;
  /** `push` or `pull`. */
  mode: string;
  /** `most_available`, `least_active`, `round_robin` or `external`. */
  model: string;
  /** Its kind: work moves only between queues of one kind. */
  kind: Name;
  /** Lower goes first. */
  priority: number;
  /** Whether it is stopped. */
  paused: boolean;
  /** Whether it is within its hours now. */
  open: boolean;
  /** How many wait. */
  waiting: number;
  /** Since when the oldest waits. */
  oldest_at: Moment | null;
  /** How many are on offer. */
  offered: number;
  /** How many are being worked on. */
  active: number;
  /** How many people belong to it. */
  members: number;
  /** How many of those are there and take work. */
  available: number;
  /** Units that its members who are there carry. */
  load: number;
  /** Units that its members who are there can carry. */
  capacity: number;
  /** Units of interruptible work that its members who are there carry, beside `load`. */
  interruptible_load: number;
  /** How soon a first answer is due. */
  first_response: Span | null;
  /** How many first answers of the last hour came in time, in hundredths; `null` without any. */
  service_percent: number | null;
  /** Whether a first answer is late, or nearly. */
  warning: boolean;
  /** How many waited, in steps of five minutes over the last hour, oldest first. */
  recent: number[];
};

/** A way in and out. */
export type ChannelView = {
  /** Its name. */
  name: Name;
  /** Which kind of channel. */
  kind: Name;
  /** Whether the configuration has it on. */
  enabled: boolean;
  /** Whether somebody stopped it. */
  paused: boolean;
  /** Whether anybody works on what comes in. */
  routed: boolean;
  /** Where its work goes. */
  queue: Name | null;
  /** What it can carry. */
  abilities: AbilitiesView;
  /** `ok`; `degraded`: some of it does not work, or it failed just now; `down`: nothing comes through, the desk goes on trying; `needs_operator`: trying again will not help; `unheard`: its connector has to come by itself, and has not since the desk's start; `off`. */
  state: string;
  /** What ails it, as a stable word; see Stable words. */
  cause: string | null;
  /** What was seen, in the words of whoever said it. */
  last_error: string | null;
  /** Since when nothing went right. */
  since: Moment | null;
  /** When it is tried next. */
  next_at: Moment | null;
  /** How many messages wait to leave. */
  pending: number;
  /** Since when the oldest of them waits. */
  oldest_at: Moment | null;
  /** How many were given up. */
  dead: number;
  /** How much its connector said that could not be taken and that nobody has looked at. */
  rejected: number;
  /** How much its connector said of kinds that the desk does not know, since it was started. */
  ignored: number;
  /** Those kinds, at most eight of them, with a comma between. */
  ignored_kinds: string;
  /** When something last came in. */
  last_in_at: Moment | null;
  /** When something last left. */
  last_out_at: Moment | null;
  /** How much of what was there before the desk is taken in; `null` once all of it is. */
  import: ImportView | null;
  /** What it needs and what ends, as far as that is known; the first of them is told as what ails it, from two weeks before. */
  ends: EndView[];
};

/** What ails a channel, or that it is well again. */
export type ConditionView = {
  /** Which channel. */
  channel: Name;
  /** As in `ChannelView`. */
  state: string;
  /** What ails it, as a stable word; see Stable words. */
  cause: string | null;
  /** What was seen, in the words of whoever said it. */
  last_error: string | null;
  /** Since when nothing went right. */
  since: Moment | null;
  /** When it is tried next, where that is known. */
  next_at: Moment | null;
};

/** A message of ours that is not settled. */
export type OutboxView = {
  /** Which message. */
  message: MessageId;
  /** Of which conversation. */
  conversation: ConversationId;
  /** Its place there. */
  seq: number;
  /** By which channel. */
  channel: Name;
  /** To whom. */
  to: AddressView;
  /** Its subject, where it has one. */
  subject: string;
  /** `ready`; `sending`; `unsure`: it may have been sent, and where `failure` is there too nobody waits for word of it any more, so that somebody has to decide; `dead`: given up; `held`: waits for approval. */
  state: string;
  /** Why it was given up, as a stable word; see Stable words. */
  failure: string | null;
  /** How often it was tried. */
  attempts: number;
  /** When it is tried next. */
  next_at: Moment | null;
  /** What the other side last said. */
  last_answer: string;
  /** When it was accepted. */
  created_at: Moment;
  /** When trying makes no more sense. */
  not_after: Moment;
  /** What it waits for while it is `ready`, as a stable word; see Stable words. `null` where it leaves at once. */
  waits_for: string | null;
  /** Who wrote it, where somebody at the desk did. */
  author: Name | null;
  /** What it says, where it waits for approval, up to 16,384 bytes. */
  text: string | null;
};

/** One decision of routing. */
export type DecisionView = {
  /** Its place in the journal; 0 for a question that decided nothing. */
  seq: Seq;
  /** When. */
  at: Moment;
  /** About which conversation. */
  conversation: ConversationId;
  /** In which queue. */
  queue: Name;
  /** What brought the question up: a cause; see Stable words. */
  cause: string;
  /** Which rule chose; see Stable words. */
  rule: string;
  /** Which generation of the configuration held. */
  generation: number;
  /** Who got it, if anybody could. */
  winner: Name | null;
  /** Who was looked at: the one who got it, whoever would have been next, then the others. */
  candidates: CandidateView[];
  /** How many more people there were that are not listed; nobody where there are at most 64 in all. */
  unlisted: number;
  /** The same, by their reason. */
  rest: RestView[];
};

/** People of a long list who have their reason in common. */
export type RestView = {
  /** Why they did not get it, as a stable word. */
  reason: string;
  /** How many. */
  count: number;
};

/** Somebody who was looked at. */
export type CandidateView = {
  /** Who. */
  agent: Name;
  /** Whether they could have had it. */
  eligible: boolean;
  /** Why not; `chosen` or `outranked` where they could. See Stable words. */
  reason: string;
  /** The figures it rests on, by name. */
  params: Param[];
};

/** How the configuration stands. */
export type ConfigStatusView = {
  /** The generation in force. */
  generation: number;
  /** Since when. */
  applied_at: Moment;
  /** How long applying it took, in milliseconds. */
  applied_ms: number;
  /** When files were last read. */
  tried_at: Moment;
  /** Whether that went well; if not, the generation before is still in force. */
  ok: boolean;
  /** What was wrong, or looked odd; `CT-2039` while a certificate that was put in place cannot be used. */
  problems: ProblemView[];
  /** What changed with the generation in force, a line each. */
  changes: string[];
  /** Keys that wait for a restart. */
  restart: string[];
};

/** Something wrong or odd in the configuration. */
export type ProblemView = {
  /** Its code, such as `CT-2007`. */
  code: string;
  /** Whether it stops the configuration from being used. */
  error: boolean;
  /** In which file. */
  file: string;
  /** In which line, from 1. */
  line: number;
  /** In which column, from 1. */
  column: number;
  /** In English: where, what, the lines concerned, and what to do. */
  text: string;
  /** The same in Spanish. */
  text_es: string;
};

/** A key of the running configuration. */
export type SettingView = {
  /** Its whole name, such as `queue.ventas.mode`. */
  key: string;
  /** Its value, a text without its quotes: cut at 60 bytes, unless this key alone was asked for. */
  value: string;
  /** The file and line it comes from; `default` where nobody wrote it. */
  origin: string;
};

/** A generation of the configuration that was in force. */
export type GenerationView = {
  /** Which. */
  generation: number;
  /** Since when. */
  applied_at: Moment;
  /** What changed with it, a line each. */
  changes: string[];
  /** Who wrote what it came of; nobody where its files were edited elsewhere. */
  written: WrittenView[];
};

/** A file of the configuration that somebody wrote or removed by the desk itself. */
export type WrittenView = {
  /** By whom, as an entry of the journal says it. */
  by: string;
  /** When. */
  at: Moment;
  /** Which file. */
  file: string;
  /** Whether it is no more. */
  removed: boolean;
};

/** How the desk is. */
export type StatusView = {
  /** The program's version. */
  version: string;
  /** The business's name. */
  desk: string;
  /** Its process. */
  pid: number;
  /** Since when it runs. */
  started_at: Moment;
  /** Now. */
  now: Moment;
  /** Memory in use, in bytes. */
  memory_bytes: number;
  /** Whether it takes in new messages; `false` while the disk is too full. */
  intake: boolean;
  /** How its configuration stands. */
  config: ConfigStatusView;
  /** Its queues. */
  queues: QueueView[];
  /** How many people are signed in. */
  online: number;
  /** How many of those take work. */
  available: number;
  /** Units they carry. */
  load: number;
  /** Units they can carry. */
  capacity: number;
  /** Units of interruptible work they carry, beside `load`. */
  interruptible_load: number;
  /** How many messages wait to leave. */
  pending: number;
  /** How many were given up. */
  dead: number;
  /** How its store is. */
  store: StoreView;
  /** How far the machine's clock is ahead of the desk's own, where it leapt too far to be believed. */
  clock_astray: Span | null;
  /** Its certificate, if it has one. */
  certificate: CertificateView | null;
};

/** How the store is. */
export type StoreView = {
  /** Length of the database, in bytes. */
  bytes: number;
  /** Free space of its file system, in bytes. */
  free_bytes: number;
  /** Version of its records. */
  records_version: number;
  /** How many conversations. */
  conversations: number;
  /** How many messages. */
  messages: number;
  /** How many customers. */
  contacts: number;
  /** How many files, and nothing twice. */
  files: number;
  /** Bytes of files. */
  file_bytes: number;
  /** The last entry of the journal. */
  seq: Seq;
  /** The first entry that is still kept. */
  first_seq: Seq;
  /** What a check found wrong; empty when nothing was, or none was asked for. */
  problems: StoreProblemView[];
};

/** Something that a check of the store found wrong. */
export type StoreProblemView = {
  /** What: a stable word. */
  kind: string;
  /** The details, by name. */
  params: Param[];
};

/** A certificate in use. */
export type CertificateView = {
  /** What clients pin and people compare: a digest of the public key, such as `SHA256:` and 43 letters. */
  fingerprint: string;
  /** SHA-256 of the certificate, as it is in DER. */
  sha256: Digest;
  /** SHA-256 of the certificate of the desk's own authority, as it is in DER, where it has one. */
  authority_sha256: Digest | null;
  /** The names it holds for. */
  names: string[];
  /** Until when. */
  not_after: Moment;
  /** Whether the desk made it. */
  self_made: boolean;
};

/** The floor at one moment. */
export type PanelView = {
  /** When. */
  at: Moment;
  /** How many wait. */
  waiting: number;
  /** Since when the oldest waits. */
  oldest_at: Moment | null;
  /** How many first answers of the last hour came in time, in hundredths; `null` without any. */
  service_percent: number | null;
  /** Units carried. */
  load: number;
  /** Units that can be carried. */
  capacity: number;
  /** Units of interruptible work carried, beside `load`. */
  interruptible_load: number;
  /** The queues, by name. */
  queues: QueueView[];
  /** People who are there, then the others, by name; at most 300. */
  agents: AgentView[];
  /** Skills, by name. */
  skills: SkillView[];
  /** Conversations whose owner asked for help, and those that nobody could ever take; at most 50. */
  alarms: ConversationView[];
  /** How it was every five minutes of the last hour, oldest first; as far back as the desk runs. */
  recent: PulseView[];
  /** What customers began in each minute of the last hour, by channel: those with the most first, at most six, then all others together; as far back as the desk runs. */
  arrivals: ArrivalsView[];
};

/** A skill on the floor. */
export type SkillView = {
  /** Which. */
  skill: Name;
  /** How many wait that need it. */
  waiting: number;
  /** Since when the oldest of those waits. */
  oldest_at: Moment | null;
  /** How many people have it. */
  holders: number;
  /** How many of those are there and take work. */
  available: number;
};

/** Work that waits for a router outside. */
export type PendingView = {
  /** What. */
  conversation: ConversationView;
  /** Units of capacity it takes. */
  size: number;
  /** `primary` or `interruptible`. */
  kind: string;
  /** Skills it needs, with the least level. */
  required: SkillLevel[];
  /** When the desk decides by itself. */
  deadline: Moment;
};

/** What a replay of a past period came to. */
export type SimulationView = {
  /** From. */
  from: Moment;
  /** To. */
  to: Moment;
  /** How many pieces of work were replayed. */
  pieces: number;
  /** Queue by queue. */
  queues: SimulatedQueue[];
  /** Of how many of them it is not known any more what was written. */
  unread: number;
  /** Rules that ask for what was written, where that is not known of all pieces: for those they were judged as if nothing had been written. */
  unjudged: Name[];
  /** What was wrong with the other settings; then nothing was replayed. */
  problems: ProblemView[];
};

/** One queue in a replay. */
export type SimulatedQueue = {
  /** Which. */
  queue: Name;
  /** With the running settings. */
  running: Figures;
  /** With the other settings. */
  changed: Figures;
};

/** The figures of one queue in a replay. */
export type Figures = {
  /** How many pieces came. */
  pieces: number;
  /** How many were taken. */
  taken: number;
  /** How long half of them waited at most; what still waits at the period's end has waited until then. A queue from which agents pick counts what was taken only. */
  wait_median: Span;
  /** How long nine of ten waited at most. */
  wait_p90: Span;
  /** The longest wait. */
  wait_max: Span;
  /** How often everybody was tried. */
  laps: number;
  /** How many overflowed. */
  overflows: number;
};

/** What the console offers to choose from. */
export type VocabularyView = {
  /** Queues one may see. */
  queues: Name[];
  /** Channels. */
  channels: Name[];
  /** Labels. */
  tags: Name[];
  /** Statuses. */
  statuses: StatusChoice[];
  /** Dispositions. */
  dispositions: Name[];
  /** Reasons to decline. */
  decline_reasons: Name[];
  /** Skills. */
  skills: Name[];
  /** People, by sign-in name. */
  agents: Name[];
  /** What these are called where that is not their name alone: for people to read. What is sent is always the name. */
  labels: LabelView[];
  /** Those queues from which people take work themselves: to open what waits there is to take it. */
  pull: Name[];
};

/** What a thing is called, language by language. */
export type LabelView = {
  /** What it is: `queue`, `channel`, `skill`, `status`, `tag`, `disposition`, `decline_reason`, `template` for a macro, or `agent` for a person. */
  kind: string;
  /** Its name. */
  name: Name;
  /** The text, by ISO 639-1 code of the language; the desk's own first. */
  texts: Param[];
};

/** A status that can be chosen. */
export type StatusChoice = {
  /** Its name. */
  name: Name;
  /** Whether it takes work. */
  available: boolean;
  /** Over which channels; empty means all. */
  channels: Name[];
};

/** Figures of a past period, from the journal as far back as it is kept. */
export type ReportView = {
  /** From. */
  from: Moment;
  /** Before. */
  to: Moment;
  /** Where the journal begins, when that is later than `from`: before it nothing is known. */
  known_from: Moment | null;
  /** By queue, where that was asked. */
  queues: QueueFigures[];
  /** By person, where that was asked. */
  agents: AgentFigures[];
};

/** What became of a queue's work. */
export type QueueFigures = {
  /** Which. */
  queue: Name;
  /** Conversations that customers began. */
  came: number;
  /** Times that somebody took one. */
  taken: number;
  /** Answers that people sent. */
  answers: number;
  /** Conversations that ended. */
  ended: number;
  /** Conversations moved on to another queue. */
  moved: number;
  /** How many customers said what they thought of it. */
  rated: number;
  /** What they thought on average, from 1 to 5, in hundredths. */
  rating: number | null;
  /** Begun in the period and without any answer at its end. */
  unanswered: number;
  /** From entering the line to being taken. */
  wait: Spread;
  /** From the first message to the first answer of a person. */
  response: Spread;
  /** From being taken to the end. */
  handling: Spread;
  /** Within which time a first answer is due, by the settings in force now. */
  target: Span | null;
  /** First answers within it. */
  in_time: number;
  /** First answers later than that, and those still due. */
  late: number;
};

/** What somebody did. */
export type AgentFigures = {
  /** Who. */
  agent: Name;
  /** Conversations they took or were given. */
  taken: number;
  /** Offers they did not take. */
  untaken: number;
  /** Answers they sent. */
  answers: number;
  /** Conversations they ended. */
  ended: number;
  /** How many customers said what they thought of those in which they answered last. */
  rated: number;
  /** What they thought on average, from 1 to 5, in hundredths. */
  rating: number | null;
  /** From taking one to the first answer after it. */
  response: Spread;
  /** From taking one to its end. */
  handling: Spread;
  /** How long they were there. */
  present: Span;
};

/** How long something took, over several times. */
export type Spread = {
  /** How many times. */
  count: number;
  /** What half of them did not exceed. */
  median: Span;
  /** What nine of ten did not exceed. */
  p90: Span;
  /** The longest. */
  max: Span;
};

/** What somebody did over a day. */
export type AgentDayView = {
  /** Who. */
  agent: Name;
  /** From. */
  from: Moment;
  /** Before; no later than now. Earlier than was asked for where so much happened that one answer does not tell of it: what came later is told of who asks from there. */
  to: Moment;
  /** Where the journal begins, when that is later than `from`: before it nothing is known. */
  known_from: Moment | null;
  /** Which status they had when, in order. */
  statuses: StatusStretch[];
  /** Which work they had when, in order of its beginning; at most 500 in one answer. */
  work: WorkStretch[];
  /** What to `skip` for the rest of the work; `null` where this is all of it. */
  next: number | null;
};

/** A stretch of time with one status. */
export type StatusStretch = {
  /** Which; `null` where they were not there. */
  status: Name | null;
  /** From. */
  from: Moment;
  /** Before. */
  to: Moment;
};

/** A stretch of time in which a conversation was somebody's. */
export type WorkStretch = {
  /** Which. */
  conversation: ConversationId;
  /** Its number, as people say it. */
  number: number;
  /** What it is about. */
  subject: string;
  /** In which queue it was. */
  queue: Name;
  /** From. */
  from: Moment;
  /** Before. */
  to: Moment;
  /** Whether it was still theirs then. */
  open: boolean;
};

/** The floor at one moment of the last hour. */
export type PulseView = {
  /** When. */
  at: Moment;
  /** How many waited. */
  waiting: number;
  /** How long the oldest had waited. */
  oldest: Span;
  /** How many first answers of the hour before came in time, in hundredths; `null` without any. */
  service_percent: number | null;
};

/** Conversations that customers began over a channel. */
export type ArrivalsView = {
  /** Which; `null` for all others together. */
  channel: Name | null;
  /** How many in each minute, 60 of them, the present one last. */
  minutes: number[];
};

/** What became of a message after it was written. */
export type MarksView = {
  /** What it said before, oldest first: the first text and the last ones. */
  earlier: EarlierView[];
  /** When its author took it back; what it said is the last of `earlier` then. */
  deleted_at: Moment | null;
  /** Signs put to it, one for each who did. */
  reactions: ReactionView[];
  /** It was written with another program than the desk, in the desk's name. */
  elsewhere: boolean;
};

/** What a message said before. */
export type EarlierView = {
  /** Its text, up to 2,048 bytes. */
  text: string;
  /** Until when it said so. */
  until: Moment;
};

/** A sign put to a message. */
export type ReactionView = {
  /** Who: what a customer is called, or else their address. */
  by: string;
  /** The sign. */
  emoji: string;
  /** When. */
  at: Moment;
};

/** Somebody is not to be written to at an address. */
export type StoppedView = {
  /** Why: `opted_out` or `blocked`. */
  why: string;
  /** Since when. */
  at: Moment;
};

/** A template of a channel's, as it can be sent. */
export type TemplateView = {
  /** Its name. */
  name: Name;
  /** The language of `text`: the customer's, where the template has it. */
  language: string;
  /** What the customer reads, with its places as `{name}`. */
  text: string;
  /** Its places, with what the desk would put there by itself; empty where it knows nothing. */
  values: Param[];
};

/** A template of a channel's, to be sent or sent. */
export type TemplateUse = {
  /** Which. */
  name: Name;
  /** In which of its languages; `null`, where it is to be sent, for the customer's. */
  language: string | null;
  /** What stands in its places. Those that the desk knows (`name`, `number`, `reference`, `subject`, `queue`, `desk`, `agent`) may be left out of what is to be sent. */
  values: Param[];
};

/** An address that customers reach a channel by. */
export type OwnAddressView = {
  /** By which channel. */
  channel: Name;
  /** What it is called: its own name, or the channel's for the channel's own address. */
  name: Name;
  /** The address that customers write to. */
  address: string;
  /** Where a server elsewhere that keeps it has to forward its mail. */
  forwarding: string;
  /** Where its work goes. */
  queue: Name | null;
  /** The one person its work goes to. */
  agent: Name | null;
  /** The order of its work within the queue. */
  priority: number;
  /** What kind of case it opens. */
  case_kind: Name | null;
  /** The origin written on its cases. */
  origin: Name | null;
  /** When mail for it was last shown to arrive; `null` when never. */
  verified_at: Moment | null;
};

/** How much of what was there before the desk is taken in. */
export type ImportView = {
  /** How many are taken. */
  taken: number;
  /** How many there are. */
  total: number;
};

/** Something that a channel needs until it ends. */
export type EndView = {
  /** What it is: `host:port` of the server whose certificate it is, the words of a connector, or the name that the settings give a secret. */
  what: string;
  /** When it ends. */
  at: Moment;
};

/** Something that a connector said and could not be taken. */
export type RejectedView = {
  /** Its number. */
  id: StrayId;
  /** Whose connector said it. */
  channel: Name;
  /** What the connector calls it; `null` where it did not say. */
  key: string | null;
  /** The address that it is from; `null` where it did not say. */
  from: string | null;
  /** Whether it is a whole body of which nothing was understood; else one event. */
  whole: boolean;
  /** Why it was not taken, as the connector was told: a stable word. */
  code: string;
  /** The same in a sentence. */
  detail: string;
  /** How long it is, in bytes. */
  bytes: number;
  /** How often the same came. */
  times: number;
  /** When it first came. */
  first_at: Moment;
  /** When it last came. */
  last_at: Moment;
};

/** The same with what was said. */
export type RejectedShow = {
  /** What it is. */
  rejected: RejectedView;
  /** What was said, as text. */
  text: string;
  /** Whether more was said than is shown. */
  cut: boolean;
};

/** A kind of channel, or of another thing with a name. */
export type KindView = {
  /** Its word. */
  kind: Name;
  /** What it is, in English. */
  help: string;
  /** The same in Spanish. */
  help_es: string;
  /** Its own keys. */
  settings: KindSettingView[];
};

/** A key of a kind of channel. */
export type KindSettingView = {
  /** The key. Of a thing, with the tables below it that the key stands in, as `html.es`; a `*` among them stands for a name of the writer's choice, as in `step.*.after`, and there are as many as are named. */
  key: string;
  /** What it holds: `text`, `long` (a text of several lines), `flag`, `list`, `choice` or `secret`. */
  shape: string;
  /** Of a choice, the words there are; of a list, those it can hold, where they are known. */
  choices: string[];
  /** Whether it has to be there. */
  required: boolean;
  /** What the reference shows as its value, as TOML, in English. */
  example: string;
  /** The same in Spanish. */
  example_es: string;
  /** What it is for, in English. */
  help: string;
  /** The same in Spanish. */
  help_es: string;
};

/** The servers of a mail address, as far as they could be found. */
export type MailServersView = {
  /** Whose servers they are, where the company is known. */
  provider: string | null;
  /** The one that mail is fetched from. */
  imap: MailServerView | null;
  /** The one that answers leave by. */
  smtp: MailServerView | null;
  /** What one should know about signing in there, as a stable word; see Stable words. */
  advice: string | null;
};

/** A mail server. */
export type MailServerView = {
  /** Its name, with the port where that is not the usual one for the way it is kept private. */
  server: string;
  /** How the way there is kept private: `tls` or `starttls`. */
  security: string;
  /** How it is known: `dns` where the domain names it, `known` where its company does, `guessed` where a usual name answered. */
  how: string;
  /** Whether it answered just now, with a certificate that is believed. */
  answered: boolean;
};

/** A new channel, or another thing with a name, as it would be written. Nothing was. */
export type ChannelDraft = {
  /** The file that it would be. */
  file: string;
  /** What would stand in it; nothing where it would be removed. */
  text: string;
  /** What is there under that name: `new` for nothing; `ours` for what the desk wrote; `edited` for what the desk wrote and somebody changed; `foreign` for what somebody else wrote; `elsewhere` where another file has a channel of that name, or says something else of a thing and has the last word. */
  standing: string;
  /** A digest of what is there; the `seen` of `write_channel`. */
  seen: Digest | null;
  /** What is there, where the desk wrote it. */
  before: string | null;
  /** Files that secrets are written into. */
  secrets: string[];
  /** What would change against the configuration in force, a line each. */
  changes: string[];
  /** What is wrong or looks odd in the configuration as it would be then; nothing is written while any of it is an error. */
  problems: ProblemView[];
  /** What has to be so for it to be of use, and whether it is. */
  checks: Claim[];
};

/** What was written. */
export type ChannelWritten = {
  /** The file. */
  file: string;
  /** How the configuration stands since it was read anew. */
  status: ConfigStatusView;
};

/** Whom guidance is for. */
export type AudienceView =
  /** Everybody who works here. */
  | { type: "everybody" }
  /** Whoever works in a queue. */
  | { type: "queue";
  /** Which. */
  queue: Name;
}
  /** Whoever writes by a channel: those of the queues that its work goes to. */
  | { type: "channel";
  /** Which. */
  channel: Name;
};

/** A piece of guidance. */
export type GuidanceView = {
  /** What it is told apart by. */
  name: Name;
  /** Its version, from 1. */
  version: number;
  /** Whom it is for. */
  audience: AudienceView;
  /** What it is about. */
  title: string;
  /** What it says. */
  text: string;
  /** When this version was published. */
  published_at: Moment;
  /** By whom; `null` for somebody at the desk's own machine. */
  by: Name | null;
  /** When it was withdrawn, if it was. */
  withdrawn_at: Moment | null;
  /** Whether it is for oneself. */
  mine: boolean;
  /** When one said that one has read this version; `null` where one has not. */
  read_at: Moment | null;
  /** How many of those it is for have read this version, for whoever may publish it. */
  readers: ReadersView | null;
};

/** How many have read a piece of guidance. */
export type ReadersView = {
  /** How many have. */
  read: number;
  /** Of how many. */
  of: number;
};

/** Somebody whom guidance is for, or who has read it. */
export type ReaderView = {
  /** Who. */
  agent: Name;
  /** What others call them. */
  display: string;
  /** Whether it is for them. */
  meant: boolean;
  /** The version that they have read last, if any. */
  version: number | null;
  /** When. */
  read_at: Moment | null;
};

/** What there is to say of a text. */
export type Reviewed = {
  /** What of it is not as the desk wants to be written; empty where all of it is. At most 12. */
  remarks: RemarkView[];
  /** Whether its author is to be asked once more before it is sent, where there is any remark: it is taken with `confirmed` alone. */
  ask: boolean;
};

/** Something in a text that is not as the desk wants to be written. */
export type RemarkView =
  /** The whole is longer than it is worth. */
  | { type: "long";
  /** How many characters it has. */
  characters: number;
  /** How many it is worth. */
  most: number;
}
  /** A sentence is longer than it is worth. */
  | { type: "long_sentence";
  /** Its first words. */
  begins: string;
  /** How many words it has. */
  words: number;
  /** How many it is worth. */
  most: number;
}
  /** A sentence has no mark at its end. */
  | { type: "unfinished";
  /** Its last words. */
  ends: string;
}
  /** Capitals that not everybody knows. */
  | { type: "acronym";
  /** Which. */
  word: string;
}
  /** Words that are not to be written. */
  | { type: "avoid";
  /** Which. */
  words: string;
  /** What to write instead, where there is something. */
  instead: string | null;
};

/** What a person is at the desk. */
export type Role =
  /** Answers customers. */
  | "agent"
  /** Watches and helps agents. */
  | "supervisor"
  /** Runs the desk. */
  | "administrator"
  /** Reads everything, changes nothing. */
  | "auditor"
  /** A program that talks with customers before a person does, or instead of one. It does what an agent does, carries any amount of work, and is not asked before it is given some (R17). */
  | "bot";

/** Where a case stands. */
export type CaseStatus =
  /** Nobody has looked at it. */
  | "new"
  /** Being worked on. */
  | "open"
  /** Waiting for the customer. */
  | "pending"
  /** Waiting for somebody else. */
  | "on_hold"
  /** Solved; the customer may still disagree. */
  | "solved"
  /** Over. A new message opens another case. */
  | "closed";

/** What the limit of a text counts. */
export type TextUnit =
  /** Unicode characters. */
  | "char"
  /** UTF-16 units, as most vendors count. */
  | "utf16"
  /** Bytes of UTF-8. */
  | "byte"
  /** Septets of the GSM alphabet. */
  | "gsm";

/** Who may read a note. */
export type Scope =
  /** Its author alone. */
  | "author"
  /** Everybody who may read the conversation. */
  | "team"
  /** A supervisor's whisper: its author and the owner. */
  | "whisper";

/** What may still be sent where no window is open. */
export type Then =
  /** A template of the channel's. */
  | "template"
  /** A free message, if the other side is told that it is late. */
  | "tag"
  /** Nothing. */
  | "closed";

/** Names one command of one client, so that asking twice has one effect and the same answer. */
export type CommandKey = {
  /** The client, across all its connections and restarts. */
  client: Id128;
  /** The client's own count of commands; never used twice. */
  count: number;
};

/** What a client says, one object a text. */
export type FromClient =
  | ({ frame: "hello" } & Hello)
  | ({ frame: "request" } & Request)
  | ({ frame: "heartbeat" } & Heartbeat)
  | ({ frame: "farewell" } & Farewell);

/** What the desk says, one object a text. */
export type FromDesk =
  | ({ frame: "welcome" } & Welcome)
  | ({ frame: "answer" } & Answer)
  | ({ frame: "event" } & Event)
  | ({ frame: "heartbeat" } & Heartbeat)
  | ({ frame: "farewell" } & Farewell);
