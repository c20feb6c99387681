import type { Timeline } from '../../contract/rds.ts';
import type { Jobs, Service } from '../service.ts';
import type { InstanceRecord, Job } from '../state/model.ts';
import { tell } from './events.ts';
import { watchWindows } from './maintenance.ts';
import { Pacing } from './pace.ts';
import { Patience } from './patience.ts';
import { plans } from './plans/plan.ts';
import { instanceOf } from './records.ts';
import { resume, watchServers } from './resume.ts';
import type { JobContext, Plan } from './stage.ts';

type Running = { pacing: Pacing; ended: Promise<void> };

/** The jobs of one lab's instances; `resume.ts` says what happens after a restart, and when a server stops. */
export class InstanceJobs implements Jobs {
  readonly #service: Service;
  readonly #patience: Patience;
  readonly #running = new Map<string, Running>();
  readonly #timelines = new Map<string, Timeline>();
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  readonly #stopWatching: (() => void)[] = [];

  constructor(service: Service, patience = new Patience(service.servers)) {
    this.#service = service;
    this.#patience = patience;
  }

  begin(resourceId: string, job: Omit<Job, 'stage'>): void {
    const record = instanceOf(this.#service.store.document, resourceId);
    if (record.job !== undefined) throw new Error(`${record.identifier} has a job already`);
    this.#service.store.change(() => {
      record.job = { ...job, stage: 0 };
      record.status = this.#plan(record, record.job).stages[0]?.status ?? record.status;
    });
    this.#run(record, record.job ?? { ...job, stage: 0 });
  }

  /** A job that nobody has asked for now: it is a deed of the service. */
  beginUnasked(resourceId: string, job: Omit<Job, 'stage'>): void {
    const { identifier } = instanceOf(this.#service.store.document, resourceId);
    this.#service.deeds.begin({ by: 'service', action: job.action, command: '', instance: identifier });
    this.begin(resourceId, job);
  }

  resume(): Promise<void> {
    this.#stopWatching.push(watchServers(this.#service, this), watchWindows(this.#service, this));
    return resume(this.#service, this);
  }

  /** Goes on with a job of the store from the stage at which it was. */
  continue(record: InstanceRecord): void {
    if (record.job !== undefined) this.#run(record, record.job);
  }

  /** Starts the server of an instance that is available, where it does not run. */
  async check(resourceId: string, how: { quiet?: boolean; unexpected?: boolean }): Promise<void> {
    const { store, servers } = this.#service;
    const running = await servers.isRunning(resourceId);
    const record = store.document.instances.find((each) => each.resourceId === resourceId);
    const idle = record?.status === 'available' && record.job === undefined;
    if (running || !idle || this.#closing.signal.aborted) return;
    if (how.unexpected === true) store.change((document) => tell(document, record, 'recovery-started'));
    this.beginUnasked(resourceId, { action: 'StartDBInstance', data: how });
  }

  skipWaits(resourceId: string): void {
    this.#running.get(resourceId)?.pacing.skip();
    const timeline = this.#timelines.get(resourceId);
    if (timeline !== undefined) timeline.skippable = false;
    this.#tell();
  }

  timelines(): Timeline[] {
    return [...this.#timelines.values()];
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async whenIdle(resourceId: string): Promise<void> {
    await this.#running.get(resourceId)?.ended;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const stop of this.#stopWatching) stop();
    for (const { pacing } of this.#running.values()) pacing.end();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #run(record: InstanceRecord, job: Job): void {
    const { resourceId } = record;
    const pacing = new Pacing(this.#service.store);
    const ended = this.#perform(record, job, pacing).finally(() => {
      pacing.end();
      this.#running.delete(resourceId);
      this.#showEnd(record);
    });
    this.#running.set(resourceId, { pacing, ended });
  }

  async #perform(record: InstanceRecord, job: Job, pacing: Pacing): Promise<void> {
    const { store } = this.#service;
    const plan = this.#plan(record, job);
    const timeline: Timeline = {
      instance: record.identifier,
      action: job.action,
      stages: [],
      skippable: false,
    };
    this.#timelines.set(record.resourceId, timeline);
    try {
      for (const [index, stage] of plan.stages.entries()) {
        if (index < job.stage) continue;
        store.change(() => Object.assign(record, { status: stage.status, job: { ...job, stage: index } }));
        // On the disk before anything is done, so that a restart finds at least this stage.
        await store.saved();
        if (this.#closing.signal.aborted) return;
        const startedAt = Date.now();
        const { what, status, usual } = stage;
        const shown: Timeline['stages'][number] = { what, status, usual, startedAt };
        timeline.stages.push(shown);
        timeline.instance = record.identifier;
        timeline.skippable = pacing.skippable;
        this.#tell();
        await this.#patience.attempt(stage.work, this.#closing.signal);
        await pacing.wait(startedAt, usual);
        shown.finishedAt = Date.now();
        if (this.#closing.signal.aborted) return this.#leaveAfter(record, plan, job, index);
      }
      this.#end(record, (document) => plan.end(document, record));
    } catch (error) {
      // A lab that closes takes its engine's answers with it; the job is taken up again with the next start.
      if (this.#closing.signal.aborted) return;
      this.#end(record, (document) => plan.fail(document, record, error));
    }
  }

  /** The stage is done, so the next start goes on after it. */
  #leaveAfter(record: InstanceRecord, plan: Plan, job: Job, index: number): void {
    if (index === plan.stages.length - 1) this.#end(record, (document) => plan.end(document, record));
    else this.#service.store.change(() => (record.job = { ...job, stage: index + 1 }));
  }

  #end(record: InstanceRecord, work: Parameters<Service['store']['change']>[0]): void {
    this.#service.store.change((document) => {
      delete record.job;
      work(document);
    });
  }

  #showEnd(record: InstanceRecord): void {
    const timeline = this.#timelines.get(record.resourceId);
    if (timeline !== undefined) {
      timeline.skippable = false;
      timeline.instance = record.identifier;
      for (const stage of timeline.stages) stage.finishedAt ??= Date.now();
    }
    if (!this.#service.store.document.instances.includes(record)) this.#timelines.delete(record.resourceId);
    this.#tell();
  }

  #plan(record: InstanceRecord, job: Job): Plan {
    const { resourceId } = record;
    const context: JobContext = {
      service: this.#service,
      resourceId,
      data: job.data,
      others: {
        promote: (replica) => this.beginUnasked(replica, { action: 'PromoteReadReplica', data: {} }),
        whenIdle: (other) => this.whenIdle(other),
        check: (other) => this.check(other, { unexpected: true }),
      },
    };
    return plans[job.action](context);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
