import { describe, expect, it } from 'vitest';
import { before, lastHour, lines, STEPS } from './hour';

describe('the last hour', () => {
  it('ends with what waits now, whatever was noted before', () => {
    expect(lastHour([], 3)).toEqual([...Array(STEPS - 1).fill(0), 3]);
    expect(lastHour(Array.from({ length: 20 }, (_, at) => at), 99)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 99]);
  });

  it('is compared with a quarter of an hour before, where the desk ran by then', () => {
    const pulse = (at: string, waiting: number) => ({ at, waiting, oldest: 0, service_percent: null });
    const recent = [pulse('2026-11-21T10:00:00Z', 3), pulse('2026-11-21T10:05:00Z', 5), pulse('2026-11-21T10:10:00Z', 9)];
    expect(before(recent, '2026-11-21T10:21:00Z')?.waiting).toBe(5);
    expect(before(recent, '2026-11-21T10:14:00Z')).toBeUndefined();
  });

  it('is drawn for all together and for the fullest', () => {
    const queue = (name: string, now: number) => ({ name, values: lastHour([], now) });
    const drawn = lines('all', [queue('a', 1), queue('b', 5), queue('c', 0), queue('d', 2)], 2);
    expect(drawn.map((one) => [one.name, one.values.at(-1)])).toEqual([['all', 8], ['b', 5], ['d', 2]]);
    expect(lines('all', [queue('a', 1)], 2).map((one) => one.name)).toEqual(['a']);
  });
});
