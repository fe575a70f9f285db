// How long to wait before connecting again, so that a desk that restarts is not met by everybody at once.

import type { Surroundings } from './surroundings';

const FIRST_MS = 250;
const MOST_MS = 15_000;

/** The wait before try `tries` (from 0); `random` lies in [0, 1), `least` is what the desk asked for. */
export function wait(tries: number, random: number, least: number): number {
  const middle = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 16));
  return Math.max(least, Math.round(middle * (0.5 + random)));
}

export class Backoff {
  /** When the next try is due, by this machine's clock. */
  at = 0;
  #tries = 0;
  #least = 0;
  #stop: () => void = () => {};

  constructor(
    private readonly around: Surroundings,
    private readonly again: () => void,
  ) {}

  /** The desk asked for this much patience. */
  asked(ms: number): void {
    this.#least = ms;
  }

  next(): void {
    const ms = wait(this.#tries, this.around.random(), this.#least);
    this.#tries += 1;
    this.at = this.around.now() + ms;
    this.#stop = this.around.after(ms, this.again);
  }

  stop(): void {
    this.#stop();
  }

  /** It went well. */
  over(): void {
    this.#tries = 0;
    this.#least = 0;
  }
}
