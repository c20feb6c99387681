import type { Deed, UnderTheHood } from '../contract/rds.ts';

const DEEDS_MOST = 60;
const UNDER_MOST = 200;

/** Records what each call caused, for the page. Commands of one instance go to the deed that is under way for it. */
export class Deeds {
  readonly #deeds: Deed[] = [];
  readonly #current = new Map<string, Deed>();
  /** What was under way for the instance when a deed began. */
  readonly #before = new WeakMap<Deed, Deed>();
  readonly #listeners = new Set<() => void>();
  #last = 0;

  get all(): readonly Deed[] {
    return this.#deeds;
  }

  begin(deed: Omit<Deed, 'id' | 'at' | 'under'>): Deed {
    const begun: Deed = { ...deed, id: ++this.#last, at: Date.now(), under: [] };
    this.#deeds.push(begun);
    this.#deeds.splice(0, this.#deeds.length - DEEDS_MOST);
    if (deed.instance !== undefined) {
      const before = this.#current.get(deed.instance);
      if (before !== undefined) this.#before.set(begun, before);
      this.#current.set(deed.instance, begun);
    }
    this.#tell();
    return begun;
  }

  /** A command that the service runs for an instance. Passwords must be masked by who calls. */
  ran(on: string, kind: UnderTheHood['kind'], text: string): void {
    const deed =
      this.#current.get(on) ?? this.begin({ by: 'service', action: '', command: '', instance: on });
    deed.under.push({ at: Date.now(), on, kind, text });
    deed.under.splice(0, deed.under.length - UNDER_MOST);
    this.#tell();
  }

  /** What runs for the instance under its new name still belongs to the deed that has renamed it. */
  renamed(from: string, to: string): void {
    const deed = this.#current.get(from);
    if (deed === undefined) return;
    this.#current.delete(from);
    this.#current.set(to, deed);
  }

  refused(deed: Deed, refusal: { code: string; message: string }): void {
    deed.refusal = refusal;
    // What runs for the instance from now on is still caused by what was under way before.
    if (deed.instance !== undefined && this.#current.get(deed.instance) === deed) {
      const before = this.#before.get(deed);
      if (before === undefined) this.#current.delete(deed.instance);
      else this.#current.set(deed.instance, before);
    }
    this.#tell();
  }

  clear(): void {
    this.#deeds.length = 0;
    this.#current.clear();
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
