// What queues, statuses, labels and other named things are called in the person's language.

import { prefs } from './prefs.svelte';
import { session } from './session.svelte';

export type Kind = 'queue' | 'channel' | 'skill' | 'status' | 'tag' | 'disposition' | 'decline_reason' | 'template' | 'agent';

class Called {
  readonly #texts = $derived(new Map(
    session.vocabulary?.labels.map(({ kind, name, texts }) => [`${kind} ${name}`, (texts.find((one) => one.name === prefs.language) ?? texts[0])?.value]),
  ));

  of(kind: Kind, name: string): string {
    return this.#texts.get(`${kind} ${name}`) ?? name;
  }
}

const all = new Called();

/** What a thing is called; its name where it is called nothing else. What is sent is always the name. */
export function called(kind: Kind, name: string): string {
  return all.of(kind, name);
}
