// Changes what is selected in a text that is being written, as if it had been typed there.

/** What comes in its place, and what of that is selected then. */
export interface Insertion {
  text: string;
  from: number;
  to: number;
}

/** The composer of the open conversation, where no other text is named. */
export const COMPOSER = 'composer';

export function insert(of: (selected: string) => Insertion, id = COMPOSER): void {
  const area = document.getElementById(id) as HTMLTextAreaElement | null;
  if (area === null) return;
  const { value, selectionStart: start, selectionEnd: end } = area;
  const { text, from, to } = of(value.slice(start, end));
  area.setRangeText(text, start, end);
  area.focus();
  area.setSelectionRange(start + from, start + to);
  // Whoever keeps what is typed hears of this too.
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Marks before and behind, with what was selected still selected between them. */
export function around(before: string, behind: string, id = COMPOSER): void {
  insert((selected) => ({ text: before + selected + behind, from: before.length, to: before.length + selected.length }), id);
}

/** A mark before each line. */
export function atLines(mark: string, id = COMPOSER): void {
  insert((selected) => {
    const text = selected.split('\n').map((line) => mark + line).join('\n');
    return { text, from: text.length, to: text.length };
  }, id);
}

/** What Ctrl with a letter puts around what is selected; whether it was such a key. */
export function formatting(event: KeyboardEvent, id = COMPOSER): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.key !== 'b' && event.key !== 'i')) return false;
  event.preventDefault();
  const mark = event.key === 'b' ? '**' : '*';
  around(mark, mark, id);
  return true;
}
