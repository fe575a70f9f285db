import { describe, expect, it } from 'vitest';
import { beyond } from './links';

const ROOM = { files_max: 3, file_bytes_max: 10, files_bytes_max: 15 };
const places = (...sizes: number[]) => [...beyond(sizes.map((size) => ({ size })), ROOM)];

describe('files that go as links', () => {
  // The same cases as in the desk's own reckoning: both have to agree.
  it('are as few as can be', () => {
    expect(places(5, 5, 5)).toEqual([]);
    expect(places(11, 5)).toEqual([0]);
    expect(places(4, 9, 5)).toEqual([1]);
    expect(places(1, 1, 1, 1)).toEqual([3]);
    expect(places(7, 7, 7)).toEqual([2]);
  });

  it('are those inside the text only where nothing else is left', () => {
    const files = [{ size: 9, inline: 'a@b' }, { size: 8 }, { size: 1 }];
    expect([...beyond(files, ROOM)]).toEqual([1]);
  });
});
