import type { StepState } from '../../contract/course-state.ts';
import type { CourseChange } from '../../course/course.ts';
import type { LabSession } from '../../labs/lab-session.ts';
import type { LabChange } from '../../workbench/workbench.ts';
import { PlainTerminal } from './plain-terminal.ts';

type Watching = { lesson: string | null; listener: (change: CourseChange) => void };

/** A speaker's lab of which only what a talk looks at is there: terminals, and a lesson's steps. */
export class StageLab {
  readonly terminals = new Map([['shell', new PlainTerminal('shell')]]);
  /** Which lessons are looked at now. */
  readonly watching = new Set<Watching>();
  readonly #listeners = new Set<() => void>();
  readonly #workbenchListeners = new Set<(change: LabChange) => void>();
  #parts: object | undefined;

  constructor() {
    this.comeBack();
  }

  /** As the talk is given it. */
  get session(): LabSession {
    const isThere = (): boolean => this.#parts !== undefined;
    const parts = (): object => {
      if (this.#parts === undefined) throw new Error('the lab is down');
      return this.#parts;
    };
    const listen = (listener: () => void): (() => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    return {
      state: { id: 'stage', phase: 'ready', progress: [], notices: [] },
      get ready() {
        return isThere();
      },
      get parts() {
        return parts();
      },
      onChange: listen,
    } as unknown as LabSession; // the rest of a session needs an engine
  }

  steps(steps: StepState[]): void {
    for (const { lesson, listener } of this.watching)
      if (lesson !== null) listener({ type: 'lesson', lesson: { lesson, steps, diagnoses: [] } });
  }

  /** A terminal that was closed, or one that was opened. */
  terminalsChanged(): void {
    for (const listener of this.#workbenchListeners) listener({ kind: 'terminals' });
  }

  die(): void {
    this.#parts = undefined;
    this.watching.clear();
    this.#workbenchListeners.clear();
    for (const terminal of this.terminals.values()) terminal.close();
    for (const listener of this.#listeners) listener();
  }

  comeBack(): void {
    for (const id of this.terminals.keys()) this.terminals.set(id, new PlainTerminal(id));
    this.#parts = {
      workbench: {
        terminals: { get: (id: string) => this.terminals.get(id) },
        onChange: (listener: (change: LabChange) => void) => {
          this.#workbenchListeners.add(listener);
          return () => this.#workbenchListeners.delete(listener);
        },
      },
      course: {
        watch: ({ lesson }: { lesson: string | null }, listener: Watching['listener']) => {
          const watching = { lesson, listener };
          this.watching.add(watching);
          return () => this.watching.delete(watching);
        },
      },
    };
    for (const listener of this.#listeners) listener();
  }
}
