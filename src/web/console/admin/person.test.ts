import { describe, expect, it } from 'vitest';
import type { AgentView } from '../../wire';
import { amendment, formOf, levels, moved, touched } from './person';

const sofia: AgentView = {
  id: '2', name: 'sofia', display: 'Sofía', role: 'agent', status: null, available: false, online: false, since: null, load: 0, capacity: 5,
  interruptible_load: 0, interruptible: null, queues: ['soporte'], skills: [{ skill: 'ingles', level: 4 }], conversations: [], sets: [], enabled: true,
  second_factor: false, created_at: '2026-01-01T00:00:00.000Z',
};

describe('a person in a form', () => {
  it('asks for nothing where nothing was touched', () => {
    expect(amendment(sofia, formOf(sofia))).toBeNull();
    expect(amendment(sofia, { ...formOf(sofia), queues: ['soporte'], display: 'Sofía ' })).toBeNull();
  });

  it('asks only for what was touched, and says how that was', () => {
    const form = { ...formOf(sofia), queues: ['soporte', 'ventas'], capacity: 7 };
    expect(amendment(sofia, form)).toEqual({
      was: { queues: ['soporte'], capacity: 5 },
      change: { queues: ['soporte', 'ventas'], capacity: 7 },
    });
  });

  it('gives up a skill whose level was emptied', () => {
    const form = { ...formOf(sofia), skills: { ingles: null, frances: 2 } };
    expect(levels(form)).toEqual([{ skill: 'frances', level: 2 }]);
    expect(amendment(sofia, form)?.change).toEqual({ skills: [{ skill: 'frances', level: 2 }] });
  });

  it('lets interruptible work go by the capacity again where its field was emptied', () => {
    const before = { ...sofia, interruptible: 9 };
    expect(amendment(before, { ...formOf(before), interruptible: null })).toEqual({ was: { interruptible: 9 }, change: { interruptible_as_capacity: true } });
    expect(amendment(sofia, { ...formOf(sofia), interruptible: 3 })).toEqual({ was: { interruptible_as_capacity: true }, change: { interruptible: 3 } });
  });

  it('says what somebody else changed', () => {
    expect(moved(sofia, { ...sofia, capacity: 6, online: true, load: 3 })).toEqual(['capacity']);
    expect(moved(sofia, { ...sofia, enabled: false })).toEqual(['enabled']);
    expect(touched(sofia, { ...formOf(sofia), role: 'auditor' })).toEqual(['role']);
  });
});
