import type { LabState } from '../contract/lab-state.ts';
import type { Course } from '../course/course.ts';
import type { Engine } from '../engine/engine.ts';
import type { Labs } from '../labs/labs.ts';
import type { Terminals, Workbench } from '../workbench/workbench.ts';

/** What the class needs of a lab: all that a test has to stand in for. */
export interface ClassLab {
  readonly state: LabState;
  readonly ready: boolean;
  readonly parts: {
    readonly engine: Pick<Engine, 'docker' | 'info'>;
    readonly workbench: Pick<Workbench, 'onChange' | 'exec'> & {
      readonly terminals: Pick<Terminals, 'list'>;
    };
    readonly course: Pick<Course, 'watch' | 'progress' | 'goTo' | 'reset' | 'solve' | 'task'>;
  };
  onChange(listener: () => void): () => void;
  /** Stops what runs; files, databases and screens are kept. */
  sleep(): Promise<void>;
  pause(): Promise<void>;
  /** Brings up again what was stopped. */
  wake(): void;
}

export type LabLeft = Awaited<ReturnType<Labs['remove']>>;

/** The labs of this server as the class uses them. */
export interface ClassLabs {
  get(id: string): ClassLab | undefined;
  list(): ClassLab[];
  open(id: string): ClassLab;
  remove(id: string): Promise<LabLeft>;
}
