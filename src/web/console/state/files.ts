// Bytes up and down, piece by piece over the same session.

import type { ConversationId, FilesRequest, FileView, Outcome, Refusal, Upload } from '../../wire';
import { given } from '../link/given';
import { t } from './prefs.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

const PIECE_BYTES = 262_144;
/** What a person waits for on a page: more is for other programs. */
const BODY_BYTES_MAX = 4_194_304;

export class NotTaken extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Sends `file` to the desk; goes on by itself after a lost connection. `told` hears the part done, 0 to 1. */
export async function upload(file: File, told: (part: number) => void): Promise<FileView> {
  const all = new Uint8Array(await file.arrayBuffer());
  const mime = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
  const sha256 = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', all)));
  const begun = await ask({ type: 'begin', name: file.name, mime, size: all.length, sha256 });
  let { upload: ticket, have } = uploaded(begun);
  while (have < all.length) {
    told(have / all.length);
    have = await put(ticket, have, all.subarray(have, have + PIECE_BYTES));
  }
  const ended = await ask({ type: 'end', upload: ticket });
  return given(ended, 'file') ?? refused(ended);
}

/** Gives an attachment to the person as a file. It is never shown as what it says it is. */
export async function download(conversation: ConversationId, seq: number, file: FileView): Promise<void> {
  const pieces = await collect((offset) => ({ type: 'get', conversation, seq, sha256: file.sha256, offset, length: PIECE_BYTES }), Infinity);
  if (pieces === null) {
    toasts.complain(t('download_failed', { name: file.name }));
    return;
  }
  const address = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All of a message's text. */
export async function body(conversation: ConversationId, seq: number): Promise<string | null> {
  const pieces = await collect((offset) => ({ type: 'body', conversation, seq, form: 'text', offset, length: PIECE_BYTES }), BODY_BYTES_MAX);
  return pieces === null ? null : new Blob(pieces).text();
}

async function collect(piece: (offset: number) => FilesRequest, most: number): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const chunk = given(await ask(piece(offset)).catch(() => null), 'chunk');
    if (chunk === null) return null;
    const { bytes, total } = chunk;
    const read = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
    pieces.push(read);
    offset += read.length;
    if (read.length === 0 || offset >= Math.min(total, most)) return pieces;
  }
}

/** How much the desk has after this piece. */
async function put(ticket: string, offset: number, piece: Uint8Array): Promise<number> {
  const outcome = await ask({ type: 'put', upload: ticket, offset, bytes: base64(piece) });
  // The answer to the same piece was lost with a connection: the desk says where to go on.
  const have = outcome.type === 'refused' ? outcome.params.find((param) => param.name === 'have')?.value : undefined;
  return have === undefined ? uploaded(outcome).have : Number(have);
}

function ask(request: FilesRequest): Promise<Outcome> {
  return session.link.insist({ area: 'files', ...request });
}

function uploaded(outcome: Outcome): Upload {
  return given(outcome, 'upload') ?? refused(outcome);
}

function refused(outcome: Outcome): never {
  throw outcome.type === 'refused' ? new NotTaken(outcome) : new Error(`an upload was answered by ${outcome.type}`);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // By pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
