import { describe, expect, it } from 'vitest';
import type { Outcome, ToDesk } from '../../wire';
import { Sends, type Send } from './sends';

const send = (name: string, by = 'sofia'): Send => ({
  name, by, conversation: '7', note: false, text: `text ${name}`, macro: null, attachments: [], way: null, baseSeq: 1, fence: 2, next: false, at: '2026-01-01T00:00:00.000Z',
});

const SENT: Outcome = {
  type: 'accepted', undo: null, replayed: false,
  data: { type: 'sent', value: { conversation: '7', seq: 2, message: '9', held_until: null, next: null, held: false } },
};

class Desk {
  shelf: Send[] = [];
  asked: { ask: ToDesk; fence: number | null; done: (outcome: Outcome) => void; failed: () => void }[] = [];
  news: string[] = [];

  open(): Sends {
    return new Sends(
      { read: () => this.shelf, write: (sends) => (this.shelf = sends) },
      { change: (ask, fence) => new Promise((done, fail) => this.asked.push({ ask, fence, done, failed: () => fail(new Error()) })) },
      {
        changed: () => {},
        sent: (one) => this.news.push(`sent ${one.name}`),
        stopped: (one, conflict) => this.news.push(`stopped ${one.name} at ${conflict.base_seq}`),
        remarked: (one, remarks) => this.news.push(`remarked ${one.name} ${remarks.map((it) => it.type).join()}`),
        refused: (one, refusal) => this.news.push(`refused ${one.name} ${refusal.code}`),
      },
    );
  }
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('what is being sent', () => {
  it('lies on the shelf until the desk says yes', async () => {
    const desk = new Desk();
    desk.open().put(send('a'));
    expect(desk.shelf.length).toBe(1);
    desk.asked[0]?.done(SENT);
    await settled();
    expect(desk.shelf).toEqual([]);
    expect(desk.news).toEqual(['sent a']);
  });

  it('has the same name after a reload, so that it leaves once', () => {
    const desk = new Desk();
    desk.open().put(send('a'));
    const again = desk.open();
    again.resume('sofia');
    again.resume('sofia');
    expect(desk.asked.length).toBe(2);
    expect(desk.asked[1]?.ask).toEqual(desk.asked[0]?.ask);
    expect(desk.asked[1]?.ask).toMatchObject({ reply: { client_message: 'a' }, base_seq: 1 });
    expect(desk.asked[1]?.fence).toBe(2);
  });

  it('goes the way that was chosen', () => {
    const desk = new Desk();
    const to = { scheme: 'tel', value: '+34600000000' };
    desk.open().put({ ...send('a'), way: { channel: 'whats', to } });
    expect(desk.asked[0]?.ask).toMatchObject({ reply: { channel: 'whats', to } });
  });

  it('is not sent by somebody else who signs in here', () => {
    const desk = new Desk();
    desk.shelf = [send('a', 'marcos')];
    desk.open().resume('sofia');
    expect(desk.asked).toEqual([]);
  });

  it('waits for the next session when this one ends', async () => {
    const desk = new Desk();
    const sends = desk.open();
    sends.put(send('a'));
    desk.asked[0]?.failed();
    await settled();
    expect(desk.shelf.length).toBe(1);
    sends.resume('sofia');
    expect(desk.asked.length).toBe(2);
  });

  it('is stopped where somebody wrote meanwhile', async () => {
    const desk = new Desk();
    desk.open().put(send('a'));
    desk.asked[0]?.done({ type: 'conflict', refusal: { code: 'CT-3009', params: [], hint: null }, base_seq: 4, since: [] });
    await settled();
    expect(desk.shelf).toEqual([]);
    expect(desk.news).toEqual(['stopped a at 4']);
  });

  it('is stopped where there is something to say of it, and leaves under its name once confirmed', async () => {
    const desk = new Desk();
    const sends = desk.open();
    sends.put(send('a'));
    desk.asked[0]?.done({ type: 'remarked', refusal: { code: 'CT-3035', params: [], hint: 'confirm' }, remarks: [{ type: 'acronym', word: 'SLA' }] });
    await settled();
    expect(desk.shelf).toEqual([]);
    expect(desk.news).toEqual(['remarked a acronym']);
    sends.put({ ...send('a'), confirmed: true });
    expect(desk.asked[1]?.ask).toMatchObject({ reply: { client_message: 'a', confirmed: true } });
  });
});
