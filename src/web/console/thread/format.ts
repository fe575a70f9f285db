// Formatting as people type it: **bold**, *italic*, lists, quotes, links. What has none of it stays plain text.

const MARKS = /\*\*\S[^*]*\*\*|(^|[\s(])[*_]\S[^*_\n]*[*_](?=$|[\s).,;:!?])|^\s*([-*]|\d+[.)])\s+\S|^>\s?|\[[^\]\n]+\]\((https?:\/\/|mailto:)[^\s)]+\)/m;

/** The formatted form of a text; `null` where the text says it all. */
export function formatted(text: string): string | null {
  if (!MARKS.test(text)) return null;
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => groups(block.split('\n')).map(whole).join(''))
    .join('\n');
}

type Kind = 'ul' | 'ol' | 'blockquote' | 'p';
interface Group { kind: Kind; lines: string[] }

/** Lines of one kind that follow each other. */
function groups(lines: string[]): Group[] {
  const found: Group[] = [];
  for (const line of lines) {
    const kind: Kind = /^\s*[-*]\s+\S/.test(line) ? 'ul' : /^\s*\d+[.)]\s+\S/.test(line) ? 'ol' : line.startsWith('>') ? 'blockquote' : 'p';
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  return found;
}

function whole({ kind, lines }: Group): string {
  if (kind === 'p') return `<p>${lines.map(inline).join('<br>\n')}</p>`;
  if (kind === 'blockquote') return `<blockquote>${lines.map((line) => inline(line.replace(/^>\s?/, ''))).join('<br>\n')}</blockquote>`;
  return `<${kind}>${lines.map((line) => `<li>${inline(line.replace(/^\s*([-*]|\d+[.)])\s+/, ''))}</li>`).join('')}</${kind}>`;
}

function inline(line: string): string {
  // Links first: what stands in an address is no formatting.
  const links: string[] = [];
  const put = (href: string, text: string): string => {
    links.push(`<a href="${href}">${text}</a>`);
    return `\u0000${links.length - 1}\u0000`;
  };
  return escaped(line.replaceAll('\u0000', ''))
    .replace(/\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g, (_, text: string, href: string) => put(href, text))
    .replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (href) => put(href, href))
    .replace(/\*\*(\S(?:[^*]*\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[*_](\S(?:[^*_]*\S)?)[*_](?=$|[\s).,;:!?])/g, '$1<em>$2</em>')
    .replace(/\u0000(\d+)\u0000/g, (_, at: string) => links[Number(at)] ?? '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
