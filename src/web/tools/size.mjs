// What a first visit to the console loads, against its budget. More fails.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist', 'console');
const BUDGETS = { js: 90_000, css: 12_000 };
/** Loaded when the panel is first opened. */
const PANEL = 35_000;
const ALL_RAW = 1_000_000;

const index = await readFile(join(dist, 'index.html'), 'utf8');
let failed = false;
function judge(what, size, most) {
  console.log(`${what}: ${(size / 1000).toFixed(1)} of ${most / 1000} kB`);
  if (size > most) failed = true;
}
for (const [kind, most] of Object.entries(BUDGETS)) {
  const names = [...index.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].map(([, name]) => name).filter((name) => name.endsWith(`.${kind}`));
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(dist, name)), { level: 9 }).length));
  judge(`initial ${kind}, gzip`, sizes.reduce((sum, size) => sum + size, 0), most);
}
const panel = (await readdir(join(dist, 'assets'))).find((name) => /^Panel-.*\.js$/.test(name));
judge('panel, gzip', panel === undefined ? Infinity : gzipSync(await readFile(join(dist, 'assets', panel)), { level: 9 }).length, PANEL);
const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name));
const raw = await Promise.all(files.map(async (file) => (await readFile(join(file.parentPath ?? file.path, file.name))).length));
judge('all, raw', raw.reduce((sum, size) => sum + size, 0), ALL_RAW);
process.exit(failed ? 1 : 0);
