// What the team is to know and keep to: which pieces there are, and which of them are still to be read.

import type { ConversationShow, GuidanceView } from '../../wire';
import { given } from '../link/given';
import { t } from './prefs.svelte';
import { said } from './refusal';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

class Guidance {
  list = $state.raw<GuidanceView[]>([]);
  /** Still to be read by whoever is signed in. */
  readonly unread = $derived(this.list.filter((one) => one.mine && one.read_at === null));

  async load(): Promise<void> {
    if (!session.can('guidance.read')) return;
    const all = given(await session.link.read({ area: 'guidance', type: 'list' }).catch(() => null), 'guidance');
    if (all !== null) this.list = all.filter((one) => one.withdrawn_at === null);
  }

  /** What counts in a conversation. */
  about(show: ConversationShow): GuidanceView[] {
    return this.list.filter(({ audience }) =>
      audience.type === 'everybody' || (audience.type === 'queue' ? audience.queue === show.queue : audience.channel === show.channel));
  }

  async read({ name, version }: GuidanceView): Promise<void> {
    const outcome = await session.link.change({ area: 'guidance', type: 'read', name, version }).catch(() => null);
    if (outcome === null) toasts.complain(t('no_connection'));
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    // It is known by then whether there is a newer one.
    await this.load();
  }

  clear(): void {
    this.list = [];
  }
}

export const guidance = new Guidance();
