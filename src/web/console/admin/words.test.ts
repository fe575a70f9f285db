import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';

const keys = Object.keys(es) as (keyof typeof es)[];
const placeholders = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Words that are the same in both languages, and right. */
const SAME = new Set(['no', 'SMS', 'WhatsApp', 'Facebook Messenger', 'Instagram', 'Telegram', 'XMPP']);

describe('the catalogues of the administration', () => {
  it('have the same keys and placeholders', () => {
    expect(Object.keys(en)).toEqual(keys);
    for (const key of keys) expect(placeholders(en[key]), key).toEqual(placeholders(es[key]));
  });

  it('say nothing in the other language', () => {
    expect(keys.filter((key) => en[key] === es[key] && !SAME.has(key) && !SAME.has(en[key]))).toEqual([]);
  });

  it('hold nothing that nobody says', () => {
    const folders = [join(import.meta.dirname, '../parts/admin'), import.meta.dirname];
    const sources = folders.flatMap((folder) => readdirSync(folder).filter((name) => !/^(es|en)\.ts$|test/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))).join('\n');
    const begun = [...sources.matchAll(/`(\w+_)\$\{/g)].map(([, start]) => start ?? '');
    const kinds = [...sources.matchAll(/named\('(\w+)'/g)].map(([, kind]) => `${kind}_`);
    const unsaid = keys.filter((key) => !/^CT-/.test(key) && !sources.includes(`'${key}'`) && ![...begun, ...kinds].some((start) => key.startsWith(start)));
    expect(unsaid).toEqual([]);
  });
});
