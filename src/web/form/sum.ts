// SHA-256 (FIPS 180-4), as far as it is needed here: browsers have one of their own only where the page came
// over TLS, and a promise for each sum would take longer than the sum.

/** The first primes' roots: 64 words, and the 8 that a sum begins with. */
const [ROUNDS, BEGIN] = primes();

/** How many zero bits the SHA-256 of a text begins with; of ASCII only, at most 32. */
export function zeros(text: string): number {
  const sum = first(text);
  return Math.clz32(sum);
}

/** The first word of the sum. */
export function first(text: string): number {
  const blocks = (text.length + 9 + 63) >> 6;
  const words = new Int32Array(blocks * 16);
  for (let i = 0; i < text.length; i++) words[i >> 2]! |= text.charCodeAt(i) << (24 - (i % 4) * 8);
  words[text.length >> 2]! |= 0x80 << (24 - (text.length % 4) * 8);
  words[words.length - 1] = text.length * 8;
  const state = Int32Array.from(BEGIN);
  const w = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = words[block + i]!;
        continue;
      }
      const [a, b] = [w[i - 15]!, w[i - 2]!];
      w[i] = (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)) + w[i - 7]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 16]!;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + word;
  }
  return state[0]!;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function primes(): [Int32Array, Int32Array] {
  const found: number[] = [];
  for (let n = 2; found.length < 64; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [Int32Array.from(found, (prime) => fraction(Math.cbrt(prime))), Int32Array.from(found.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))];
}
