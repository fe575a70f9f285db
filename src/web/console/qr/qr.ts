// A text as a QR code (ISO/IEC 18004): bytes, error correction M, versions 1 to 12, so up to 287 bytes.

/** Rows of modules, `true` where dark. */
export function matrix(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.findIndex(({ blocks }, at) => bytes.length <= capacity(blocks) - (at < 9 ? 2 : 3)) + 1;
  const of = VERSIONS[version - 1];
  if (of === undefined) throw new Error(`a code holds ${bytes.length} bytes no more`);
  const words = interleaved(padded(bytes, version, capacity(of.blocks)), of);
  const masks = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => drawn(words, version, mask));
  return masks.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
}

interface Version {
  /** How many error correction words each block has. */
  check: number;
  /** How many data words each block has. */
  blocks: number[];
  /** Where the alignment patterns have their middles. */
  marks: number[];
}

const many = (count: number, size: number): number[] => Array<number>(count).fill(size);
const VERSIONS: Version[] = [
  { check: 10, blocks: [16], marks: [] },
  { check: 16, blocks: [28], marks: [6, 18] },
  { check: 26, blocks: [44], marks: [6, 22] },
  { check: 18, blocks: many(2, 32), marks: [6, 26] },
  { check: 24, blocks: many(2, 43), marks: [6, 30] },
  { check: 16, blocks: many(4, 27), marks: [6, 34] },
  { check: 18, blocks: many(4, 31), marks: [6, 22, 38] },
  { check: 22, blocks: [...many(2, 38), ...many(2, 39)], marks: [6, 24, 42] },
  { check: 22, blocks: [...many(3, 36), ...many(2, 37)], marks: [6, 26, 46] },
  { check: 26, blocks: [...many(4, 43), 44], marks: [6, 28, 50] },
  { check: 30, blocks: [50, ...many(4, 51)], marks: [6, 30, 54] },
  { check: 22, blocks: [...many(6, 36), ...many(2, 37)], marks: [6, 32, 58] },
];

const capacity = (blocks: number[]): number => blocks.reduce((sum, size) => sum + size, 0);

/** Mode, length, the bytes, and what fills the rest. */
function padded(bytes: Uint8Array, version: number, size: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, size * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = [];
  for (let at = 0; at < bits.length; at += 8) words.push(bits.slice(at, at + 8).reduce((word, bit) => word * 2 + bit, 0));
  for (let fill = 0xec; words.length < size; fill ^= 0xec ^ 0x11) words.push(fill);
  return words;
}

/** The words of all blocks in turn, then their error correction. */
function interleaved(words: number[], { check, blocks }: Version): number[] {
  let from = 0;
  const data = blocks.map((size) => words.slice(from, (from += size)));
  const checks = data.map((block) => remainder(block, check));
  const inTurn = (all: number[][]): number[] => {
    const longest = Math.max(...all.map((one) => one.length));
    return Array.from({ length: longest }, (_, at) => all.flatMap((one) => one.slice(at, at + 1))).flat();
  };
  return [...inTurn(data), ...inTurn(checks)];
}

/** Reed-Solomon over GF(256) with x⁸ + x⁴ + x³ + x² + 1. */
function remainder(block: number[], count: number): number[] {
  let divisor = [1];
  for (let at = 0, root = 1; at < count; at += 1, root = times(root, 2)) {
    divisor = [...divisor, 0].map((word, place) => word ^ times(divisor[place - 1] ?? 0, root));
  }
  const rest = [...block, ...many(count, 0)];
  for (let at = 0; at < block.length; at += 1) {
    const lead = rest[at] ?? 0;
    divisor.forEach((word, place) => (rest[at + place] = (rest[at + place] ?? 0) ^ times(word, lead)));
  }
  return rest.slice(block.length);
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(words: number[], version: number, mask: number): boolean[][] {
  const size = version * 4 + 17;
  const cells: (boolean | null)[][] = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const set = (x: number, y: number, dark: boolean): void => {
    const row = cells[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  patterns(set, size, version);
  formats(set, size, version, mask);
  const masked = MASKS[mask] ?? (() => false);
  let bit = 0;
  // Two columns at a time, up and down in turn, from the right; the timing column is left out.
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (cells[y]?.[x] !== null) continue;
        const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        set(x, y, dark !== masked(x, y));
        bit += 1;
      }
    }
  }
  return cells.map((row) => row.map((cell) => cell === true));
}

type Set = (x: number, y: number, dark: boolean) => void;

/** What every code of a version has: finders, timing, alignment. */
function patterns(set: Set, size: number, version: number): void {
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [left, top] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) {
    for (let y = -1; y <= 7; y += 1) {
      for (let x = -1; x <= 7; x += 1) {
        const away = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        if (top + y >= 0 && top + y < size) set(left + x, top + y, away !== 2 && away !== 4);
      }
    }
  }
  const marks = VERSIONS[version - 1]?.marks ?? [];
  const last = marks.at(-1);
  for (const middleY of marks) {
    for (const middleX of marks) {
      const atFinder = (middleX === 6 && (middleY === 6 || middleY === last)) || (middleY === 6 && middleX === last);
      if (atFinder) continue;
      for (let y = -2; y <= 2; y += 1) for (let x = -2; x <= 2; x += 1) set(middleX + x, middleY + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
  }
}

/** Which mask and correction it has, twice; from version 7 on also which version. */
function formats(set: Set, size: number, version: number, mask: number): void {
  // Correction M is 00 before the three bits of the mask.
  const format = coded(mask, 10, 0x537) ^ 0x5412;
  const bit = (at: number): boolean => ((format >> at) & 1) === 1;
  for (let at = 0; at < 15; at += 1) {
    set(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, bit(at));
    set(at < 8 ? size - 1 - at : at < 9 ? 15 - at : 14 - at, 8, bit(at));
  }
  set(8, size - 8, true);
  if (version < 7) return;
  const code = coded(version, 12, 0x1f25);
  for (let at = 0; at < 18; at += 1) {
    const dark = ((code >> at) & 1) === 1;
    set(size - 11 + (at % 3), Math.floor(at / 3), dark);
    set(Math.floor(at / 3), size - 11 + (at % 3), dark);
  }
}

/** A value and its BCH remainder behind it. */
function coded(value: number, bits: number, divisor: number): number {
  let rest = value;
  for (let at = 0; at < bits; at += 1) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
  return (value << bits) | rest;
}

/** How hard it is to read: runs, squares, what looks like a finder, too much of one colour. */
function penalty(rows: boolean[][]): number {
  const size = rows.length;
  const columns = rows.map((_, x) => rows.map((row) => row[x] === true));
  let sum = 0;
  let dark = 0;
  for (const line of [...rows, ...columns]) {
    const text = line.map((cell) => (cell ? '1' : '0')).join('');
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    for (const finder of ['10111010000', '00001011101']) sum += 40 * (text.split(new RegExp(`(?=${finder})`)).length - 1);
  }
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const cell = rows[y]?.[x];
      if (cell) dark += 1;
      if (x > 0 && y > 0 && cell === rows[y]?.[x - 1] && cell === rows[y - 1]?.[x] && cell === rows[y - 1]?.[x - 1]) sum += 3;
    }
  }
  return sum + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
