// A text of the networks' pages, in the language that is spoken.

import { prefs } from '../state/prefs.svelte';
import type { Values } from '../words/words';
import { catalogues, type es } from './network-words';

/** The text of `key` in the language that is spoken. */
export function tn(key: keyof typeof es, values: Values = {}): string {
  return catalogues[prefs.language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
