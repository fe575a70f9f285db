// How long a text is in what its channel counts, so that the composer says so before the desk refuses it.

import type { TextUnit } from '../../wire';

export function length(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'char':
      return [...text].length;
    case 'utf16':
      return text.length;
    case 'byte':
      return new TextEncoder().encode(text).length;
    case 'gsm':
      // The extension table of GSM 03.38 takes two septets; what is in neither table is the desk's to judge.
      return [...text].reduce((sum, char) => sum + ('^{}\\[~]|€\f'.includes(char) ? 2 : 1), 0);
  }
}
