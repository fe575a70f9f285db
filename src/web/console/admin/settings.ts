// What the configuration says, thing by thing, with where each stands.

import type { SettingView } from '../../wire';

export interface Line { key: string; value: string; origin: string; whole: string }
export interface Thing { name: string; origin: string; lines: Line[] }

/** The things of one kind, such as `queue`: `queue.ventas.mode` is a line of `ventas`. Names may hold dots, so `known` ones count first. */
export function things(settings: SettingView[], kind: string, known: string[] = []): Thing[] {
  const all = new Map<string, Thing>();
  const longest = [...known].sort((a, b) => b.length - a.length);
  for (const { key, value, origin } of settings) {
    if (!key.startsWith(`${kind}.`)) continue;
    const rest = key.slice(kind.length + 1);
    const name = longest.find((one) => rest === one || rest.startsWith(`${one}.`)) ?? rest.split('.')[0] ?? rest;
    const thing = all.get(name) ?? { name, origin, lines: [] };
    const own = rest.slice(name.length + 1);
    if (own !== '') thing.lines.push({ key: own, value, origin, whole: key });
    all.set(name, thing);
  }
  return [...all.values()];
}

/** What a line of a difference is: `+queue.devoluciones`, `~queue.soporte.size 3→2`, `-log.level debug`. */
export function sign(line: string): 'added' | 'removed' | 'changed' {
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'changed';
}

/** Stands in an address for a thing that is not there yet: no name has such a letter. */
export const NEW = '+';

/** A value as the desk shows it, as a form asks for it: items of a list one a line. */
export function typed(shape: string, value: string): string {
  if (shape !== 'list') return value;
  const inside = /^(?:\[(.*)\]|\{ (.*) \})$/s.exec(value);
  if (inside === null) return value;
  const items = inside[1] ?? inside[2] ?? '';
  return items.split(', ').map((one) => one.replace(' = ', '=')).join('\n');
}
