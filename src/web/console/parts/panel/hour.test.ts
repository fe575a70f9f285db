import { describe, expect, it } from 'vitest';
import { lastHour, lines, STEPS } from './hour';

describe('the last hour', () => {
  it('ends with what waits now, whatever was noted before', () => {
    expect(lastHour([], 3)).toEqual([...Array(STEPS - 1).fill(0), 3]);
    expect(lastHour(Array.from({ length: 20 }, (_, at) => at), 99)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 99]);
  });

  it('is drawn for all together and for the fullest', () => {
    const queue = (name: string, now: number) => ({ name, values: lastHour([], now) });
    const drawn = lines('all', [queue('a', 1), queue('b', 5), queue('c', 0), queue('d', 2)], 2);
    expect(drawn.map((one) => [one.name, one.values.at(-1)])).toEqual([['all', 8], ['b', 5], ['d', 2]]);
    expect(lines('all', [queue('a', 1)], 2).map((one) => one.name)).toEqual(['a']);
  });
});
