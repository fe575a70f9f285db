// Work that is offered to oneself.

import type { OfferEnd, OfferId, OfferView } from '../../wire';
import { prefs, t } from './prefs.svelte';
import { said } from './refusal';
import { session } from './session.svelte';
import { chime } from './sound';
import { toasts } from './toasts.svelte';

/** The offer is over: any other refusal leaves it standing. */
const GONE = 'CT-3003';

class Offers {
  list = $state<OfferView[]>([]);
  busy = $state<OfferId | null>(null);

  heard(offer: OfferView): void {
    if (prefs.sound && !this.list.some((one) => one.offer_id === offer.offer_id)) chime();
    this.list = [...this.list.filter((one) => one.offer_id !== offer.offer_id), offer];
  }

  gone(id: OfferId, how: OfferEnd): void {
    const offer = this.list.find((one) => one.offer_id === id);
    this.#drop(id);
    if (!offer) return;
    const name = offer.conversation.contact.name;
    if (how === 'timed_out') toasts.say(t('offer_timed_out', { name }));
    // By itself, or on another device.
    if (how === 'accepted' && this.busy !== id) toasts.say(t('offer_taken', { name }));
    if (how === 'revoked') toasts.say(t('offer_revoked', { name }));
  }

  /** Whether it was taken. */
  async accept(offer: OfferView): Promise<boolean> {
    return this.#answer(offer, { type: 'accept', offer: offer.offer_id });
  }

  async decline(offer: OfferView, reason: string | null): Promise<boolean> {
    return this.#answer(offer, { type: 'decline', offer: offer.offer_id, reason });
  }

  /** What stands is told right after this; whose end was not heard does not. */
  entered(resumed: boolean): void {
    if (!resumed) this.clear();
  }

  clear(): void {
    this.list = [];
  }

  async #answer(offer: OfferView, ask: { type: 'accept'; offer: OfferId } | { type: 'decline'; offer: OfferId; reason: string | null }): Promise<boolean> {
    this.busy = offer.offer_id;
    const outcome = await session.link.change({ area: 'work', ...ask }).catch(() => null);
    this.busy = null;
    if (outcome?.type === 'refused') toasts.complain(said(outcome));
    if (outcome?.type === 'accepted' || outcome?.type === 'refused' && outcome.code === GONE) this.#drop(offer.offer_id);
    return outcome?.type === 'accepted';
  }

  #drop(id: OfferId): void {
    this.list = this.list.filter((one) => one.offer_id !== id);
  }
}

export const offers = new Offers();
