// Keys and what they do. Letters are what the key writes (`event.key`), so that every layout agrees with
// its label; nothing here needs AltGr on a Spanish keyboard, and a test says so.

import type { Key } from '../words/words';

export type Act =
  | 'palette' | 'help' | 'search' | 'down' | 'up' | 'open' | 'back' | 'mine' | 'queue' | 'all' | 'next'
  | 'reply' | 'note' | 'claim' | 'transfer' | 'snooze' | 'resolve' | 'resolve_next' | 'end' | 'undo' | 'offer' | 'begin' | 'merge' | 'profile' | 'floor' | 'inbox' | 'admin';

export interface Binding {
  act: Act;
  keys: string[];
  /** With Ctrl or ⌘; then it works in text fields too. */
  ctrl?: boolean;
  text: Key;
}

export const BINDINGS: Binding[] = [
  { act: 'palette', keys: ['k'], ctrl: true, text: 'key_palette' },
  { act: 'help', keys: ['?'], text: 'key_help' },
  { act: 'search', keys: ['/'], text: 'key_search' },
  { act: 'down', keys: ['j'], text: 'key_move' },
  { act: 'up', keys: ['k'], text: 'key_move' },
  { act: 'mine', keys: ['1'], text: 'mine' },
  { act: 'queue', keys: ['2'], text: 'queue_list' },
  { act: 'all', keys: ['3'], text: 'all' },
  { act: 'next', keys: ['.'], text: 'key_next' },
  { act: 'reply', keys: ['r'], text: 'key_reply' },
  { act: 'note', keys: ['n'], text: 'key_note' },
  { act: 'claim', keys: ['a'], text: 'key_claim' },
  { act: 'transfer', keys: ['t'], text: 'key_transfer' },
  { act: 'snooze', keys: ['p'], text: 'key_snooze' },
  { act: 'resolve', keys: ['e'], text: 'key_resolve' },
  { act: 'resolve_next', keys: ['E'], text: 'key_resolve_next' },
  { act: 'offer', keys: ['o'], text: 'key_offer' },
  { act: 'end', keys: ['f'], text: 'key_end' },
  { act: 'merge', keys: ['u'], text: 'key_merge' },
  { act: 'begin', keys: ['c'], text: 'key_begin' },
  { act: 'undo', keys: ['z'], text: 'key_undo' },
  { act: 'back', keys: ['Escape'], text: 'key_back' },
  { act: 'profile', keys: [], text: 'key_profile' },
  { act: 'inbox', keys: [], text: 'key_inbox' },
  { act: 'floor', keys: [], text: 'key_floor' },
  { act: 'admin', keys: [], text: 'key_admin' },
];

/** Keys that somebody chose instead: one character for each act. */
export type Chosen = Partial<Record<Act, string>>;

/** Whether a person may choose another key: what has one of its own, without Ctrl. */
export function changeable(binding: Binding): boolean {
  return !binding.ctrl && binding.keys[0]?.length === 1;
}

/** What holds where `chosen` was. */
export function bound(chosen: Chosen): Binding[] {
  return BINDINGS.map((one) => {
    const key = chosen[one.act];
    return key !== undefined && changeable(one) ? { ...one, keys: [key] } : one;
  });
}

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  altGraph: boolean;
  inText: boolean;
}

export function act(pressed: Pressed, single: boolean, bindings: Binding[] = BINDINGS): Act | null {
  if (pressed.altKey || pressed.altGraph) return null;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  for (const binding of bindings) {
    if (!binding.keys.includes(pressed.key) || ctrl !== (binding.ctrl ?? false)) continue;
    if (!ctrl && (pressed.inText || (!single && pressed.key.length === 1))) continue;
    return binding.act;
  }
  return null;
}
