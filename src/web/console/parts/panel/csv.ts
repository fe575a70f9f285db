// A table as a file for a spreadsheet.

/** A name that begins like a formula is text to a spreadsheet too. */
function cell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

export function csv(lines: string[][]): string {
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function save(lines: string[][], name = 'centralita.csv'): void {
  const address = URL.createObjectURL(new Blob([csv(lines)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
