import { describe, expect, it } from 'vitest';
import { size } from '../../size';

describe('the length of a file', () => {
  it('reads as everywhere else, and a limit as it is set', () => {
    const lengths = [0, 999, 1_024, 1_047_552, 12_000_000, 10 * 1_024 ** 2, 1_288_490_188];
    expect(lengths.map((one) => size(one, 'es'))).toEqual(['0 B', '999 B', '1 kB', '1023 kB', '11,4 MB', '10 MB', '1,1 GB']);
    expect(size(12_000_000, 'en')).toBe('11.4 MB');
  });
});
