// That both sides are there: something is said every beat, and a side that is silent is given up.

import type { Welcome } from '../../wire';
import type { Surroundings } from './surroundings';

/** Until the desk has said what it keeps to. */
const BEAT_MS = 10_000;
const SILENCE_MS = 30_000;

export interface Body {
  beat(): void;
  silent(): void;
}

export class Pulse {
  #welcome: Welcome | null = null;
  #heardAt = 0;
  #saidAt = 0;
  #stop: () => void = () => {};

  constructor(
    private readonly around: Surroundings,
    private readonly body: Body,
  ) {}

  /** A connection begins. */
  start(): void {
    this.#welcome = null;
    this.heard();
    this.#watch();
  }

  welcomed(welcome: Welcome): void {
    this.#welcome = welcome;
    this.#watch();
  }

  stop(): void {
    this.#welcome = null;
    this.#stop();
  }

  heard(): void {
    this.#heardAt = this.around.now();
  }

  said(): void {
    this.#saidAt = this.around.now();
  }

  /** Also called whenever something is heard: timers of a page in the background are held back. */
  beat(): void {
    if (this.#welcome && this.around.now() - this.#saidAt >= this.#welcome.beat / 2) this.body.beat();
  }

  #watch(): void {
    this.#stop();
    this.#stop = this.around.after((this.#welcome?.beat ?? BEAT_MS) / 2, () => {
      const silence = this.around.now() - this.#heardAt;
      if (silence >= (this.#welcome?.silence_max ?? SILENCE_MS)) return this.body.silent();
      this.beat();
      this.#watch();
    });
  }
}
