// How long to wait before connecting again, so that a desk that restarts is not met by everybody at once.

const FIRST_MS = 250;
const MOST_MS = 15_000;

/** The wait before try `tries` (from 0); `random` lies in [0, 1), `least` is what the desk asked for. */
export function wait(tries: number, random: number, least: number): number {
  const middle = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 16));
  return Math.max(least, Math.round(middle * (0.5 + random)));
}
