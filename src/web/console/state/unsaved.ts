// What is being written to a conversation, kept in this tab for whoever writes it: one may look at something
// else meanwhile, and a connection may be lost before the desk has the draft.

import type { ConversationId, FileView } from '../../wire';
import { read, write } from './kept';
import { session } from './session.svelte';

export interface Unsaved {
  /** `null` where nothing was written here: the desk's draft holds. */
  reply: string | null;
  note: string;
  /** The note is for whoever writes it alone. */
  own: boolean;
  cc: string;
  files: FileView[];
}

const NOTHING: Unsaved = { reply: null, note: '', own: false, cc: '', files: [] };

export function unsaved(id: ConversationId): Unsaved {
  return { ...NOTHING, ...read<Partial<Unsaved>>(key(id)) };
}

export function keepUnsaved(id: ConversationId, part: Partial<Unsaved>): void {
  const whole = { ...unsaved(id), ...part };
  const empty = whole.reply === null && whole.note === '' && whole.cc === '' && whole.files.length === 0;
  write(key(id), empty ? null : whole);
}

function key(id: ConversationId): string {
  return `centralita.unsaved.${session.me?.name ?? ''}.${id}`;
}
