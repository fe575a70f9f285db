// What the configuration says, thing by thing, with where each stands.

import type { KindSettingView, Param, SettingView } from '../../wire';

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

/** Keys of which a thing has as many sets as it likes, each set under a name: `step.*.after` and its like. */
export interface Group { table: string; settings: KindSettingView[] }
export interface Row { name: string; values: Record<string, string> }

const MANY = /^(.+)\.\*\.([^.]+)$/;

/** A row with nothing in it. */
export function blank(group: Group, name = ''): Row {
  return { name, values: Object.fromEntries(group.settings.map(({ key }) => [key, ''])) };
}

export function groups(settings: KindSettingView[]): Group[] {
  const all: Group[] = [];
  for (const setting of settings) {
    const [, table = '', key = ''] = MANY.exec(setting.key) ?? [];
    if (table === '') continue;
    const group = all.find((one) => one.table === table) ?? (all.push({ table, settings: [] }), all.at(-1) as Group);
    group.settings.push({ ...setting, key });
  }
  return all;
}

/** What a form begins with: by key, by rows, and what it does not ask for. */
export interface Standing { values: Record<string, string>; rows: Record<string, Row[]>; others: Line[] }

export function standing(lines: Line[], settings: KindSettingView[]): Standing {
  const shapes = new Map(settings.map((one) => [one.key, one.shape]));
  const all = groups(settings);
  const values: Record<string, string> = {};
  const rows: Record<string, Row[]> = Object.fromEntries(all.map((one) => [one.table, []]));
  const others: Line[] = [];
  for (const line of lines) {
    const shape = shapes.get(line.key);
    const table = line.key.split('.')[0] ?? '';
    const group = all.find((one) => one.table === table);
    if (shape !== undefined) values[line.key] = typed(shape, line.value);
    // A table of levels is told level by level.
    else if (shapes.get(table) === 'list') values[table] = [...(values[table] ?? '').split('\n').filter(Boolean), `${line.key.slice(table.length + 1)}=${line.value}`].join('\n');
    else if (group !== undefined) {
      const rest = line.key.slice(table.length + 1);
      const key = group.settings.find((one) => rest.endsWith(`.${one.key}`))?.key;
      const name = key === undefined ? rest : rest.slice(0, -key.length - 1);
      const row = rows[table]?.find((one) => one.name === name) ?? blank(group, name);
      if (key !== undefined) row.values[key] = line.value;
      if (!rows[table]?.includes(row)) rows[table]?.push(row);
    } else others.push(line);
  }
  return { values, rows, others };
}

/** A text in a language that the kind does not list is asked as those are that it lists. */
export function inOtherLanguages(lines: Line[], settings: KindSettingView[]): KindSettingView[] {
  const keys = new Set(settings.map((one) => one.key));
  return lines.flatMap(({ key }) => {
    const like = keys.has(key) ? undefined : settings.find((one) => one.key === key.replace(/(^|\.)[a-z]{2}$/, '$1es'));
    return like === undefined ? [] : [{ ...like, key }];
  });
}

/** What to ask the desk for. Of rows that are no more, `before` says their keys: left empty, they are told where another file has them. */
export function asked(values: Record<string, string>, rows: Record<string, Row[]>, settings: KindSettingView[], before: Record<string, Row[]>): Param[] {
  const said = new Map(Object.entries(values));
  const all = groups(settings);
  for (const { table, settings: keys } of all)
    for (const row of before[table] ?? []) for (const { key } of keys) if ((row.values[key] ?? '') !== '') said.set(`${table}.${row.name}.${key}`, '');
  for (const { table, settings: keys } of all)
    for (const row of rows[table] ?? []) {
      const name = row.name.trim();
      if (name === '') continue;
      const empty = keys.every(({ key }) => (row.values[key] ?? '').trim() === '');
      // One with nothing but its name is there by what it would be anyway.
      keys.forEach(({ key, example }, at) => said.set(`${table}.${name}.${key}`, empty && at === 0 ? example : (row.values[key] ?? '')));
    }
  return [...said].map(([name, value]) => ({ name, value }));
}
