// The page inside the frame of a formatted message. The desk has made it safe; the frame runs no script,
// sends no form and loads nothing all the same, so that either of the two may fail.

/** `html` as a whole page with the desk's own sheet, `sheet` being its address. */
export function page(html: string, sheet: string): string {
  return (
    '<!doctype html><html><head><meta charset="utf-8"><base target="_blank">' +
    `<link rel="stylesheet" href="${sheet}"></head><body>${quiet(html)}</body></html>`
  );
}

/** Pictures that came beside the mail have an address that only mail programs know. */
function quiet(html: string): string {
  return html.replace(/(<img\b[^>]*?\s)src="cid:/gi, '$1data-cid="');
}
