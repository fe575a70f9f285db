// Changes what is selected in the composer, as if it had been typed there.

import { thread } from '../state/thread.svelte';
import { focus } from './perform';

/** What comes in its place, and what of that is selected then. */
export interface Insertion {
  text: string;
  from: number;
  to: number;
}

export function insert(of: (selected: string) => Insertion): void {
  const area = document.getElementById('composer') as HTMLTextAreaElement | null;
  if (area === null) return;
  const { value, selectionStart: start, selectionEnd: end } = area;
  const { text, from, to } = of(value.slice(start, end));
  thread.wrote(value.slice(0, start) + text + value.slice(end));
  focus('composer');
  area.setSelectionRange(start + from, start + to);
}

/** Marks before and behind, with what was selected still selected between them. */
export function around(before: string, behind: string): void {
  insert((selected) => ({ text: before + selected + behind, from: before.length, to: before.length + selected.length }));
}

/** A mark before each line. */
export function atLines(mark: string): void {
  insert((selected) => {
    const text = selected.split('\n').map((line) => mark + line).join('\n');
    return { text, from: text.length, to: text.length };
  });
}
