// What a first visit to each page loads, against its budget. More fails.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
/** In bytes, compressed with gzip: what the first page of each folder names, by its kind. */
const BUDGETS = { console: { base: '/console/', js: 90_000, css: 12_000 }, chat: { base: '/widget/', js: 30_000, css: 3_000 } };
/** Loaded when they are first opened, with whatever they cannot do without. */
const LATE = { Panel: 35_000, Admin: 30_000 };
/** The script in a shop's page. */
const WIDGET = 3_000;
/** What a form may load: its script, and the styles of the desk's own page. */
const FORM = 2_500;
const ALL_RAW = 1_000_000;

let failed = false;
function judge(what, size, most) {
  console.log(`${what}: ${(size / 1000).toFixed(1)} of ${most / 1000} kB`);
  if (size > most) failed = true;
}
const squeezed = async (...path) => gzipSync(await readFile(join(dist, ...path)), { level: 9 }).length;
for (const [page, { base, ...kinds }] of Object.entries(BUDGETS)) {
  const index = await readFile(join(dist, page, 'index.html'), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name).filter((name) => name.startsWith(base));
  for (const [kind, most] of Object.entries(kinds)) {
    const sizes = await Promise.all(named.filter((name) => name.endsWith(`.${kind}`)).map((name) => squeezed(page, name.slice(base.length))));
    judge(`${page}, initial ${kind}, gzip`, sizes.reduce((sum, size) => sum + size, 0), most);
  }
}
/** A chunk and those that it imports, but for the console's own, which is there. */
async function needed(file, found = new Set()) {
  if (found.has(file) || file.startsWith('index-')) return found;
  found.add(file);
  const text = await readFile(join(dist, 'console', 'assets', file), 'utf8');
  for (const [, name] of text.matchAll(/\b(?:from|import)\s*"\.\/([^"]+\.js)"/g)) await needed(name, found);
  return found;
}
const assets = await readdir(join(dist, 'console', 'assets'));
for (const [chunk, most] of Object.entries(LATE)) {
  const file = assets.find((name) => name.startsWith(`${chunk}-`) && name.endsWith('.js'));
  const sizes = file === undefined ? [Infinity] : await Promise.all([...(await needed(file))].map((name) => squeezed('console', 'assets', name)));
  judge(`${chunk.toLowerCase()}, gzip`, sizes.reduce((sum, size) => sum + size, 0), most);
}
judge('widget, gzip', await squeezed('chat', 'v1.js'), WIDGET);
judge('form, gzip', (await squeezed('chat', 'form.js')) + (await squeezed('chat', 'form.css')), FORM);
const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name));
const raw = await Promise.all(files.map(async (file) => (await readFile(join(file.parentPath ?? file.path, file.name))).length));
judge('all, raw', raw.reduce((sum, size) => sum + size, 0), ALL_RAW);
process.exit(failed ? 1 : 0);
