// What a chat and the desk say to each other: src/channels/webchat/WEBCHAT.md has the meaning of each.

export type Ask = 'never' | 'optional' | 'required';

export interface Form {
  title: string;
  greeting: string;
  name: Ask;
  mail: Ask;
  privacy: string;
  file_bytes_max: number;
  known: boolean;
}

export interface Standing {
  stage: 'none' | 'waiting' | 'with' | 'ended';
  reference: string | null;
  agent: string | null;
  position: number | null;
  attended: boolean;
  unopened: number;
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
  | { type: 'typing'; name: string };

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
  | { type: 'got'; upto: string }
  | { type: 'seen'; upto: string };
