import { describe, expect, it } from 'vitest';
import { asked, inOtherLanguages, sign, standing, things, typed } from './settings';

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

describe('what stands in tables below a thing', () => {
  const setting = (key: string, shape = 'text', example = '') => ({ key, shape, choices: [], required: false, example, example_es: example, help: '', help_es: '' });
  const line = (key: string, value: string) => ({ key, value, origin: 'a.toml:1', whole: `queue.q.${key}` });
  const settings = [setting('size'), setting('skills', 'list'), setting('step.*.after'), setting('step.*.to', 'choice'), setting('wish.*.level', 'text', '0')];

  it('is rows of a form, whatever their names', () => {
    const found = standing([line('size', '2'), line('step.a.b.after', '5m'), line('step.a.b.to', 'otra'), line('wish.envios', '{  }'), line('odd.x', '1')], settings);
    expect(found).toEqual({
      values: { size: '2' },
      rows: { step: [{ name: 'a.b', values: { after: '5m', to: 'otra' } }], wish: [{ name: 'envios', values: { level: '' } }] },
      others: [line('odd.x', '1')],
    });
  });

  it('has the levels of skills in one place, however they are told', () => {
    expect(standing([line('skills.ingles', '4'), line('skills.envios', '2')], settings).values).toEqual({ skills: 'ingles=4\nenvios=2' });
    expect(standing([line('skills', '[ingles, envios]')], settings).values).toEqual({ skills: 'ingles\nenvios' });
  });

  it('may be a text in a language that nobody listed', () => {
    const listed = [setting('es', 'long'), setting('html.es', 'long'), setting('tags', 'list')];
    const others = inOtherLanguages([line('fr', 'Bonjour'), line('html.fr', '<p>'), line('es', 'Hola'), line('odd.fr', '1'), line('fra', '1')], listed);
    expect(others.map((one) => one.key)).toEqual(['fr', 'html.fr']);
  });

  it('goes to the desk by whole keys, and what is gone goes empty', () => {
    const before = { step: [{ name: 'viejo', values: { after: '5m', to: 'otra' } }], wish: [] };
    const rows = { step: [{ name: ' nuevo ', values: { after: '1m' } }, { name: '', values: { after: '9m' } }], wish: [{ name: 'envios', values: {} }] };
    const said = Object.fromEntries(asked({ size: '2' }, rows, settings, before).map((one) => [one.name, one.value]));
    expect(said).toEqual({ size: '2', 'step.viejo.after': '', 'step.viejo.to': '', 'step.nuevo.after': '1m', 'step.nuevo.to': '', 'wish.envios.level': '0' });
  });
});
