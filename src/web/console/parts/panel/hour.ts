// The last hour in the desk's steps of five minutes; a desk that has not run so long knows only the last of them.

export const STEPS = 12;
export const STEP_MS = 300_000;

export function lastHour(recent: number[]): number[] {
  return [...Array<number>(Math.max(0, STEPS - recent.length)).fill(0), ...recent.slice(-STEPS)];
}
