// A saved answer called by name while writing: `/envio`.

export interface Slash {
  /** Where the stroke stands. */
  from: number;
  /** What stands between it and the caret. */
  name: string;
}

/** `null` where no name is being typed: a stroke counts at the beginning of a word only. */
export function slash(text: string, caret: number): Slash | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, name: found[1] ?? '' } : null;
}
