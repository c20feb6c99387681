import type { Admission } from '../access/guard.ts';

/** 40 learners and their instructor, with six windows each, and as many again that have not been noticed as gone. */
const SIGNED_IN_MOST = 500;
/** A lab's windows on one learner's devices: the lab itself, and its terminals. */
const LEARNER_MOST = 32;
/** 300 who follow a talk, each with the talk and its terminal, and some more. */
const STRANGERS_MOST = 800;
/**
 * Of one address. A whole room may come from one, through its router or a proxy, so this only keeps one machine from
 * taking every place.
 */
const ADDRESS_MOST = 640;
const FOLLOWER_MOST = 12;

/**
 * Counts sockets by whose they are. Those who only follow never take the places of those who are signed in.
 * `take` answers undefined where there is no place, else the way to give it back.
 */
export class SocketLimits {
  readonly #taken = new Map<string, number>();

  take(admission: Admission): (() => void) | undefined {
    const places = placesOf(admission);
    if (places.some(([key, most]) => (this.#taken.get(key) ?? 0) >= most)) return undefined;
    for (const [key] of places) this.#change(key, 1);
    return () => {
      for (const [key] of places) this.#change(key, -1);
    };
  }

  #change(key: string, by: 1 | -1): void {
    const count = (this.#taken.get(key) ?? 0) + by;
    if (count === 0) this.#taken.delete(key);
    else this.#taken.set(key, count);
  }
}

function placesOf({ caller, from }: Admission): [key: string, most: number][] {
  if (caller.role === 'learner')
    return [
      ['signed in', SIGNED_IN_MOST],
      [`learner ${caller.learner}`, LEARNER_MOST],
    ];
  if (caller.role !== 'nobody') return [['leads', SIGNED_IN_MOST]];
  return [
    ['strangers', STRANGERS_MOST],
    [`address ${from}`, ADDRESS_MOST],
    ...(caller.follower === undefined
      ? []
      : ([[`follower ${caller.follower}`, FOLLOWER_MOST]] satisfies [string, number][])),
  ];
}
