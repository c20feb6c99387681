import type { ClassNote, SendNote } from '../contract/class.ts';
import type { ClassStore, KeptNote, Learner } from './class-store.ts';
import { newId } from './roll.ts';

/** So many of the last notes are told to a window that opens. */
const TOLD_AGAIN = 20;

/** What the instructor wrote; kept over restarts, so that a reload loses no word. */
export class Notes {
  readonly #store: ClassStore;

  constructor(store: ClassStore) {
    this.#store = store;
  }

  add({ to, kind, text }: SendNote): ClassNote {
    const note: KeptNote = { id: newId(), to: to ?? null, kind, text, at: Date.now() };
    this.#store.addNote(note);
    return plain(note);
  }

  /** The last ones that this learner was sent; not those from before they came. */
  of({ id, joinedAt }: Learner): ClassNote[] {
    return this.#store
      .notes()
      .filter(({ to, at }) => to === id || (to === null && at >= joinedAt))
      .slice(-TOLD_AGAIN)
      .map(plain);
  }
}

/** Whom it is for is not told to anyone else. */
function plain({ id, kind, text, at }: KeptNote): ClassNote {
  return { id, kind, text, at };
}
