// What an answer gives, where it gives what was asked for.

import type { Data, Outcome } from '../../wire';

type Valued = Extract<Data, { value: unknown }>;
type Values = { [One in Valued as One['type']]: One['value'] };

/** `null` where it was refused or stopped, where there is no answer, or where it is about something else. */
export function given<T extends keyof Values>(outcome: Outcome | null, type: T): Values[T] | null {
  if (outcome?.type !== 'accepted' || outcome.data.type !== type) return null;
  // The word says which value it is; that the one follows from the other is more than the compiler sees.
  const { value }: { value: unknown } = outcome.data as Valued;
  return value as Values[T];
}
