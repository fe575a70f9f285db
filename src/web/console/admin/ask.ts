// Asking the desk: what goes wrong is told where everything is told.

import type { Outcome, Refusal, ToDesk } from '../../wire';
import { t } from '../state/prefs.svelte';
import { session } from '../state/session.svelte';
import { toasts } from '../state/toasts.svelte';
import { told } from './words';

/** Reads; `null` where the connection went. A refusal goes to `refused` where that is given. */
export async function read(ask: ToDesk, refused?: (refusal: Refusal) => void): Promise<Outcome | null> {
  return heard(await session.link.read(ask).catch(() => null), refused);
}

/** Changes something, once; a refusal goes to `refused` where that is given. */
export async function change(ask: ToDesk, refused?: (refusal: Refusal) => void): Promise<Outcome | null> {
  if (session.phase !== 'in') {
    toasts.complain(t('no_connection'));
    return null;
  }
  return heard(await session.link.change(ask).catch(() => null), refused);
}

function heard(outcome: Outcome | null, refused?: (refusal: Refusal) => void): Outcome | null {
  if (outcome === null) toasts.complain(t('no_connection'));
  else if (outcome.type === 'refused') (refused ?? ((refusal) => toasts.complain(told(refusal))))(outcome);
  return outcome;
}
