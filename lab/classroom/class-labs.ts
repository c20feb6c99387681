import type { LabState } from '../contract/lab-state.ts';
import type { Course } from '../course/course.ts';
import type { Engine } from '../engine/engine.ts';
import type { Wish } from '../labs/lab-session.ts';
import type { Left } from '../labs/labs.ts';
import type { Terminals, Workbench } from '../workbench/workbench.ts';

/** What the class needs of a lab: all that a test has to stand in for. */
export interface ClassLab {
  readonly state: LabState;
  readonly ready: boolean;
  readonly parts: {
    readonly workbench: Pick<Workbench, 'onChange' | 'exec'> & {
      readonly terminals: Pick<Terminals, 'list'>;
    };
    readonly course: Pick<Course, 'watch' | 'progress' | 'goTo' | 'reset' | 'task'>;
  };
  onChange(listener: () => void): () => void;
  /** Stops what runs; files, databases and screens are kept. */
  sleep(): void;
  pause(): void;
  /** Brings up again what was stopped. */
  wake(): void;
}

export type LabLeft = Left;

/** The labs of this server as the class uses them. */
export interface ClassLabs {
  get(id: string): ClassLab | undefined;
  list(): ClassLab[];
  /** With a `wish` of `asleep` or `paused` it is not brought up; labs that nobody waits for let others go first. */
  open(id: string, how?: { wish?: Wish; awaited?: boolean }): ClassLab;
  remove(id: string): Promise<LabLeft>;
  /** The engine that all labs share; waits for it. */
  withEngine<Answer>(use: (engine: Engine) => Promise<Answer>): Promise<Answer>;
}
