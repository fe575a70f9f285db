// Unfinished answers, kept at the desk; no oftener than it takes them.

import type { ConversationId } from '../../wire';
import { session } from './session.svelte';

const EVERY_MS = 5_000;

class Drafts {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #at = 0;
  #waiting: (() => void) | null = null;

  write(conversation: ConversationId, text: string, baseSeq: number): void {
    this.#waiting = () => {
      this.#at = Date.now();
      session.link.mention(
        text === ''
          ? { area: 'work', type: 'drop_draft', conversation }
          : { area: 'work', type: 'save_draft', conversation, text, base_seq: baseSeq },
      );
    };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.max(600, this.#at + EVERY_MS - Date.now()));
  }

  /** Before one looks at something else. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#waiting?.();
    this.#waiting = null;
  }

  /** A reply drops the draft itself. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }
}

export const drafts = new Drafts();
