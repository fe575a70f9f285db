import { describe, expect, it } from 'vitest';
import type { ConversationView } from '../../wire';
import { merge } from './order';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();

function conversation(number: number, values: Partial<ConversationView> = {}): ConversationView {
  return { id: String(number), number, channel: 'mail', received_at: at(0), enqueued_at: at(0), updated_at: at(0), due_at: null, priority: 500, ...values } as ConversationView;
}

const numbers = (items: ConversationView[]): number[] => items.map((it) => it.number);

describe('a list', () => {
  it('puts what was received last first, and equal places by number', () => {
    const items = [conversation(2, { received_at: at(5) }), conversation(3), conversation(1, { received_at: at(9) })];
    expect(numbers(merge(items, [conversation(4)], [], 'received', false))).toEqual([1, 2, 3, 4]);
  });

  it('puts what is never due last', () => {
    const items = [conversation(1), conversation(2, { due_at: at(9) }), conversation(3, { due_at: at(3) })];
    expect(numbers(merge(items, [], [], 'due', false))).toEqual([3, 2, 1]);
  });

  it('orders by channel, then as received', () => {
    const items = [conversation(1, { channel: 'web' }), conversation(2), conversation(3, { received_at: at(3) })];
    expect(numbers(merge(items, [], [], 'channel', false))).toEqual([3, 2, 1]);
  });

  it('has each conversation once, as it is now', () => {
    const items = [conversation(1), conversation(2)];
    const after = merge(items, [conversation(1, { received_at: at(7), subject: 'new' })], [], 'received', false);
    expect(numbers(after)).toEqual([1, 2]);
    expect(after[0]?.subject).toBe('new');
  });

  it('drops what is gone', () => {
    expect(numbers(merge([conversation(1), conversation(2)], [], ['1'], 'received', false))).toEqual([2]);
  });

  it('leaves to the next window what stands behind the last one that was read', () => {
    const items = [conversation(1, { received_at: at(9) }), conversation(2, { received_at: at(5) })];
    const after = merge(items, [conversation(3, { received_at: at(1) }), conversation(4, { received_at: at(7) })], [], 'received', true);
    expect(numbers(after)).toEqual([1, 4, 2]);
  });
});
