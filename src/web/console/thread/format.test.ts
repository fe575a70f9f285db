import { describe, expect, it } from 'vitest';
import { formatted } from './format';

describe('formatting as it is typed', () => {
  it('is none in what a person just writes', () => {
    for (const text of ['Hola, Ana:\n\nLlega mañana.', '2 * 3 * 4 = 24', 'nombre_de_fichero_largo.txt', 'https://example.test/a_b_c', '-5 °C', 'a < b > c']) {
      expect(formatted(text), text).toBeNull();
    }
  });

  it('has bold, italic and links', () => {
    expect(formatted('Llega **mañana** por *SEUR*: [siga el envío](https://example.test/a?b=1&c=2).')).toBe(
      '<p>Llega <strong>mañana</strong> por <em>SEUR</em>: <a href="https://example.test/a?b=1&amp;c=2">siga el envío</a>.</p>',
    );
  });

  it('has lists and quotes', () => {
    expect(formatted('> ¿Cuándo?\nPasos:\n- uno\n- dos\n\n1. a\n2. b')).toBe(
      '<blockquote>¿Cuándo?</blockquote><p>Pasos:</p><ul><li>uno</li><li>dos</li></ul>\n<ol><li>a</li><li>b</li></ol>',
    );
  });

  it('lets nothing through that is HTML', () => {
    const html = formatted('**x** <script>alert(1)</script> <img src=x onerror="y">') ?? '';
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(formatted('[x](javascript:alert(1)) **b**')).not.toContain('href');
    expect(formatted('[x](https://a.test/" onclick="y) **b**')).not.toContain(' onclick="');
  });

  it('leaves the stars of an address alone', () => {
    expect(formatted('**a** https://example.test/*b*')).toContain('<a href="https://example.test/*b*">');
  });
});
