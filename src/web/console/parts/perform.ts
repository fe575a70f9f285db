// What each key, button and palette line does.

import { flushSync } from 'svelte';
import type { Act } from '../keys/keys';
import { desk } from '../state/desk.svelte';
import { lists, type ListName } from '../state/lists.svelte';
import { offers } from '../state/offers.svelte';
import { session } from '../state/session.svelte';
import { thread, type Mode } from '../state/thread.svelte';
import { toasts } from '../state/toasts.svelte';

/** Whether `act` means anything now: what cannot be done is not offered. */
export function possible(act: Act): boolean {
  const show = thread.show;
  switch (act) {
    case 'reply':
      return show !== null && thread.answers && !thread.unseen && session.can('conversation.reply') && show.work !== 'done';
    case 'note':
      return show !== null && !thread.unseen && session.can('conversation.note') && show.work !== 'done';
    case 'claim':
      return show !== null && show.assignee === null && show.work === 'queued' && session.can('conversation.claim', show.queue);
    case 'transfer':
      return show !== null && (there('conversation.transfer') || there('conversation.assign')) && ['queued', 'active', 'waiting'].includes(show.work);
    case 'snooze':
      return show !== null && thread.mine && session.can('conversation.snooze') && ['active', 'waiting'].includes(show.work);
    case 'resolve':
      return show !== null && thread.mine && session.can('conversation.resolve') && show.work !== 'done';
    case 'resolve_next':
      return possible('resolve') && show?.status !== 'resolved';
    case 'offer':
      return offers.list.length > 0;
    case 'end':
      return show !== null && thread.mine && session.can('conversation.end') && ['active', 'waiting', 'snoozed'].includes(show.work);
    case 'merge':
      return show !== null && there('conversation.merge') && show.work !== 'done';
    case 'begin':
      return session.can('conversation.start') && (session.vocabulary?.channels.length ?? 0) > 0;
    case 'floor':
      return session.can('supervise.panel') && !desk.floor;
    case 'admin':
      return session.administers && desk.admin === null;
    case 'inbox':
      return desk.floor || desk.admin !== null;
    case 'undo':
      return toasts.latest() !== undefined;
    case 'next':
      return desk.next() !== undefined;
    case 'back':
      return show !== null;
    default:
      return true;
  }
}

/** Whether one may do this to the conversation that is open: one's own work is one's own in whichever queue it is. */
function there(right: string): boolean {
  return session.can(right, thread.mine ? undefined : thread.show?.queue);
}

export function perform(act: Act): void {
  if (!possible(act)) return;
  switch (act) {
    case 'palette':
      desk.dialog = 'palette';
      break;
    case 'help':
      desk.dialog = 'keys';
      break;
    case 'search':
      focus('search');
      break;
    case 'down':
      move(1);
      break;
    case 'up':
      move(-1);
      break;
    case 'open':
      if (lists.standing) desk.pick(lists.standing);
      break;
    case 'back':
      desk.leave();
      focus('list');
      break;
    case 'mine':
    case 'queue':
    case 'all':
      lists.show(act satisfies ListName);
      break;
    case 'next': {
      const next = desk.next();
      if (next) desk.go(next.id);
      break;
    }
    case 'reply':
    case 'note':
      write(act satisfies Mode);
      break;
    case 'undo': {
      const latest = toasts.latest();
      if (latest) void desk.undo(latest.id);
      break;
    }
    case 'transfer':
    case 'snooze':
    case 'end':
    case 'merge':
    case 'begin':
    case 'profile':
      desk.dialog = act;
      break;
    case 'floor':
      location.hash = '#/panel';
      break;
    case 'admin':
      location.hash = '#/admin';
      break;
    case 'inbox':
      desk.leave();
      break;
    case 'claim':
      if (thread.id !== null) void desk.claim(thread.id);
      break;
    case 'offer':
      focus('accept');
      break;
    case 'resolve_next':
      void resolveNext();
      break;
    case 'resolve':
      void resolve();
      break;
  }
}

export function focus(id: string): void {
  // At once, with what was changed drawn: the next key may be text already.
  flushSync();
  const reach = (): void => document.getElementById(id)?.focus();
  reach();
  // What comes on screen with the address of the page is there a moment later.
  if (document.activeElement?.id !== id) requestAnimationFrame(reach);
}

function move(step: number): void {
  lists.move(step);
  focus('list');
}

function write(mode: Mode): void {
  thread.mode = mode;
  focus('composer');
}

async function resolveNext(): Promise<void> {
  const id = thread.id;
  if (id === null || !(await resolve())) return;
  await desk.goOn(id);
}

async function resolve(): Promise<boolean> {
  const show = thread.show;
  if (!show) return false;
  if (show.status === 'resolved') return desk.act({ type: 'reopen', conversation: show.id }, 'did_reopen');
  return desk.act({ type: 'resolve', conversation: show.id, base_seq: thread.last }, 'did_resolve');
}
