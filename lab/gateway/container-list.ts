import { ok, type Answer, type Exchange } from './answer.ts';
import { summaryAnswer } from './container-answer.ts';
import { findContainer, listContainers, type LabContainer } from './container-view.ts';
import { badRequest } from './docker-error.ts';
import { lookUpImage } from './image-view.ts';
import type { Lab } from './lab.ts';
import { nameFilter } from './name-filter.ts';
import { findNetwork } from './network-view.ts';
import { parsePortKey } from './ports.ts';
import type { Filters } from './query.ts';
import { fields } from './container-answer.ts';

/** Filters that say nothing about others, since the engine applies them together with the lab's label. */
const BY_ENGINE = ['status', 'exited', 'health', 'label', 'id', 'is-task'] as const;
const BY_US = ['name', 'ancestor', 'network', 'volume', 'publish', 'expose', 'before', 'since'] as const;

/** `GET /containers/json` */
export async function answerContainers({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters([...BY_ENGINE, ...BY_US]);
  const limit = query.number('limit') ?? 0;
  const forEngine = Object.fromEntries(
    BY_ENGINE.flatMap((key) => (filters.has(key) ? [[key, filters.get(key) ?? []]] : [])),
  );
  const listed = await listContainers(lab, forEngine, query.flag('size'));
  const chosen = listed.filter(await testFor(lab, filters));
  // As on the engine: asking for a state, or for the last ones, brings the stopped ones too.
  const everything = query.flag('all') || limit > 0 || filters.has('status') || filters.has('exited');
  const shown = everything
    ? chosen
    : chosen.filter(({ running, summary }) => running || summary.State === 'restarting');
  return ok((limit > 0 ? shown.slice(0, limit) : shown).map((container) => summaryAnswer(lab, container)));
}

type Test = (container: LabContainer) => boolean;

async function testFor(lab: Lab, filters: Filters): Promise<Test> {
  const tests: Test[] = [];
  const isNamed = nameFilter(filters.get('name'));
  tests.push(({ name }) => isNamed(name));
  for (const [key, test] of Object.entries(TESTS)) {
    const values = filters.get(key) ?? [];
    if (values.length === 0) continue;
    const each = await Promise.all(values.map((value) => test(lab, value)));
    tests.push((container) => each.some((one) => one(container)));
  }
  return (container) => tests.every((test) => test(container));
}

const TESTS: Record<string, (lab: Lab, value: string) => Promise<Test>> = {
  ancestor: async (lab, value) => {
    const image = await lookUpImage(lab, value);
    return ({ imageId }) => imageId === image?.id;
  },
  network: async (lab, value) => {
    const network = await findNetwork(lab, value);
    return ({ summary }) => network.engineName in fields(fields(summary['NetworkSettings'])['Networks']);
  },
  volume: async (lab, value) => (container) => {
    const mounts = summaryAnswer(lab, container)['Mounts'];
    return (
      Array.isArray(mounts) &&
      mounts
        .map(fields)
        .some((mount) => [mount['Name'], mount['Source'], mount['Destination']].includes(value))
    );
  },
  publish: async (_lab, value) => {
    const { port, protocol } = parsePortKey(value);
    return ({ given }) => given.ports.some((one) => one.hostPort === port && one.protocol === protocol);
  },
  expose: async (_lab, value) => {
    const { port, protocol } = parsePortKey(value);
    return ({ summary }) =>
      Array.isArray(summary['Ports']) &&
      summary['Ports'].map(fields).some((one) => one['PrivatePort'] === port && one['Type'] === protocol);
  },
  before: (lab, value) => relative(lab, value, (created, other) => created < other),
  since: (lab, value) => relative(lab, value, (created, other) => created > other),
};

async function relative(
  lab: Lab,
  reference: string,
  compare: (created: number, other: number) => boolean,
): Promise<Test> {
  if (reference === '') throw badRequest('invalid filter');
  const other = await findContainer(lab, reference);
  return ({ id, summary }) => id !== other.id && compare(summary.Created, other.summary.Created);
}
