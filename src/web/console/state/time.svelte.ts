// Moments and spans as people read them; all by the desk's time.

import { size } from '../../size';
import { t, prefs } from './prefs.svelte';

/** The desk's time, a new one each second: whatever reads it counts along. */
class Now {
  at = $state(Date.now());
  #read: () => number = () => Date.now();

  follow(read: () => number): void {
    this.#read = read;
    this.at = read();
    setInterval(() => (this.at = this.#read()), 1000);
  }
}

export const now = new Now();

export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t('seconds', { count: seconds });
  if (seconds < 3600) return t('minutes', { count: Math.floor(seconds / 60) });
  if (seconds < 172_800) return t('hours', { count: Math.floor(seconds / 3600) });
  return t('days', { count: Math.floor(seconds / 86_400) });
}

export function clock(moment: string | number): string {
  return new Intl.DateTimeFormat(prefs.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment));
}

export function exact(moment: string | number): string {
  return new Intl.DateTimeFormat(prefs.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(moment));
}

/** The hour of what is from today, else the day too. */
export function when(moment: string): string {
  const date = new Date(moment);
  if (date.toDateString() === new Date(now.at).toDateString()) return clock(moment);
  return new Intl.DateTimeFormat(prefs.language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

/** A length as it reads everywhere. */
export function bytes(length: number): string {
  return size(length, prefs.language);
}
