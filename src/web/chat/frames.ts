// What a chat and the desk say to each other: src/channels/webchat/WEBCHAT.md has the meaning of each.

export type Ask = 'never' | 'optional' | 'required';

export interface Form {
  title: string;
  greeting: string;
  name: Ask;
  mail: Ask;
  privacy: string;
  file_bytes_max: number;
  emoji: boolean;
  usual_ms: number | null;
  by_mail: boolean;
  known: boolean;
}

export interface Standing {
  stage: 'none' | 'waiting' | 'with' | 'ended';
  reference: string | null;
  agent: string | null;
  position: number | null;
  wait_ms: number | null;
  attended: boolean;
  opens_at: string | null;
  unopened: number;
  by_mail: boolean;
  mail: string | null;
  rated: number | null;
}

export interface ShownFile {
  file: string;
  name: string;
  mime: string;
  size: number;
}

export interface Shown {
  id: string;
  called: string | null;
  from: 'you' | 'desk';
  name: string;
  text: string;
  files: ShownFile[];
  at: string;
  state: 'taken' | 'sent' | 'delivered' | 'read';
}

export interface Welcome {
  pass: string;
  now: string;
  form: Form;
  messages: Shown[];
  gap: boolean;
  state: Standing;
  identity_refused: string | null;
}

export type Told =
  | ({ type: 'welcome' } & Welcome)
  | ({ type: 'message' } & Shown)
  | ({ type: 'state' } & Standing)
  | { type: 'taken'; id: string; message: string }
  | { type: 'refused'; id: string | null; code: string; detail: string; retry_after_ms: number | null }
  | { type: 'typing'; name: string }
  | ({ type: 'mailed' } & Mailed);

/** A mail left for the visitor. */
export interface Mailed {
  what: 'receipt' | 'transcript';
  to: string;
}

/** A file that was put before. */
export interface NamedFile {
  file: string;
  name: string;
  mime: string;
}

export interface About {
  name: string;
  mail: string;
  consent: boolean;
}

export type Said =
  | { type: 'hello'; pass?: string; identity?: string; since?: string; language: string }
  | ({ type: 'about' } & About)
  | { type: 'send'; id: string; text: string; files: NamedFile[] }
  | { type: 'typing' }
  | { type: 'end' }
  | { type: 'rate'; score: number; remark: string }
  | { type: 'transcript'; mail: string }
  | { type: 'got'; upto: string }
  | { type: 'seen'; upto: string };
