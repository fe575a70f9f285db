// The last hour in the desk's steps of five minutes, and how it is now; a desk that has not run so long knows only the last
// of them.

import type { PulseView } from '../../../wire';

export const STEPS = 12;
export const STEP_MS = 300_000;
/** In how many steps of a minute it is told what began. */
export const MINUTES = 60;
/** How far back a figure is compared with itself. */
const BEFORE_MS = 900_000;

/** What waited every five minutes, then what waits now. */
export function lastHour(recent: number[], waiting: number): number[] {
  const known = recent.slice(1 - STEPS);
  return [...Array<number>(STEPS - 1 - known.length).fill(0), ...known, waiting];
}

/** How it was a quarter of an hour before, where that is known. */
export function before(recent: PulseView[], at: string): PulseView | undefined {
  const then = Date.parse(at) - BEFORE_MS;
  return recent.findLast((one) => Date.parse(one.at) <= then);
}

export interface Line { name: string; values: number[] }

/** All queues together, then those where most waited; one queue alone is all there is. */
export function lines(all: string, queues: Line[], most: number): Line[] {
  if (queues.length === 1) return queues;
  const total = queues.reduce((sum, one) => sum.map((value, at) => value + (one.values[at] ?? 0)), Array<number>(STEPS).fill(0));
  const peak = (one: Line): number => Math.max(...one.values);
  const fullest = queues.filter((one) => peak(one) > 0).sort((one, other) => peak(other) - peak(one));
  return [{ name: all, values: total }, ...fullest.slice(0, most)];
}
