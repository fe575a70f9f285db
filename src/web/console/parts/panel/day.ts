// A person's day as it is drawn: from when until when, and pieces of work that ran beside each other in rows.

import type { AgentDayView, WorkStretch } from '../../../wire';

export const HOUR_MS = 3_600_000;
/** More at once than anybody carries; what is beyond is in the table. */
export const ROWS_MAX = 12;

/** What was read longer ago is read anew before anybody believes it. */
const GROWS_MS = 12 * HOUR_MS;

export interface Axis { from: number; to: number; hours: number[] }

/** Whole hours around everything that there is to draw; `null` where there is nothing. */
export function axis(day: AgentDayView): Axis | null {
  const there = day.statuses.filter((one) => one.status !== null);
  const times = [...there, ...day.work].flatMap((one) => [Date.parse(one.from), Date.parse(one.to)]);
  if (times.length === 0) return null;
  const from = Math.floor(Math.min(...times) / HOUR_MS) * HOUR_MS;
  const to = Math.ceil(Math.max(...times, from + 1) / HOUR_MS) * HOUR_MS;
  const all = Math.round((to - from) / HOUR_MS);
  // No more marks than can be read.
  const each = Math.max(1, Math.ceil(all / 12));
  return { from, to, hours: Array.from({ length: Math.floor(all / each) + 1 }, (_, at) => from + at * each * HOUR_MS) };
}

/** Each piece of work with its row: two that ran at once stand in different ones. */
export function rows(work: WorkStretch[]): { one: WorkStretch; row: number }[] {
  const free: number[] = [];
  return [...work].sort((a, b) => Date.parse(a.from) - Date.parse(b.from)).map((one) => {
    const from = Date.parse(one.from);
    let row = free.findIndex((until) => until <= from);
    if (row < 0) row = free.length;
    free[row] = Date.parse(one.to);
    return { one, row };
  });
}

/** How long each status was had, the longest first. */
export function sums(day: AgentDayView): { status: string; ms: number }[] {
  const all = new Map<string, number>();
  for (const { status, from, to } of day.statuses) {
    if (status !== null) all.set(status, (all.get(status) ?? 0) + Date.parse(to) - Date.parse(from));
  }
  return [...all].map(([status, ms]) => ({ status, ms })).sort((a, b) => b.ms - a.ms);
}

/** The same a little later: what was still so when it was read goes on until `at`, if that is later. */
export function grown(day: AgentDayView, at: number): AgentDayView {
  const read = Date.parse(day.to);
  // Of yesterday, and where it was only told of until some time, nothing goes on.
  if (at <= read || at - read > GROWS_MS) return day;
  const to = new Date(at).toISOString();
  const on = <T extends { to: string }>(one: T): T => (Date.parse(one.to) === read ? { ...one, to } : one);
  return { ...day, to, statuses: day.statuses.map(on), work: day.work.map((one) => (one.open ? on(one) : one)) };
}

/** Midnight, so many days ago, where one is. */
export function midnight(at: number, daysAgo: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysAgo).getTime();
}
