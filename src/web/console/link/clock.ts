// The desk's time, by which every countdown is shown: two agents with different clocks see the same one.

export class Clock {
  #ahead = 0;

  constructor(private readonly local: () => number) {}

  /** The desk has just said that this is its time. */
  set(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (!Number.isNaN(at)) this.#ahead = at - this.local();
  }

  now(): number {
    return this.local() + this.#ahead;
  }
}
