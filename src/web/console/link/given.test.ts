import { describe, expect, it } from 'vitest';
import type { Data, Outcome } from '../../wire';
import { given } from './given';

const accepted = (data: Data): Outcome => ({ type: 'accepted', data, undo: null, replayed: false });

describe('what an answer gives', () => {
  it('is what was asked for', () => {
    expect(given(accepted({ type: 'recovery', value: ['a'] }), 'recovery')).toEqual(['a']);
  });

  it('is nothing where the answer is no, missing or about something else', () => {
    expect(given({ type: 'refused', code: 'CT-4001', params: [], hint: null }, 'recovery')).toBeNull();
    expect(given(null, 'recovery')).toBeNull();
    expect(given(accepted({ type: 'done' }), 'recovery')).toBeNull();
  });
});
