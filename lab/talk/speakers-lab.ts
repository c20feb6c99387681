import type { StepState } from '../contract/course-state.ts';
import type { LabSession } from '../labs/lab-session.ts';
import type { Terminal } from '../workbench/workbench.ts';

export type LabListeners = {
  steps(steps: StepState[]): void;
  /** The terminal that is shown, whenever it is another one; undefined while it is not there. */
  terminal(terminal: Terminal | undefined): void;
};

/** The speaker's lab as a talk looks at it: one lesson's steps and one terminal, whenever the lab is there. */
export class SpeakersLab {
  readonly #lab: LabSession;
  readonly #listeners: LabListeners;
  readonly #stopListening: () => void;
  #parts: LabSession['parts'] | undefined;
  #lesson: string | null = null;
  #terminal: string | null = null;
  #stopWorkbench: (() => void) | undefined;
  #stopLesson: (() => void) | undefined;

  constructor(lab: LabSession, listeners: LabListeners) {
    this.#lab = lab;
    this.#listeners = listeners;
    this.#stopListening = lab.onChange(() => this.#attach());
    this.#attach();
  }

  /** Nothing is checked that nobody sees: null when nobody is there. */
  watch(lesson: string | null): void {
    if (lesson === this.#lesson) return;
    this.#lesson = lesson;
    this.#watchLesson();
  }

  show(terminal: string | null): void {
    this.#terminal = terminal;
    this.#findTerminal();
  }

  close(): void {
    this.#stopListening();
    this.#stopWorkbench?.();
    this.#stopLesson?.();
  }

  #attach(): void {
    const parts = this.#lab.ready ? this.#lab.parts : undefined;
    if (parts === this.#parts) return;
    this.#parts = parts;
    this.#stopWorkbench?.();
    this.#stopWorkbench = parts?.workbench.onChange(({ kind }) => {
      if (kind === 'terminals') this.#findTerminal();
    });
    this.#watchLesson();
    this.#findTerminal();
  }

  #watchLesson(): void {
    this.#stopLesson?.();
    this.#stopLesson = undefined;
    if (this.#lesson === null) return;
    this.#stopLesson = this.#parts?.course.watch({ lesson: this.#lesson, topology: false }, (change) => {
      if (change.type === 'lesson') this.#listeners.steps(change.lesson.steps);
    });
  }

  #findTerminal(): void {
    const id = this.#terminal;
    this.#listeners.terminal(id === null ? undefined : this.#parts?.workbench.terminals.get(id));
  }
}
