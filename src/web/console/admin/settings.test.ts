import { describe, expect, it } from 'vitest';
import { sign, things, typed } from './settings';

const at = (key: string, value: string, origin: string) => ({ key, value, origin });

describe('what the configuration says', () => {
  it('is told thing by thing, with where each stands', () => {
    const found = things([at('queue.soporte.size', '3', 'a.toml:4'), at('queue.soporte.step.1.after', '2m', 'b.toml:2'), at('tag.envio', '{  }', 'a.toml:9')], 'queue');
    expect(found).toEqual([
      {
        name: 'soporte', origin: 'a.toml:4',
        lines: [
          { key: 'size', value: '3', origin: 'a.toml:4', whole: 'queue.soporte.size' },
          { key: 'step.1.after', value: '2m', origin: 'b.toml:2', whole: 'queue.soporte.step.1.after' },
        ],
      },
    ]);
  });

  it('has things that say nothing but their name', () => {
    expect(things([at('tag.envio', '{  }', 'a.toml:9')], 'tag')).toEqual([{ name: 'envio', origin: 'a.toml:9', lines: [] }]);
  });

  it('takes a name with a dot for one where it is known', () => {
    expect(things([at('queue.a.b.size', '3', 'x:1')], 'queue', ['a', 'a.b'])[0]?.name).toBe('a.b');
  });

  it('tells of a difference what happened', () => {
    expect(['+queue.x', '-log.level debug', '~queue.a.size 3→2'].map(sign)).toEqual(['added', 'removed', 'changed']);
  });

  it('goes into a form as one types it', () => {
    expect(typed('list', '[vip, envío]')).toBe('vip\nenvío');
    expect(typed('list', '{ ingles = 4, frances = 2 }')).toBe('ingles=4\nfrances=2');
    expect(typed('list', '[]')).toBe('');
    expect(typed('long', '[sic], de momento')).toBe('[sic], de momento');
  });
});
