/**
 * A set of transactions as MySQL writes it: `UUID:1-5:7,UUID:TAG:1-3`. Kept as intervals for each origin (a UUID,
 * or a UUID with a tag), in order and apart from one another.
 * https://dev.mysql.com/doc/refman/9.7/en/replication-gtids-concepts.html
 */
export type GtidSet = ReadonlyMap<string, readonly Interval[]>;
/** From the first to the last transaction, both in the set. */
type Interval = readonly [first: number, last: number];

export function parseGtidSet(text: string): GtidSet {
  const found = new Map<string, Interval[]>();
  for (const part of text.split(',')) {
    const [uuid, ...rest] = part.trim().toLowerCase().split(':');
    if (!uuid) continue;
    let origin = uuid;
    for (const word of rest) {
      const interval = /^(\d+)(?:-(\d+))?$/.exec(word.trim());
      if (!interval) {
        origin = `${uuid}:${word.trim()}`; // A tag: it holds for the intervals after it.
        continue;
      }
      const first = Number(interval[1]);
      const intervals = found.get(origin) ?? [];
      intervals.push([first, Number(interval[2] ?? first)]);
      found.set(origin, intervals);
    }
  }
  return new Map([...found].map(([origin, intervals]) => [origin, joined(intervals)]));
}

export function union(a: GtidSet, b: GtidSet): GtidSet {
  const origins = new Set([...a.keys(), ...b.keys()]);
  return new Map(
    [...origins].map((origin) => [origin, joined([...(a.get(origin) ?? []), ...(b.get(origin) ?? [])])]),
  );
}

/** What is in `a` and not in `b`. */
export function subtract(a: GtidSet, b: GtidSet): GtidSet {
  const left = new Map<string, readonly Interval[]>();
  for (const [origin, intervals] of a) {
    const rest = (b.get(origin) ?? []).reduce(
      (kept, [first, last]) =>
        kept.flatMap(([from, to]): Interval[] => {
          if (to < first || from > last) return [[from, to]];
          const before: Interval[] = from < first ? [[from, first - 1]] : [];
          return to > last ? [...before, [last + 1, to]] : before;
        }),
      [...intervals],
    );
    if (rest.length > 0) left.set(origin, rest);
  }
  return left;
}

/** What of the set began on the server with this UUID. */
export function fromServer(set: GtidSet, uuid: string): GtidSet {
  const own = uuid.toLowerCase();
  return new Map([...set].filter(([origin]) => origin === own || origin.startsWith(`${own}:`)));
}

/** How many transactions the set holds. */
export function count(set: GtidSet): number {
  return [...set.values()].flat().reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

export function formatGtidSet(set: GtidSet): string {
  return [...set]
    .map(([origin, intervals]) =>
      [origin, ...intervals.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))].join(
        ':',
      ),
    )
    .join(',');
}

function joined(intervals: readonly Interval[]): Interval[] {
  const all: Interval[] = [];
  for (const [first, last] of intervals.toSorted(([a], [b]) => a - b)) {
    const before = all.at(-1);
    if (before && first <= before[1] + 1) all[all.length - 1] = [before[0], Math.max(before[1], last)];
    else all.push([first, last]);
  }
  return all;
}
