// What the administration says: a catalogue of its own, loaded with it.

import { prefs } from '../state/prefs.svelte';
import { said } from '../state/refusal';
import type { Refusal } from '../../wire';
import type { Language, Values } from '../words/words';
import { en } from './en';
import { es } from './es';

export type AdminKey = keyof typeof es;
export const catalogues: Record<Language, Record<AdminKey, string>> = { es, en };

export function isAdminKey(key: string): key is AdminKey {
  return Object.hasOwn(es, key);
}

export function filled(language: Language, key: AdminKey, values: Values = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text of `key` in the language that is spoken. */
export function ta(key: AdminKey, values: Values = {}): string {
  return filled(prefs.language, key, values);
}

/** A stable word in the person's language; one that is not known yet as it is. */
export function named(kind: string, stable: string): string {
  const key = `${kind}_${stable}`;
  return isAdminKey(key) ? ta(key) : stable;
}

/** What a key of a thing is called, such as `first_response` or `step.tarde.after`. */
export function keyed(key: string): string {
  const whole = named('label', key);
  const [table = '', ...rest] = key.split('.');
  const last = rest.pop();
  if (whole !== key || last === undefined) return whole;
  return [named('label', table), rest.join('.'), named('label', last)].filter((part) => part !== '').join(' · ');
}

/** Of two spellings the one in the person's language. */
export function spoken(of: { text: string; text_es: string }): string {
  return prefs.language === 'es' ? of.text_es : of.text;
}

/** What a refusal says to somebody who administers. */
export function told(refusal: Refusal): string {
  const values = Object.fromEntries(refusal.params.map(({ name, value }) => [name, value]));
  if (refusal.code === 'CT-4007') values.name = named('field', values.name ?? '');
  if (refusal.code === 'CT-4001') values.action = values.action ?? '…';
  return isAdminKey(refusal.code) ? ta(refusal.code, values) : said(refusal);
}
