// Answers that wait for somebody to approve them before they leave: those that whoever is signed in may judge.

import type { ConversationId, DeskRequest, MessageId, OutboxView } from '../../wire';
import { given } from '../link/given';
import { t } from './prefs.svelte';
import { said } from './refusal';
import { session } from './session.svelte';
import { thread } from './thread.svelte';
import { toasts } from './toasts.svelte';

const READ_MAX = 200;

class Approvals {
  list = $state.raw<OutboxView[]>([]);

  async load(): Promise<void> {
    if (!session.can('outbox.approve')) return;
    const ask = { area: 'desk', type: 'outbox', channel: null, dead: null, held: true, cursor: null, limit: READ_MAX } as const;
    const read = given(await session.link.read(ask).catch(() => null), 'outbox');
    if (read !== null) this.list = read.items;
  }

  approve(message: MessageId, text: string | null): Promise<boolean> {
    return this.#judge({ type: 'approve_delivery', message, text });
  }

  giveBack(message: MessageId, reason: string): Promise<boolean> {
    return this.#judge({ type: 'give_back_delivery', message, reason });
  }

  async withdraw(message: MessageId): Promise<void> {
    await this.#judge({ type: 'withdraw_delivery', message });
  }

  /** An answer of one's own came back: its text is there to be mended, unless something else is being written. */
  async cameBack(conversation: ConversationId, failure: string | null): Promise<void> {
    if (failure !== 'given_back' && failure !== 'recalled') return;
    const free = (): boolean => thread.id === conversation && thread.reply === '';
    if (!free()) return;
    await thread.open(conversation);
    const draft = thread.show?.drafts.find((one) => one.agent === session.me?.name);
    if (draft?.text && free()) thread.wrote(draft.text);
  }

  clear(): void {
    this.list = [];
  }

  async #judge(ask: DeskRequest): Promise<boolean> {
    const outcome = await session.link.change({ area: 'desk', ...ask }).catch(() => null);
    if (outcome === null) toasts.complain(t('no_connection'));
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    // Somebody else may have judged it meanwhile.
    await this.load();
    return outcome?.type === 'accepted';
  }
}

export const approvals = new Approvals();
