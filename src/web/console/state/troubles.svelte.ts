// What is wrong with the desk itself, for those whom it tells: channels that are not well, a configuration that was
// refused.

import type { ConditionView, ConfigStatusView } from '../../wire';
import { given } from '../link/given';
import { session } from './session.svelte';

class Troubles {
  channels = $state.raw<ConditionView[]>([]);
  config = $state.raw<ConfigStatusView | null>(null);
  /** What a person has put out of sight, as it was then. */
  #put = $state.raw(new Set<string>());

  /** What is in sight. */
  get shown(): ConditionView[] {
    return this.channels.filter((one) => !this.#put.has(mark(one)));
  }

  get refused(): boolean {
    return this.config !== null && !this.config.ok;
  }

  /** Whether a certificate was put in place that cannot be used. */
  get certificate(): boolean {
    return this.config?.problems.some((one) => one.code === 'CT-2039') ?? false;
  }

  async begun(): Promise<void> {
    if (!session.can('config.read')) return;
    const outcome = await session.link.read({ area: 'desk', type: 'config_status', watch: true }).catch(() => null);
    this.config = given(outcome, 'config_status') ?? this.config;
  }

  /** On a new connection the desk tells of every channel that is not well. */
  entered(resumed: boolean): void {
    if (!resumed) this.channels = [];
  }

  channel(condition: ConditionView): void {
    const others = this.channels.filter((one) => one.channel !== condition.channel);
    const well = condition.state === 'ok' || condition.state === 'off';
    this.channels = well ? others : [...others, condition];
  }

  put(condition: ConditionView): void {
    this.#put = new Set([...this.#put, mark(condition)]);
  }

  clear(): void {
    this.channels = [];
    this.config = null;
    this.#put = new Set();
  }
}

/** Another state or cause is other news. */
function mark(condition: ConditionView): string {
  return `${condition.channel} ${condition.state} ${condition.cause ?? ''}`;
}

export const troubles = new Troubles();
