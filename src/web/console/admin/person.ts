// A person in a form: what it says of somebody, and what of it is to be changed.

import type { AgentView, PersonChange, Role, SkillLevel } from '../../wire';

export interface Form {
  display: string;
  role: Role;
  sets: string[];
  queues: string[];
  /** By skill; `null` is a field that somebody emptied. */
  skills: Record<string, number | null>;
  capacity: number | null;
  /** `null` is as much as the capacity. */
  interruptible: number | null;
}

export type Field = 'display' | 'role' | 'sets' | 'queues' | 'skills' | 'capacity' | 'interruptible' | 'enabled';

const FIELDS: Field[] = ['display', 'role', 'sets', 'queues', 'skills', 'capacity', 'interruptible'];

export const NEW: Form = { display: '', role: 'agent', sets: [], queues: [], skills: {}, capacity: 5, interruptible: null };

export function formOf(agent: AgentView): Form {
  return {
    display: agent.display,
    role: agent.role,
    sets: [...agent.sets],
    queues: [...agent.queues],
    skills: Object.fromEntries(agent.skills.map((one) => [one.skill, one.level])),
    capacity: agent.capacity,
    interruptible: agent.interruptible,
  };
}

export function levels(form: Form): SkillLevel[] {
  return Object.entries(form.skills).flatMap(([skill, level]) => (level === null ? [] : [{ skill, level }]));
}

/** What of somebody is not as the form has it, in the order of the form. */
export function touched(before: AgentView, form: Form): Field[] {
  const is = plain(formOf(before));
  const will = plain(form);
  return FIELDS.filter((field) => is[field] !== will[field]);
}

/** What two readings of one account differ in. */
export function moved(before: AgentView, after: AgentView): Field[] {
  return before.enabled === after.enabled ? touched(before, formOf(after)) : [...touched(before, formOf(after)), 'enabled'];
}

/** What to ask for: the changes, and how what they change was. `null` where nothing is to be changed. */
export function amendment(before: AgentView, form: Form): { was: PersonChange; change: PersonChange } | null {
  const fields = touched(before, form);
  if (fields.length === 0) return null;
  return { was: part(formOf(before), fields), change: part(form, fields) };
}

function part(form: Form, fields: Field[]): PersonChange {
  const change: PersonChange = {};
  for (const field of fields) {
    if (field === 'skills') change.skills = levels(form);
    else if (field === 'interruptible') {
      if (form.interruptible === null) change.interruptible_as_capacity = true;
      else change.interruptible = form.interruptible;
    } else if (field === 'capacity') change.capacity = form.capacity ?? 0;
    else if (field !== 'enabled') Object.assign(change, { [field]: form[field] });
  }
  return change;
}

function plain(form: Form): Record<Field, string> {
  const sorted = (names: string[]): string => JSON.stringify([...names].sort());
  return {
    display: form.display.trim(),
    role: form.role,
    sets: sorted(form.sets),
    queues: sorted(form.queues),
    skills: sorted(levels(form).map((one) => `${one.skill}=${one.level}`)),
    capacity: String(form.capacity ?? 0),
    interruptible: String(form.interruptible),
    enabled: '',
  };
}
