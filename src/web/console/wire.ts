// The agent protocol as JSON: the types of PROTOCOL.md that this console uses, under their names there.

export type Id = string;
export type Seq = string;
export type Moment = string;
export type Span = number;
export type Code = string;

export interface Hello { versions: number[]; client: string; language: string }
export interface Welcome {
  version: number; server_time: Moment; desk: string; server: string; features: string[];
  beat: Span; silence_max: Span; frame_bytes_max: number; requests_open_max: number; chunk_bytes_max: number;
}
export interface CommandKey { client: string; count: number }
export interface Request { request: number; key: CommandKey | null; holder_fence?: number | null; ask: ToDesk }
export interface Answer { request: number; outcome: Outcome }
export interface Event { seq: Seq | null; at: Moment; news: News }
export interface Heartbeat { at: Moment }
export interface Farewell { why: Refusal | null; resumable: boolean; after: Span | null }
export interface Refusal { code: Code; params: Param[]; hint: string | null }
export interface Param { name: string; value: string }

export type FromDesk =
  | ({ frame: 'welcome' } & Welcome)
  | ({ frame: 'answer' } & Answer)
  | ({ frame: 'event' } & Event)
  | ({ frame: 'heartbeat' } & Heartbeat)
  | ({ frame: 'farewell' } & Farewell);

export type FromClient =
  | ({ frame: 'hello' } & Hello)
  | ({ frame: 'request' } & Request)
  | ({ frame: 'heartbeat' } & Heartbeat)
  | ({ frame: 'farewell' } & Farewell);

export type ToDesk =
  | ({ area: 'entry' } & EntryRequest)
  | ({ area: 'work' } & WorkRequest)
  | ({ area: 'lists' } & ListsRequest)
  | ({ area: 'presence' } & PresenceRequest)
  | ({ area: 'contacts' } & ContactsRequest)
  | ({ area: 'files' } & FilesRequest);

export type Outcome =
  | ({ type: 'accepted' } & Accepted)
  | ({ type: 'refused' } & Refusal)
  | ({ type: 'conflict' } & Conflict);
export interface Accepted { data: Data; undo: Undo | null; replayed: boolean }
export interface Undo { undo: string; until: Moment; valid: Span }
export interface Conflict { refusal: Refusal; base_seq: number; since: MessageView[] }

export type Data =
  | { type: 'done' }
  | { type: 'session'; value: SessionView }
  | { type: 'sent'; value: Sent }
  | { type: 'conversation'; value: ConversationView }
  | { type: 'window'; value: Window }
  | { type: 'opened'; value: ConversationShow }
  | { type: 'messages'; value: Messages }
  | { type: 'draft'; value: DraftView | null }
  | { type: 'macros'; value: MacroView[] }
  | { type: 'contact'; value: ContactView }
  | { type: 'upload'; value: Upload }
  | { type: 'file'; value: FileView }
  | { type: 'chunk'; value: Chunk }
  | { type: 'rendered'; value: Rendered }
  | { type: 'vocabulary'; value: VocabularyView }
  | { type: 'agent'; value: AgentView };

export interface Sent { conversation: Id; seq: number; message: Id; held_until: Moment | null; next: Id | null }
export interface Window { items: ConversationView[]; next: string | null; counts: Counts }
export interface Counts { total: number; unread: number; queued: number; mine: number }
export interface Messages { items: MessageView[]; earlier: boolean; later: boolean }
export interface Rendered { name: string; text: string; missing: string[]; tags: string[]; resolve: boolean }

export interface Upload { upload: string; have: number }
export interface Chunk { offset: number; total: number; bytes: string }

export type News =
  | { type: 'resync' }
  | { type: 'offer'; offer: OfferView }
  | { type: 'offer_gone'; offer: Id; conversation: Id; how: OfferEnd }
  | { type: 'conversation'; conversation: ConversationView }
  | { type: 'lost'; conversation: ConversationView; why: string }
  | { type: 'message'; conversation: Id; message: MessageView }
  | { type: 'message_state'; conversation: Id; seq: number; message: Id; state: MessageState; failure: string | null; answer: string | null }
  | { type: 'message_changed'; conversation: Id; message: MessageView }
  | { type: 'history'; event: EventView }
  | { type: 'list'; list: number; changed: ConversationView[]; gone: Id[]; counts: Counts }
  | { type: 'presence'; conversation: Id; present: PresenceView[] }
  | { type: 'draft'; conversation: Id; agent: string; draft: DraftView | null }
  | { type: 'customer_typing'; conversation: Id; until: Moment }
  | { type: 'me'; agent: AgentView }
  | { type: 'notice'; refusal: Refusal; conversation: Id | null };
export type OfferEnd = 'accepted' | 'declined' | 'timed_out' | 'revoked';

export type EntryRequest =
  | { type: 'sign_in'; name: string; password: string; code?: string | null; device: string }
  | { type: 'resume'; token: string; last_seq: Seq }
  | { type: 'sign_out' }
  | { type: 'change_password'; old: string; new: string };

export type WorkRequest =
  | { type: 'accept'; offer: Id }
  | { type: 'decline'; offer: Id; reason: string | null }
  | { type: 'claim'; conversation: Id; override?: boolean }
  | { type: 'release'; conversation: Id }
  | { type: 'reply'; conversation: Id; base_seq: number | null; reply: Outgoing; end: string | null; next?: boolean }
  | { type: 'note'; conversation: Id; scope: Scope; client_message: string | null; text: string; attachments?: FileView[] }
  | { type: 'resolve'; conversation: Id; base_seq?: number | null }
  | { type: 'reopen'; conversation: Id }
  | { type: 'end'; conversation: Id; base_seq?: number | null; disposition: string | null; remark?: string }
  | { type: 'finish_wrap_up'; conversation: Id }
  | { type: 'transfer'; conversation: Id; to: Target }
  | { type: 'snooze'; conversation: Id; until: Moment }
  | { type: 'tag'; conversation: Id; add?: string[]; remove?: string[] }
  | { type: 'seen'; conversation: Id; seq: number }
  | { type: 'flag'; conversation: Id; raised: boolean }
  | { type: 'undo'; undo: string }
  | { type: 'save_draft'; conversation: Id; text: string; base_seq: number }
  | { type: 'drop_draft'; conversation: Id };

export interface Outgoing {
  client_message: string | null; text: string; html: string | null; attachments?: FileView[]; subject: string | null;
  to: AddressView | null; macro: string | null;
}
export type Target = { type: 'queue'; queue: string } | { type: 'agent'; agent: string };
export type Scope = 'author' | 'team' | 'whisper';

export type ListsRequest =
  | { type: 'window'; of: WindowOf }
  | { type: 'subscribe'; list: number; of: WindowOf }
  | { type: 'unsubscribe'; list: number }
  | { type: 'open'; conversation: Id; messages: number; watch: boolean }
  | { type: 'close'; conversation: Id }
  | { type: 'messages'; conversation: Id; after: number | null; before: number | null; limit: number }
  | { type: 'search'; text: string; cursor: string | null; limit: number }
  | { type: 'timeline'; contact: Id; cursor: string | null; limit: number }
  | { type: 'macros' }
  | { type: 'render_macro'; conversation: Id; name: string }
  | { type: 'vocabulary' };
export interface WindowOf { filter?: Filter; sort?: Sort; cursor: string | null; limit: number }
export interface Filter {
  owner?: Owner; tags?: string[]; status?: ConversationStatus[]; work?: WorkState[]; channel?: string[]; text?: string | null;
}
export type Owner = { type: 'anybody' } | { type: 'me' } | { type: 'nobody' } | { type: 'agent'; agent: string };
export type Sort = 'received' | 'priority' | 'channel' | 'due' | 'updated' | 'number';

export type PresenceRequest =
  | { type: 'set_status'; status: string }
  | { type: 'lease'; conversation: Id; doing: Doing }
  | { type: 'leave'; conversation: Id };
export type Doing = 'viewing' | 'typing';

export type ContactsRequest = { type: 'show'; contact: Id };

export type FilesRequest =
  | { type: 'begin'; name: string; mime: string; size: number; sha256: string }
  | { type: 'put'; upload: string; offset: number; bytes: string }
  | { type: 'end'; upload: string }
  | { type: 'get'; conversation: Id; seq: number; sha256: string; offset: number; length: number }
  | { type: 'body'; conversation: Id; seq: number; form: BodyForm; offset: number; length: number };
export type BodyForm = 'text' | 'html_safe' | 'raw';

export interface ConversationView {
  id: Id; number: number; reference: string; status: ConversationStatus; case_status: CaseStatus; queue: string;
  priority: number; channel: string; contact: ContactBrief; assignee: string | null; subject: string; tags: string[];
  received_at: Moment; updated_at: Moment; unread: number; work: WorkState; until: Moment | null; enqueued_at: Moment;
  due_at: Moment | null; created_at: Moment; seq: number; case: Id; transfers: number; fence: number; flagged: boolean;
  preview: string; presence: PresenceView[]; disposition: DispositionView | null; merged_into: Id | null;
}
export type ConversationStatus = 'new' | 'open' | 'resolved' | 'snoozed';
export type CaseStatus = 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed';
export type WorkState = 'unrouted' | 'queued' | 'offered' | 'active' | 'waiting' | 'snoozed' | 'wrap_up' | 'done';
export interface ContactBrief { id: Id; name: string; address: string; scheme: string }
export interface AddressView { scheme: string; value: string }
export interface FileView { name: string; mime: string; size: number; sha256: string; inline: string | null; found: string | null }
export interface MessageView {
  seq: number; id: Id; direction: Direction; author: string; author_kind: AuthorKind; channel: string; at: Moment;
  written_at: Moment | null; subject: string | null; text: string; html: string | null; clipped: boolean;
  attachments: FileView[]; state: MessageState; failure: string | null; answer: string | null; scope: Scope | null;
  auto: boolean; to: AddressView | null; client_message: string | null; marks: MarksView | null;
}
export type Direction = 'in' | 'out' | 'note';
export type AuthorKind = 'contact' | 'agent' | 'desk';
export type MessageState = 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'unsure' | 'failed';
export interface MarksView { deleted_at: Moment | null; reactions: ReactionView[] }
export interface ReactionView { by: string; emoji: string; at: Moment }
export interface EventView { seq: Seq; at: Moment; by: string; kind: string; params: Param[]; generation: number; conversation: Id | null }
export interface ConversationShow extends ConversationView {
  messages: MessageView[]; earlier: boolean; events: EventView[]; drafts: DraftView[]; abilities: AbilitiesView;
  reply_until: Moment | null; guidance: string; dispositions: string[]; offer: OfferView | null; stopped: StoppedView | null;
}
export interface DraftView { conversation: Id; agent: string; text: string | null; base_seq: number; at: Moment }
export interface PresenceView { agent: string; doing: Doing; until: Moment }
export interface AbilitiesView {
  text_max: number; text_unit: TextUnit; file_bytes_max: number; files_max: number; formatting: boolean; subject: boolean;
  typing: boolean; receipts: boolean; edits: boolean; emoji: boolean; proactive: boolean; public: boolean; reply_window: Span | null;
}
export type TextUnit = 'char' | 'utf16' | 'byte' | 'gsm';
export interface StoppedView { why: string; at: Moment }
export interface OfferView {
  offer_id: Id; conversation: ConversationView; deadline: Moment; can_decline: boolean; reasons: string[]; size: number; dropped_skills: string[];
}
export interface DispositionView { name: string | null; remark: string; agent: string | null; at: Moment }
export interface MacroView { name: string; preview: string; languages: string[]; tags: string[]; resolve: boolean }
export interface SessionView {
  agent: AgentView | null; permissions: string[]; token: string; expires_at: Moment; must_change_password: boolean; seq: Seq; resumed: boolean;
}
export type Role = 'agent' | 'supervisor' | 'administrator' | 'auditor' | 'bot';
export interface AgentView {
  id: Id; name: string; display: string; role: Role; status: string | null; available: boolean; online: boolean;
  since: Moment | null; load: number; capacity: number; queues: string[];
}
export interface ContactView {
  id: Id; name: string; addresses: AddressView[]; fields: Param[]; language: string | null; created_at: Moment;
  conversations: number; last_received_at: Moment | null; merged_into: Id | null;
}
export interface VocabularyView {
  queues: string[]; channels: string[]; tags: string[]; statuses: StatusChoice[]; dispositions: string[];
  decline_reasons: string[]; skills: string[]; agents: string[];
}
export interface StatusChoice { name: string; available: boolean; channels: string[] }
