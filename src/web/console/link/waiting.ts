// Requests that wait for their answers: what changes something outlives a connection, what reads does not.

import type { CommandKey, EntryRequest, Outcome, Refusal, ToDesk } from '../../wire';

export interface Waiting {
  ask: ToDesk;
  key: CommandKey | null;
  fence: number | null;
  lasting: boolean;
  /** On the connection that there is: asked twice there it would end it. */
  asked: boolean;
  done(outcome: Outcome): void;
  failed(): void;
}

export type Entry = Extract<EntryRequest, { type: 'sign_in' | 'token' | 'resume' }>;

/** Somebody at the door: no other request goes before theirs. */
export interface Entering {
  entry: Entry;
  done(outcome: Outcome): void;
  failed(why: Refusal | null): void;
}

export class WaitingRoom {
  /** In the order in which they were asked. */
  #requests = new Map<number, Waiting>();
  // 0 is the sign-in's.
  #number = 0;

  put(waiting: Waiting): number {
    this.#number += 1;
    this.#requests.set(this.#number, waiting);
    return this.#number;
  }

  answered(number: number, outcome: Outcome): void {
    const waiting = this.#requests.get(number);
    this.#requests.delete(number);
    waiting?.done(outcome);
  }

  /** The connection is lost. */
  lost(): void {
    for (const [number, waiting] of this.#requests) {
      waiting.asked = false;
      if (waiting.lasting) continue;
      this.#requests.delete(number);
      waiting.failed();
    }
  }

  /** The session is over. */
  over(): void {
    for (const waiting of this.#requests.values()) waiting.failed();
    this.#requests.clear();
  }

  eachUnasked(does: (number: number, waiting: Waiting) => void): void {
    for (const [number, waiting] of this.#requests) if (!waiting.asked) does(number, waiting);
  }
}
