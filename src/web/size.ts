/** A length as mail programs write it, and the terminal, the command line and the mail itself: each unit 1,024 of the one before. */
export function size(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const cut = unit < 2 ? Math.floor(value) : Math.floor(value * 10) / 10;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false }).format(cut)} ${units[unit]}`;
}
