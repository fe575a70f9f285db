// Short news in a corner, in one polite status region; some can be taken back.

import type { Undo } from '../../wire';

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
  undo: Undo | null;
}

const SHOWN_MS = 6_000;
const TOASTS_MAX = 4;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 0;

  say(text: string, undo: Undo | null = null): void {
    this.#add(text, false, undo, undo?.valid ?? SHOWN_MS);
  }

  complain(text: string): void {
    this.#add(text, true, null, SHOWN_MS * 2);
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** The latest that can be taken back. */
  latest(): Toast | undefined {
    return this.list.findLast((toast) => toast.undo !== null);
  }

  #add(text: string, bad: boolean, undo: Undo | null, ms: number): void {
    this.#next += 1;
    const id = this.#next;
    this.list = [...this.list, { id, text, bad, undo }].slice(-TOASTS_MAX);
    setTimeout(() => this.drop(id), ms);
  }
}

export const toasts = new Toasts();
