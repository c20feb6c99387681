import type { LessonState, Task } from '../../contract/course-state.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { LabState } from '../../contract/lab-state.ts';
import type { TerminalInfo } from '../../contract/terminal.ts';
import type { CourseChange } from '../../course/course.ts';
import type { LabChange } from '../../workbench/workbench.ts';
import type { Wish } from '../../labs/lab-session.ts';
import type { ClassLab, ClassLabs, LabLeft } from '../class-labs.ts';

/** A lab that does what a test says. */
export class FakeLab implements ClassLab {
  state: LabState;
  readonly terminals: TerminalInfo[] = [];
  readonly orders: string[] = [];
  /** The lessons that are watched now, one entry for each watcher. */
  readonly watched: (string | null)[] = [];
  progress: Record<string, string[]> = {};
  task: Task | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #courseListeners = new Set<(change: CourseChange) => void>();
  readonly #workbenchListeners = new Set<(change: LabChange) => void>();
  readonly parts: ClassLab['parts'];

  constructor(id: string, phase: LabState['phase']) {
    this.state = { id, phase, progress: [], notices: [] };
    this.parts = {
      workbench: {
        onChange: (listener) => {
          this.#workbenchListeners.add(listener);
          return () => this.#workbenchListeners.delete(listener);
        },
        exec: async ([program, file]) => ({
          exitCode: 0,
          stdout:
            program === 'df'
              ? 'Avail\n107374182400\n'
              : file === '/proc/sys/fs/aio-max-nr'
                ? '1048576\n0\n'
                : 'MemTotal: 16777216 kB\nMemAvailable: 12582912 kB\n0.10 0.20 0.30 1/200 99\n',
          stderr: '',
        }),
        terminals: { list: () => this.terminals },
      },
      course: {
        watch: ({ lesson }, listener) => {
          this.watched.push(lesson);
          this.#courseListeners.add(listener);
          return () => {
            this.watched.splice(this.watched.indexOf(lesson), 1);
            this.#courseListeners.delete(listener);
          };
        },
        progress: () => this.progress,
        task: () => this.task,
        goTo: (lesson, step) => this.#start(`go-to ${lesson} ${step}`, 'go-to'),
        reset: () => this.#start('reset', 'reset'),
      },
    };
  }

  get ready(): boolean {
    return this.state.phase === 'ready';
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sleep(): void {
    this.become('asleep');
  }

  pause(): void {
    this.become('paused');
  }

  wake(): void {
    if (this.state.phase !== 'ready') this.become('starting');
  }

  become(phase: LabState['phase']): void {
    this.state = { ...this.state, phase };
    for (const listener of this.#listeners.values().toArray()) listener();
  }

  workbenchTells(change: LabChange): void {
    for (const listener of this.#workbenchListeners.values().toArray()) listener(change);
  }

  sees(lesson: LessonState): void {
    this.#tell({ type: 'lesson', lesson });
  }

  progressed(progress: Record<string, string[]>): void {
    this.progress = progress;
    this.#tell({ type: 'progress', progress });
  }

  finishTask(outcome: NonNullable<Task['outcome']> = 'succeeded'): void {
    if (this.task === undefined) throw new Error('no task runs');
    this.task = { ...this.task, outcome };
    this.#tell({ type: 'task', task: this.task });
  }

  #start(order: string, kind: Task['kind']): Task {
    this.orders.push(order);
    this.task = { id: order, kind, done: 0, total: 1, startedAt: Date.now() };
    return this.task;
  }

  #tell(change: CourseChange): void {
    for (const listener of this.#courseListeners.values().toArray()) listener(change);
  }
}

const NOTHING: LabLeft = { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 };

/** The labs of a server without an engine: a class never gets further than guessing what the machine holds. */
export class FakeLabs implements ClassLabs {
  readonly labs = new Map<string, FakeLab>();
  readonly removed: string[] = [];
  /** What is seen of each lab after its removal. */
  left: LabLeft = NOTHING;

  get(id: string): FakeLab | undefined {
    return this.labs.get(id);
  }

  /** Throws where the test expects one. */
  lab(id: string | null | undefined): FakeLab {
    const lab = this.labs.get(id ?? '');
    if (lab === undefined) throw new Error(`there is no lab ${id}`);
    return lab;
  }

  list(): FakeLab[] {
    return [...this.labs.values()];
  }

  open(id: string, { wish = 'awake' }: { wish?: Wish } = {}): FakeLab {
    const lab = this.labs.get(id) ?? new FakeLab(id, wish === 'awake' ? 'starting' : wish);
    this.labs.set(id, lab);
    return lab;
  }

  async remove(id: string): Promise<LabLeft> {
    this.labs.delete(id);
    this.removed.push(id);
    return this.left;
  }

  withEngine(): Promise<never> {
    return Promise.reject(new LabError('engine-lost'));
  }
}
