// Which files of an answer go as links: as the desk reckons it, so that its author knows before sending.

type File = { size: number; inline?: string | null };
type Room = { files_max: number; file_bytes_max: number; files_bytes_max: number };

/** The places of the files that do not fit, from 0 on: the rule stands at `links` of `AbilitiesView`. */
export function beyond(files: readonly File[], room: Room): Set<number> {
  const all = files.map((file, at) => ({ at, size: file.size, inside: Boolean(file.inline) }));
  const within = all.filter((file) => file.size <= room.file_bytes_max);
  const weight = (): number => within.reduce((sum, file) => sum + file.size, 0);
  while (within.length > 0 && weight() > room.files_bytes_max) {
    const worst = within.reduce((a, b) => (isWorse(b, a) ? b : a));
    within.splice(within.indexOf(worst), 1);
  }
  while (within.length > room.files_max) {
    const last = within.findLastIndex((file) => !file.inside);
    within.splice(last < 0 ? within.length - 1 : last, 1);
  }
  return new Set(all.filter((file) => !within.includes(file)).map((file) => file.at));
}

type Weighed = { size: number; inside: boolean };

/** Whether `one` goes before `other`; of equals the later. */
function isWorse(one: Weighed, other: Weighed): boolean {
  return one.inside === other.inside ? one.size >= other.size : !one.inside;
}
