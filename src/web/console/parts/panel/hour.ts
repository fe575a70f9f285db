// The last hour in the desk's steps of five minutes, and how it is now; a desk that has not run so long knows only the last
// of them.

export const STEPS = 12;
export const STEP_MS = 300_000;

/** What waited every five minutes, then what waits now. */
export function lastHour(recent: number[], waiting: number): number[] {
  const known = recent.slice(1 - STEPS);
  return [...Array<number>(STEPS - 1 - known.length).fill(0), ...known, waiting];
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
