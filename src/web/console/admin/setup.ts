// Setting a channel up: what is asked first, and what of it goes to the desk.

import type { KindSettingView, KindView, NewChannel } from '../../wire';

export interface Answers {
  name: string;
  kind: string;
  /** One of the desk's queues; empty for a new one. */
  queue: string;
  newQueue: string;
  /** By key: texts, `true`, the items of a list one a line. Empty is left out. */
  values: Record<string, string>;
}

/** What each kind is asked for first; everything else it knows comes behind. */
const FIRST: Record<string, string[]> = {
  mail: ['address', 'name', 'imap', 'user', 'password', 'smtp', 'smtp_security', 'existing'],
  maildir: ['address', 'name', 'inbox', 'outbox'],
  webchat: ['origins', 'title', 'greeting', 'ask_name', 'ask_mail', 'privacy'],
  partner: ['token', 'url', 'signing_secret'],
};

/** What a thing of each kind is asked for first; of kinds with little, all of it. */
const FOREMOST: Record<string, string[]> = {
  template: ['es', 'en', 'tags', 'resolve', 'macro'],
  queue: ['mode', 'priority', 'size', 'first_response', 'warn_before', 'hours', 'skills', 'acknowledge'],
};

export function foremost(kind: string, settings: KindSettingView[]): KindSettingView[] {
  const wanted = FOREMOST[kind];
  return wanted === undefined ? settings : wanted.flatMap((key) => settings.find((one) => one.key === key) ?? []);
}

/** Kinds in the order in which they are offered; others behind. */
const ORDER = ['mail', 'webchat', 'webform', 'maildir', 'partner'];

export function inOrder(kinds: KindView[]): KindView[] {
  const place = (kind: KindView): number => (ORDER.includes(kind.kind) ? ORDER.indexOf(kind.kind) : ORDER.length);
  return [...kinds].sort((a, b) => place(a) - place(b));
}

export function first(kind: KindView): KindSettingView[] {
  const wanted = FIRST[kind.kind] ?? kind.settings.filter((one) => one.required).map((one) => one.key);
  return wanted.flatMap((key) => kind.settings.find((one) => one.key === key) ?? []);
}

export function rest(kind: KindView): KindSettingView[] {
  const shown = new Set(first(kind));
  return kind.settings.filter((one) => !shown.has(one));
}

/** What a new channel of a kind is called, where the desk has none of that name. */
export function usualName(kind: string, taken: string[], language: 'es' | 'en'): string {
  const usual = { es: { mail: 'correo', maildir: 'correo', webchat: 'chat', partner: 'conector' }, en: { mail: 'mail', maildir: 'mail', webchat: 'chat', partner: 'connector' } };
  const name = (usual[language] as Record<string, string>)[kind] ?? kind;
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(one)) return one;
  }
}

/** What to ask the desk for. */
export function asked(answers: Answers, kind: KindView, language: string): NewChannel {
  const filled = kind.settings.filter((one) => (answers.values[one.key] ?? '').trim() !== '');
  const queue = answers.queue === '' ? answers.newQueue.trim() : answers.queue;
  return {
    name: answers.name.trim(),
    kind: kind.kind,
    queue: queue === '' ? null : queue,
    new_queue: answers.queue === '' && queue !== '',
    settings: filled.filter((one) => one.shape !== 'secret').map((one) => ({ name: one.key, value: (answers.values[one.key] ?? '').trim() })),
    secrets: filled.filter((one) => one.shape === 'secret').map((one) => ({ key: one.key, secret: answers.values[one.key] ?? '' })),
    language,
  };
}

export interface DiffLine { sign: ' ' | '+' | '-'; text: string }

/** What makes one text of another, line by line; of the shortest ways one. */
export function difference(before: string, after: string): DiffLine[] {
  const [a, b] = [lines(before), lines(after)];
  // How many lines the rests have in common from each pair of places on.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) (common[i] ?? [])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const out: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ sign: ' ', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ sign: '-', text: a[i] ?? '' });
      i += 1;
    } else {
      out.push({ sign: '+', text: b[j] ?? '' });
      j += 1;
    }
  }
  return out;
}

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
