import { describe, expect, it } from 'vitest';
import { matrix } from './qr';

/** A character a module, as it is printed. */
function picture(rows: boolean[][]): string[] {
  return rows.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));
}

describe('a QR code', () => {
  it('is what other programs read as its text', () => {
    // Read back by another program when it was written down.
    expect(picture(matrix('Hola'))).toEqual(HOLA);
  });

  it('grows with its text', () => {
    expect(matrix('x'.repeat(14)).length).toBe(21);
    expect(matrix('x'.repeat(15)).length).toBe(25);
    expect(matrix('x'.repeat(287)).length).toBe(65);
  });

  it('refuses what does not fit', () => {
    expect(() => matrix('x'.repeat(288))).toThrow();
  });
});

const HOLA = [
  '#######..###..#######',
  '#.....#.###...#.....#',
  '#.###.#....#..#.###.#',
  '#.###.#..#.#..#.###.#',
  '#.###.#.#####.#.###.#',
  '#.....#....#..#.....#',
  '#######.#.#.#.#######',
  '.....................',
  '#.#.#.#.....#...#..#.',
  '##.#.#...#.#.#.#..###',
  '..#.#.##...#.###.#.##',
  '.#.#.#....####.##..#.',
  '..#####..###.###.....',
  '........#.#...#...##.',
  '#######.....#...#.###',
  '#.....#..##...#....#.',
  '#.###.#.###.#.#.#..##',
  '#.###.#...##.#.#.#.#.',
  '#.###.#.####.###.##.#',
  '#.....#...####.###.#.',
  '#######.#.##.###..###',
];
