// Beside every built file the same one compressed, where that is smaller: the daemon gives out what is there.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
/** A font is compressed already, and below this a header costs more than it saves. */
const LEAST_BYTES = 512;

const entries = await readdir(dist, { recursive: true, withFileTypes: true });
for (const entry of entries.filter((one) => one.isFile() && /\.(html|js|css|svg|json)$/.test(one.name))) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = await readFile(path);
  if (bytes.length < LEAST_BYTES) continue;
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const gzip = gzipSync(bytes, { level: 9 });
  for (const [ending, squeezed] of [['br', brotli], ['gz', gzip]]) {
    if (squeezed.length < bytes.length) await writeFile(`${path}.${ending}`, squeezed);
  }
}
