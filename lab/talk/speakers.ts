import type { SpeakerWindow, TalkMessage } from '../contract/talk.ts';
import type { Kind, ToldWindow } from './told-window.ts';

const WINDOWS_MOST = 20;
/** A reload, or a phone that sleeps, is no leaving. */
const GRACE_MS = 10_000;

type Present = SpeakerWindow & { window: ToldWindow };

/**
 * Who speaks, and who has control: one name, with all windows of that name. The first speaker has it; any speaker may
 * take it, because those on a stage see each other; when its windows are gone, the next gets it after a grace.
 */
export class Speakers {
  readonly #present = new Map<string, Present>();
  readonly #onChange: () => void;
  #control: string | undefined;
  /** Of the decks, the one that showed last: it is on the screen. */
  #deck: string | undefined;
  #grace: NodeJS.Timeout | undefined;
  #next = 1;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#present.size;
  }

  list(): SpeakerWindow[] {
    return [...this.#present.values()].map(({ id, name, kind }) => ({ id, name, kind }));
  }

  /** The window that has control: a deck where there is one. */
  get control(): string | null {
    const own = this.#inControl();
    return (own.find(({ kind }) => kind === 'deck') ?? own[0])?.id ?? null;
  }

  /**
   * The deck that is turned: the one in control's own; where they have none, such as with a phone in the hand, the one
   * that is on the screen already.
   */
  get screen(): string | null {
    return this.#screen()?.id ?? null;
  }

  newId(): string {
    return `w${this.#next++}`;
  }

  /** A window says whose it is, and counts from now on; false where there are too many. */
  hello(id: string, name: string, kind: SpeakerWindow['kind'], window: ToldWindow): boolean {
    if (!this.#present.has(id) && this.#present.size >= WINDOWS_MOST) return false;
    const hadControl = this.hasControl(id);
    const present = { id, name: name.normalize('NFC').trim(), kind, window };
    this.#present.set(id, present);
    // Whoever says their name in the middle of a talk goes on with it: the deck takes control along, and the last window.
    if (hadControl && (kind === 'deck' || this.#inControl().length === 0)) this.#control = present.name;
    this.#settle();
    this.#onChange();
    return true;
  }

  leave(id: string): void {
    if (!this.#present.delete(id)) return;
    this.#settle();
    this.#onChange();
  }

  nameOf(id: string): string | undefined {
    return this.#present.get(id)?.name;
  }

  hasControl(id: string): boolean {
    const name = this.nameOf(id);
    return name !== undefined && name === this.#control;
  }

  /** To the speaker of that window. */
  setControl(id: string): void {
    const name = this.nameOf(id);
    if (name === undefined || name === this.#control) return;
    this.#control = name;
    this.#settle();
    this.#onChange();
  }

  /** This deck is the one that is on the screen. */
  shows(id: string): void {
    this.#deck = id;
  }

  /** To one deck: two would turn two pages. */
  tellDeck(message: TalkMessage): void {
    this.#screen()?.window.tellOnce(message);
  }

  tell(kind: Kind): void {
    for (const { window } of this.#present.values()) window.tell(kind);
  }

  close(): void {
    clearTimeout(this.#grace);
    for (const { window } of this.#present.values()) window.close();
    this.#present.clear();
  }

  #screen(): Present | undefined {
    const decks = [...this.#present.values()].filter(({ kind }) => kind === 'deck');
    const own = decks.filter(({ name }) => name === this.#control);
    const eligible = own.length > 0 ? own : decks;
    return eligible.find(({ id }) => id === this.#deck) ?? eligible.at(-1);
  }

  #inControl(): Present[] {
    return [...this.#present.values()].filter(({ name }) => name === this.#control);
  }

  #settle(): void {
    const [first] = this.#present.values();
    if (this.#control === undefined) this.#control = first?.name;
    if (this.#control === undefined || this.#inControl().length > 0) {
      clearTimeout(this.#grace);
      this.#grace = undefined;
      return;
    }
    this.#grace ??= setTimeout(() => {
      this.#grace = undefined;
      this.#control = undefined;
      this.#settle();
      this.#onChange();
    }, GRACE_MS);
  }
}
