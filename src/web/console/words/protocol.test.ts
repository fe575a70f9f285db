// That there is a text for whatever the protocol's description says an agent may meet.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { es } from './es';

const PROTOCOL = readFileSync(join(import.meta.dirname, '../../../protocol/PROTOCOL.md'), 'utf8');

/** The paragraph that begins with `start`. */
function paragraph(start: string): string {
  const found = PROTOCOL.split('\n').find((line) => line.startsWith(start));
  if (found === undefined) throw new Error(`no paragraph begins with "${start}"`);
  return found;
}

/** What stands in backticks, outside brackets. */
function words(text: string): string[] {
  return [...text.replace(/\([^)]*\)/g, '').matchAll(/`([a-z_]+)`/g)].map(([, word]) => word ?? '');
}

/** The part of a text after `start`, up to `end`. */
function part(text: string, start: string, end: string): string {
  return text.slice(text.indexOf(start) + start.length).split(end)[0] ?? '';
}

const missing = (kind: string, stable: string[]): string[] => stable.filter((word) => !Object.hasOwn(es, kind + word));

/** Codes that no agent meets: of a client's own mistakes, of administrators, or shown in another way. */
const UNSAID = new Set(['CT-2039', 'CT-2040', 'CT-2041', 'CT-1002', 'CT-1003', 'CT-1006', 'CT-1011', 'CT-1012', 'CT-1014', 'CT-1015', 'CT-2000', 'CT-3009', 'CT-3035', 'CT-4003', 'CT-4006', 'CT-4007', 'CT-5004']);

describe('there is a text for', () => {
  it('every code that an agent may meet', () => {
    const codes = [...PROTOCOL.matchAll(/^\| (CT-\d{4}) \|/gm)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(50);
    expect(missing('', codes.filter((code) => !UNSAID.has(code)))).toEqual([]);
  });

  it('everything that happens to a conversation', () => {
    const kinds = [...words(paragraph('A conversation: ')), ...words(paragraph('Its way through the desk: '))];
    expect(kinds.length).toBeGreaterThan(50);
    expect(missing('event_', kinds)).toEqual([]);
  });

  it('why a conversation is no longer one’s own', () => {
    expect(missing('why_', words(paragraph('The `why` of `lost` is ')).filter((word) => !['why', 'lost', 'alarm'].includes(word)))).toEqual([]);
  });

  it('why a message failed', () => {
    const text = paragraph('The `failure` of a message is ').split(', or a channel')[0] ?? '';
    expect(missing('failure_', words(text).filter((word) => word !== 'failure'))).toEqual([]);
  });

  it('what ails a channel', () => {
    const causes = words(paragraph('The `cause` of a channel that is not well is ').split('. With the first six')[0] ?? '');
    expect(missing('cause_', causes.filter((word) => word !== 'cause'))).toEqual([]);
    for (const state of ['degraded', 'down', 'needs_operator']) expect(missing('condition_', [state])).toEqual([]);
  });

  it('why somebody does not get a piece of work', () => {
    const text = paragraph('The `reason` given for a candidate is ').split('; in brackets')[0] ?? '';
    expect(missing('reason_', words(text).filter((word) => word !== 'reason'))).toEqual([]);
  });

  it('where something cannot be done, and what is wrong with a password', () => {
    const codes = paragraph("Of the codes' parameters");
    expect(missing('state_of_', words(part(codes, '`state` (CT-3008) is ', '. `kind`')))).toEqual([]);
    expect(missing('weak_', words(part(codes, '`why` (CT-4004) is ', ';')))).toEqual([]);
  });
});
