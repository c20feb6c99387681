import { noContent, ok, type Answer, type Exchange, type Row } from './answer.ts';
import { createContainer, nameInUse } from './container-create.ts';
import { updateContainer } from './container-update.ts';
import {
  containerPath,
  findContainer,
  learnerFilter,
  listContainers,
  type LabContainer,
} from './container-view.ts';
import { badRequest, refused } from './docker-error.ts';
import type { EngineRequest } from './engine-api.ts';
import type { Lab } from './lab.ts';
import { prepareBinds } from './mounts.ts';
import { engineName } from './names.ts';
import { filterText } from './query.ts';

const SIGNAL = /^(?:SIG)?[A-Za-z0-9+-]{1,16}$/;
const SECONDS = /^-?\d{1,6}$/;

/** A row that asks the engine to do something with one container and has nothing else to say. */
function action(name: string, read: (exchange: Exchange) => EngineRequest['query'] = () => ({})): Row {
  return {
    method: 'POST',
    path: `/containers/{id}/${name}`,
    answer: async (exchange) => {
      const { lab, params } = exchange;
      const container = await findContainer(lab, params['id'] ?? '');
      return acted(exchange, container, name, read(exchange));
    },
  };
}

async function acted(
  { lab }: Exchange,
  container: LabContainer,
  name: string,
  query: EngineRequest['query'],
): Promise<Answer> {
  let status = 204;
  const run = async () => {
    const answer = await lab.api.openOk({
      method: 'POST',
      path: containerPath(container, name),
      ...(query && { query }),
    });
    answer.resume();
    status = answer.statusCode ?? 204;
  };
  if (name === 'start' || name === 'restart')
    await lab.memory.take(lab, container, () =>
      lab.published.start(lab, container, () => starting(lab, container, run)),
    );
  else {
    await run();
    if (name === 'stop' || name === 'kill') await lab.published.tell(lab);
  }
  return { status };
}

/** A folder that was removed since the last start is made again, as Docker does for the source of a bind mount. */
async function starting(lab: Lab, { given }: LabContainer, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (
      given.binds.length === 0 ||
      !(error instanceof Error) ||
      !/no such file or directory/.test(error.message)
    )
      throw error;
    await prepareBinds(lab, given.binds);
    await start();
  }
}

async function rename({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const name = query.text('name')?.replace(/^\//, '');
  if (name === undefined) throw badRequest('Neither old nor new names may be empty');
  const holder = (await listContainers(lab)).find((other) => other.name === name);
  if (holder) throw nameInUse(name, holder);
  await lab.api.json({
    method: 'POST',
    path: containerPath(container, 'rename'),
    query: { name: engineName(lab.names, name) },
  });
  return noContent;
}

async function remove({ lab, params, query }: Exchange): Promise<Answer> {
  if (query.flag('link')) throw refused('removing a link');
  const container = await findContainer(lab, params['id'] ?? '');
  await lab.api.json({
    method: 'DELETE',
    path: `/containers/${container.id}`,
    query: { v: query.flag('v') ? '1' : undefined, force: query.flag('force') ? '1' : undefined },
  });
  await lab.published.tell(lab);
  return noContent;
}

async function wait({ lab, params, query, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const condition = query.matching('condition', /^(?:not-running|next-exit|removed)$/);
  const stream = await lab.api.openOk({
    method: 'POST',
    path: containerPath(container, 'wait'),
    query: { condition },
    signal,
  });
  return { status: 200, stream, headers: { 'content-type': 'application/json' } };
}

async function prune({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['label', 'label!', 'until']);
  const own = learnerFilter(lab).label;
  const all = { ...Object.fromEntries(filters), label: [...own, ...(filters.get('label') ?? [])] };
  return ok(
    await lab.api.json({ method: 'POST', path: '/containers/prune', query: { filters: filterText(all) } }),
  );
}

const size = ({ query }: Exchange) => ({
  h: query.matching('h', /^\d{1,4}$/),
  w: query.matching('w', /^\d{1,4}$/),
});
const stopping = ({ query }: Exchange) => ({
  t: query.matching('t', SECONDS),
  signal: query.matching('signal', SIGNAL),
});

/** What makes, changes and ends containers. */
export const containerLifeRows: readonly Row[] = [
  { method: 'POST', path: '/containers/create', answer: createContainer },
  { method: 'POST', path: '/containers/prune', answer: prune },
  action('start'),
  action('stop', stopping),
  action('restart', stopping),
  action('kill', ({ query }) => ({ signal: query.matching('signal', SIGNAL) })),
  action('pause'),
  action('unpause'),
  action('resize', size),
  { method: 'POST', path: '/containers/{id}/update', answer: updateContainer },
  { method: 'POST', path: '/containers/{id}/rename', answer: rename },
  { method: 'POST', path: '/containers/{id}/wait', answer: wait },
  { method: 'DELETE', path: '/containers/{id}', answer: remove },
];
