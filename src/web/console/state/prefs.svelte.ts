// What a person likes on this machine: language, light or dark, single-letter keys.

import { bound, type Act, type Binding, type Chosen } from '../keys/keys';
import { isKey, text, type Key, type Language, type Values } from '../words/words';

type Theme = 'light' | 'dark';

const KEYS = 'centralita.keys';

class Prefs {
  language = $state<Language>(asked('language', ['es', 'en']) ?? (navigator.language.startsWith('en') ? 'en' : 'es'));
  theme = $state<Theme>(asked('theme', ['light', 'dark']) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  sound = $state(localStorage.getItem('centralita.sound') !== 'no');
  singleKeys = $state(localStorage.getItem('centralita.singleKeys') !== 'no');

  #chosen = $state<Chosen>(chosen());
  readonly bindings: Binding[] = $derived(bound(this.#chosen));

  /** The key that does something, as it is written on a button. */
  key(act: Act): string {
    return this.bindings.find((one) => one.act === act)?.keys[0] ?? '';
  }

  /** Another key for something; `null` for the usual one. */
  bind(act: Act, key: string | null): void {
    const { [act]: _, ...others } = this.#chosen;
    this.#chosen = key === null ? others : { ...others, [act]: key };
    localStorage.setItem(KEYS, JSON.stringify(this.#chosen));
  }

  bindAllAsUsual(): void {
    this.#chosen = {};
    localStorage.removeItem(KEYS);
  }

  speak(language: Language): void {
    this.language = language;
    localStorage.setItem('centralita.language', language);
  }

  dress(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem('centralita.theme', theme);
  }

  useSound(use: boolean): void {
    this.sound = use;
    localStorage.setItem('centralita.sound', use ? 'yes' : 'no');
  }

  useSingleKeys(use: boolean): void {
    this.singleKeys = use;
    localStorage.setItem('centralita.singleKeys', use ? 'yes' : 'no');
  }
}

function asked<T extends string>(what: string, known: T[]): T | null {
  const kept = localStorage.getItem(`centralita.${what}`);
  return known.find((one) => one === kept) ?? null;
}

function chosen(): Chosen {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEYS) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Chosen) : {};
  } catch {
    return {};
  }
}

export const prefs = new Prefs();

/** The kinds of the desk's stable words. */
export type Stable = 'event' | 'why' | 'failure' | 'state_of' | 'by' | 'reason' | 'weak' | 'value' | 'want' | 'condition' | 'cause';

/** A stable word of the desk in the person's language; one that is not known yet as it is. */
export function word(kind: Stable, stable: string): string {
  const key = `${kind}_${stable}`;
  return isKey(key) ? t(key) : stable;
}

/** The text of `key` in the language that is spoken; read anew when that changes. */
export function t(key: Key, values: Values = {}): string {
  return text(prefs.language, key, values);
}
