// Saved answers: which there are, and what one says when it is filled for a conversation.

import type { ConversationId, MacroView } from '../../wire';
import { given } from '../link/given';
import { t } from './prefs.svelte';
import { said } from './refusal';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

class Macros {
  list = $state.raw<MacroView[]>([]);

  async load(): Promise<void> {
    if (!session.can('macro.read')) return;
    this.list = given(await session.link.read({ area: 'lists', type: 'macros' }).catch(() => null), 'macros') ?? this.list;
  }

  /** `null` where it cannot be used; then it was said why. */
  async fill(conversation: ConversationId, name: string): Promise<string | null> {
    const outcome = await session.link.read({ area: 'lists', type: 'render_macro', conversation, name }).catch(() => null);
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    const filled = given(outcome, 'rendered');
    if (filled === null) return null;
    if (filled.missing.length === 0) return filled.text;
    toasts.complain(t('macro_missing', { names: filled.missing.join(', ') }));
    return null;
  }
}

export const macros = new Macros();
