import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { DBInstance, type RdsInput } from '../../../contract/rds.ts';
import * as fields from '../../actions/fields.ts';
import { instanceActions } from '../../actions/instances/instance-actions.ts';
import { InstanceView } from '../../actions/instances/instance-view.ts';
import type { Service } from '../../service.ts';
import { initialDocument } from '../../state/initial.ts';
import { RdsStore } from '../../state/store.ts';
import { Deeds } from '../../under-the-hood.ts';
import { InstanceJobs } from '../jobs.ts';
import { Patience } from '../patience.ts';
import { FakeDatabases } from './fake-databases.ts';
import { FakeServers } from './fake-servers.ts';

type Parts = Pick<Service, 'servers' | 'databases'>;

/** The life cycle of one lab, over given servers: what a test calls, and what it waits for. */
export class TestService {
  readonly service: Service;
  readonly jobs: InstanceJobs;
  readonly #actions: ReturnType<typeof instanceActions>;

  constructor(service: Service) {
    this.service = service;
    this.jobs = new InstanceJobs(service, new Patience(service.servers, { pause: 1, away: 500 }));
    this.#actions = instanceActions({ service, jobs: this.jobs, view: new InstanceView(service) });
  }

  /** A new lab, in a directory of its own. */
  static async open(parts: Parts, directory: string): Promise<TestService> {
    const store = await RdsStore.open(join(directory, 'state.json'), initialDocument);
    return new TestService({ lab: 't-life', store, deeds: new Deeds(), instancesMost: 20, ...parts });
  }

  async call(action: string, input: RdsInput): Promise<Record<string, unknown>> {
    const known = this.#actions[action];
    if (known === undefined) throw new Error(`no action ${action}`);
    const read = z.safeParse(known.input, input);
    if (!read.success) throw fields.refusalOf(read.error);
    return known.run(read.data, 'api');
  }

  async instance(action: string, input: RdsInput): Promise<DBInstance> {
    const { DBInstance: answered } = await this.call(action, input);
    return DBInstance.parse(answered);
  }

  async describe(identifier: string): Promise<DBInstance> {
    const { DBInstances } = await this.call('DescribeDBInstances', { DBInstanceIdentifier: identifier });
    const [described] = z.array(DBInstance).parse(DBInstances);
    if (described === undefined) throw new Error(`nothing described of ${identifier}`);
    return described;
  }

  /** Resolves when no job runs, also none that another has begun. */
  async settled(): Promise<void> {
    for (;;) {
      const busy = this.service.store.document.instances.filter(({ job }) => job !== undefined);
      if (busy.length === 0) return;
      await Promise.all(busy.map(({ resourceId }) => this.jobs.whenIdle(resourceId)));
    }
  }

  /** The statuses through which an instance goes until nothing is under way. */
  async statuses(identifier: string, act: () => Promise<unknown>): Promise<string[]> {
    const { store } = this.service;
    const seen: string[] = [];
    const record = () => store.document.instances.find((each) => each.identifier === identifier);
    const { resourceId, status: before } = record() ?? {};
    const look = () => {
      const now = store.document.instances.find((each) =>
        resourceId === undefined ? each.identifier === identifier : each.resourceId === resourceId,
      );
      const status = now?.status ?? 'gone';
      if (seen.at(-1) !== status && (now !== undefined || seen.length > 0)) seen.push(status);
    };
    const stop = store.onChange(look);
    await act();
    await this.settled();
    look();
    stop();
    return seen[0] === before ? seen.slice(1) : seen;
  }

  events(identifier: string): string[] {
    const { events } = this.service.store.document;
    return events.filter((each) => each.sourceIdentifier === identifier).map(({ message }) => message);
  }

  resourceOf(identifier: string): string {
    const found = this.service.store.document.instances.find((each) => each.identifier === identifier);
    if (found === undefined) throw new Error(`no instance ${identifier}`);
    return found.resourceId;
  }
}

/** For tests without an engine. */
export async function withFakes(
  work: (
    test: TestService,
    servers: FakeServers,
    databases: FakeDatabases,
    directory: string,
  ) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'rds-life-'));
  const servers = new FakeServers();
  const databases = new FakeDatabases();
  const test = await TestService.open({ servers, databases }, directory);
  try {
    await work(test, servers, databases, directory);
  } finally {
    await test.jobs.close();
    await test.service.store.saved();
    await rm(directory, { recursive: true });
  }
}
