import type { CheckView } from '../contract/check.ts';
import type { LessonState, StepState, Verdict } from '../contract/course-state.ts';
import type { Topology } from '../contract/topology.ts';
import { verdictOf } from './checks.ts';
import type { CourseChange } from './course.ts';
import { diagnose, sceneOf } from './diagnosis/diagnose.ts';
import type { Finding } from './diagnosis/finding.ts';
import type { CourseHost } from './host.ts';
import type { CourseLesson } from './lessons.ts';
import { databases, type Database } from './observe/servers.ts';
import { Rhythm } from './rhythm.ts';
import { topologyOf } from './topology.ts';

/** What nothing has told for so long is diagnosed again all the same: logs, and sessions at a prompt. */
const DIAGNOSE_AGAIN_MS = 5_000;

type Watch = {
  lesson: CourseLesson | undefined;
  topology: boolean;
  listener: (change: CourseChange) => void;
  /** What this listener was last told, by kind, so that it hears only of changes. */
  told: Map<string, string>;
};

/**
 * Looks at the lab for those who watch, and only while they do: when the lab says that something changed, and once a
 * second while a step is waited for or the topology is shown.
 */
export class Watcher {
  readonly #host: CourseHost;
  readonly #watches = new Set<Watch>();
  readonly #rhythm: Rhythm;
  readonly #stopListening: (() => void)[];
  readonly #findings = new Map<string, Finding[]>();
  /** What each lesson's mistakes were last looked for in. */
  readonly #diagnosed = new Map<string, { scene: string; at: number }>();

  constructor(host: CourseHost, onError: (error: unknown) => void) {
    this.#host = host;
    this.#rhythm = new Rhythm(() => this.#look(), onError);
    this.#stopListening = [
      host.workbench.onChange((change) => {
        if (change.kind !== 'terminal-output' || !change.echo) this.lookSoon();
      }),
      host.rds.onChange(() => this.lookSoon()),
    ];
  }

  watch(what: Omit<Watch, 'told'>): () => void {
    const watch: Watch = { ...what, told: new Map() };
    this.#watches.add(watch);
    if (watch.lesson) this.#tell(watch, { type: 'lesson', lesson: this.#stateOf(watch.lesson, undefined) });
    this.#diagnosed.clear();
    this.#rhythm.now();
    return () => this.#watches.delete(watch);
  }

  /** Something may have changed. */
  lookSoon(): void {
    if (this.#watches.size === 0) return;
    this.#diagnosed.clear();
    this.#rhythm.soon();
  }

  /** Tells every listener; for what is not seen by looking. */
  tellAll(change: CourseChange): void {
    for (const watch of this.#watches) watch.listener(change);
  }

  /** A mistake as it was last seen, with its cure. */
  finding(lesson: string, id: string, on: string): Finding | undefined {
    return this.#findings.get(lesson)?.find((finding) => finding.id === id && finding.on === on);
  }

  /** Looks no more; waits for the end of a look that is under way. */
  async close(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    this.#watches.clear();
    await this.#rhythm.close();
  }

  /** Answers whether there is something left to wait for. */
  async #look(): Promise<boolean> {
    const watches = [...this.#watches];
    const lessons = new Set(watches.flatMap(({ lesson }) => lesson ?? []));
    const topology = watches.some((watch) => watch.topology);
    if (lessons.size === 0 && !topology) return false;
    const verdicts = new Map<CourseLesson, Verdict | undefined>();
    for (const lesson of lessons) {
      const verdict = await this.#advance(lesson);
      verdicts.set(lesson, verdict);
      // A green step is told before anything else is looked into.
      this.#tellLesson(lesson, this.#stateOf(lesson, verdict));
    }
    const view = this.#host.glance();
    const found = await databases(view);
    if (topology) this.#tellTopology(topologyOf(found));
    for (const lesson of lessons) {
      await this.#diagnose(lesson, view, found);
      this.#tellLesson(lesson, this.#stateOf(lesson, verdicts.get(lesson)));
    }
    return topology || [...verdicts.values()].some((verdict) => verdict !== undefined);
  }

  /** Looks for mistakes, unless everything is as it was when they were last looked for. */
  async #diagnose(lesson: CourseLesson, view: CheckView, databases: Database[]): Promise<void> {
    const last = this.#diagnosed.get(lesson.slug);
    const scene = JSON.stringify(databases);
    if (last?.scene === scene && Date.now() - last.at < DIAGNOSE_AGAIN_MS) return;
    this.#diagnosed.set(lesson.slug, { scene, at: Date.now() });
    const { directory } = lesson.lesson;
    const given = { databases, directory, meantToFail: meantToFail(lesson) };
    try {
      this.#findings.set(lesson.slug, await diagnose(await sceneOf(this.#host, view, given)));
    } catch (error) {
      this.#diagnosed.delete(lesson.slug);
      throw error;
    }
  }

  /** Checks the first step not done, and the next, as long as they are; answers what keeps the last one from it. */
  async #advance(lesson: CourseLesson): Promise<Verdict | undefined> {
    const { progress, glance } = this.#host;
    for (const step of lesson.steps) {
      if (progress.doneAt(lesson.slug, step.id) !== undefined) continue;
      const verdict = await verdictOf(step.check, glance());
      if (verdict.state !== 'done') return verdict;
      progress.setDone(lesson.slug, step.id);
      this.tellAll({ type: 'progress', progress: progress.course() });
    }
    return undefined;
  }

  #stateOf({ slug, steps }: CourseLesson, verdict: Verdict | undefined): LessonState {
    let current = true;
    const states = steps.map(({ id }): StepState => {
      const doneAt = this.#host.progress.doneAt(slug, id);
      if (doneAt !== undefined) return { id, state: 'done', doneAt };
      if (!current) return { id, state: 'ahead' };
      current = false;
      return { id, state: 'current', ...(verdict ? { verdict } : {}) };
    });
    const findings = this.#findings.get(slug) ?? [];
    const diagnoses = findings.map(({ cure, ...finding }) => ({ ...finding, curable: cure !== undefined }));
    return { lesson: slug, steps: states, diagnoses };
  }

  #tellLesson(lesson: CourseLesson, state: LessonState): void {
    for (const watch of this.#watches) {
      if (watch.lesson === lesson) this.#tell(watch, { type: 'lesson', lesson: state });
    }
  }

  #tellTopology(topology: Topology): void {
    for (const watch of this.#watches) {
      if (watch.topology) this.#tell(watch, { type: 'topology', topology });
    }
  }

  #tell(watch: Watch, change: CourseChange): void {
    const text = JSON.stringify(change);
    if (watch.told.get(change.type) === text) return;
    watch.told.set(change.type, text);
    watch.listener(change);
  }
}

function meantToFail({ steps }: CourseLesson): string[] {
  return steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === 'sql' && action.fails ? statementsOf(action.text) : [])),
  );
}

function statementsOf(text: string): string[] {
  return text.split(/;\s*(?:\n|$)|\\G\s*(?:\n|$)/).filter((statement) => statement.trim() !== '');
}
