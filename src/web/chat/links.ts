// Addresses in what the desk writes, to be followed. Pure.

/** A piece of a text; one with an address is a link to it. */
export interface Piece {
  text: string;
  href?: string;
}

/** Nothing but the web's own addresses: what follows another scheme would be run, opened or sent. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`«»“”]+/gi;

/** A text in pieces; put together again, they are the text to the letter. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const href = trimmed(match);
    if (!follows(href)) continue;
    if (index > from) found.push({ text: text.slice(from, index) });
    found.push({ text: href, href });
    from = index + href.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** Without the marks that end the sentence around it, and without a bracket that it did not open. */
function trimmed(address: string): string {
  const brackets = ['()', '[]', '{}'].map(([open = '', close = '']) => ({ close, loose: address.split(close).length - address.split(open).length }));
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const bracket = brackets.find((it) => it.close === last);
    if (bracket ? bracket.loose <= 0 : !'.,;:!?…*_~'.includes(last)) break;
    if (bracket) bracket.loose -= 1;
  }
  return address.slice(0, end);
}

/** With a name before its host, an address says that it leads elsewhere than it does. */
function follows(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, username, password } = new URL(address);
  return hostname !== '' && username === '' && password === '';
}
