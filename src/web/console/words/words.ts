// Texts by key, and their placeholders filled.

import { en } from './en';
import { es } from './es';

export type Words = Record<keyof typeof es, string>;
export type Key = keyof Words;
export type Language = 'es' | 'en';
export type Values = Record<string, string | number>;

export const catalogues: Record<Language, Words> = { es, en };

export function text(language: Language, key: Key, values: Values = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function isKey(key: string): key is Key {
  return Object.hasOwn(es, key);
}
