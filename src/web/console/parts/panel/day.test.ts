import { describe, expect, it } from 'vitest';
import type { AgentDayView, WorkStretch } from '../../../wire';
import { csv } from './csv';
import { axis, grown, HOUR_MS, rows, sums } from './day';

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 21, hour, minute)).toISOString();
const work = (number: number, from: string, to: string): WorkStretch => ({ conversation: String(number), number, subject: '', queue: 'soporte', from, to, open: false });
const day = (part: Partial<AgentDayView>): AgentDayView => ({ agent: 'sofia', from: at(0), to: at(23), known_from: null, next: null, statuses: [], work: [], ...part });

describe('a day', () => {
  it('is drawn from the hour of its first thing to the one after its last', () => {
    const drawn = axis(day({ statuses: [{ status: null, from: at(0), to: at(9, 10) }, { status: 'disponible', from: at(9, 10), to: at(11, 5) }] }));
    expect(drawn?.from).toBe(Date.parse(at(9)));
    expect(drawn?.to).toBe(Date.parse(at(12)));
    expect(drawn?.hours).toHaveLength(4);
    expect(axis(day({ statuses: [{ status: null, from: at(0), to: at(9) }] }))).toBeNull();
  });

  it('has work that ran at once in different rows, and a row that is free again is used again', () => {
    const found = rows([work(2, at(9, 30), at(10, 30)), work(1, at(9), at(10)), work(3, at(10), at(11))]);
    expect(found.map(({ one, row }) => [one.number, row])).toEqual([[1, 0], [2, 1], [3, 0]]);
  });

  it('is summed up by status, without the time that nobody was there', () => {
    const statuses = [{ status: 'ausente', from: at(9), to: at(10) }, { status: null, from: at(10), to: at(20) }, { status: 'disponible', from: at(20), to: at(22) }, { status: 'ausente', from: at(22), to: at(22, 30) }];
    expect(sums(day({ statuses }))).toEqual([{ status: 'disponible', ms: 2 * HOUR_MS }, { status: 'ausente', ms: 1.5 * HOUR_MS }]);
  });

  it('goes on with the clock where something still ran when it was read', () => {
    const open = { ...work(1, at(9), at(10)), open: true };
    const read = day({ to: at(10), statuses: [{ status: 'disponible', from: at(8), to: at(10) }], work: [open, work(2, at(8), at(10))] });
    const later = grown(read, Date.parse(at(10, 5)));
    expect([later.to, later.statuses[0]?.to, later.work[0]?.to, later.work[1]?.to]).toEqual([at(10, 5), at(10, 5), at(10, 5), at(10)]);
    expect(grown(read, 0)).toBe(read);
    expect(grown(read, Date.parse(at(23)))).toBe(read);
  });
});

it('a table for a spreadsheet holds no formula', () => {
  expect(csv([['=1+1', 'di "hola"']])).toBe('\ufeff"\'=1+1","di ""hola"""\r\n');
});
