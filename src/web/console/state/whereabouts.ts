// Who else looks at a conversation or writes in it.

import type { PresenceView } from '../../wire';
import { called } from './called.svelte';
import { t } from './prefs.svelte';
import { session } from './session.svelte';

export interface Whereabouts {
  typing: boolean;
  text: string;
}

/**
 * `null` where nobody else is there. That somebody stays is not told again, so `until` says nothing here:
 * the desk tells when they have gone.
 */
export function whereabouts(present: PresenceView[]): Whereabouts | null {
  const others = present.filter((one) => one.agent !== session.me?.name);
  const writing = others.filter((one) => one.doing === 'typing');
  const typing = writing.length > 0;
  const shown = typing ? writing : others;
  if (shown.length === 0) return null;
  const key = `${typing ? 'typing' : 'viewing'}_${shown.length === 1 ? 'one' : 'other'}` as const;
  return { typing, text: t(key, { names: shown.map((one) => called('agent', one.agent)).join(', ') }) };
}
