// A template of a channel as its customer reads it: `{name}` is a place, a brace itself is written twice.

export function filled(text: string, values: { name: string; value: string }[]): string {
  return text.replace(/\{\{|\}\}|\{([A-Za-z0-9_.]+)\}/g, (found, name: string | undefined) => {
    if (name === undefined) return found.slice(0, 1);
    const value = values.find((one) => one.name === name)?.value ?? '';
    // What is not filled yet stays to be seen.
    return value.trim() === '' ? found : value;
  });
}
