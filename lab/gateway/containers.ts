import { noContent, ok, type Answer, type Exchange, type Row } from './answer.ts';
import { inspectAnswer } from './container-answer.ts';
import { createContainer, nameInUse } from './container-create.ts';
import { answerContainers } from './container-list.ts';
import { findContainer, learnerFilter, listContainers, type LabContainer } from './container-view.ts';
import { badRequest, DockerError, refused } from './docker-error.ts';
import type { EngineRequest } from './engine-api.ts';
import type { Lab } from './lab.ts';
import { prepareBinds } from './mounts.ts';
import { engineName } from './names.ts';
import { filterText } from './query.ts';
import { updateContainer } from './container-update.ts';

const SIGNAL = /^(?:SIG)?[A-Za-z0-9+-]{1,16}$/;
const SECONDS = /^-?\d{1,6}$/;
const TIME = /^[0-9A-Za-z:.+-]{1,40}$/;
// `docker top` hands these words to `ps` on the engine's machine.
const PS_WORDS = /^-?[A-Za-z]{1,10}(?: -?o ?[a-z,]{1,80})?$/;

function path(container: LabContainer, action: string): string {
  return `/containers/${container.id}/${action}`;
}

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
      path: path(container, name),
      ...(query && { query }),
    });
    answer.resume();
    status = answer.statusCode ?? 204;
  };
  if (name === 'start' || name === 'restart')
    await lab.published.start(lab, container, () => starting(lab, container, run));
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

async function inspect({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const raw = await lab.api.json({
    method: 'GET',
    path: path(container, 'json'),
    query: { size: query.flag('size') ? '1' : undefined },
  });
  return ok(inspectAnswer(lab, container, raw));
}

async function rename({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const name = query.text('name')?.replace(/^\//, '');
  if (name === undefined) throw badRequest('Neither old nor new names may be empty');
  const holder = (await listContainers(lab)).find((other) => other.name === name);
  if (holder) throw nameInUse(name, holder);
  await lab.api.json({
    method: 'POST',
    path: path(container, 'rename'),
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
    path: path(container, 'wait'),
    query: { condition },
    signal,
  });
  return { status: 200, stream, headers: { 'content-type': 'application/json' } };
}

async function top({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const words = query.matching('ps_args', PS_WORDS);
  return ok(await lab.api.json({ method: 'GET', path: path(container, 'top'), query: { ps_args: words } }));
}

async function logs({ lab, params, query, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  const stream = await lab.api.openOk({
    method: 'GET',
    path: path(container, 'logs'),
    query: {
      stdout: flag('stdout'),
      stderr: flag('stderr'),
      follow: flag('follow'),
      timestamps: flag('timestamps'),
      since: query.matching('since', TIME),
      until: query.matching('until', TIME),
      tail: query.matching('tail', /^(?:all|\d{1,9})$/),
    },
    signal,
  });
  return { status: 200, stream, headers: { 'content-type': stream.headers['content-type'] ?? '' } };
}

async function changes({ lab, params }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  return ok(await lab.api.json({ method: 'GET', path: path(container, 'changes') }));
}

async function exportFiles({ lab, params, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const stream = await lab.api.openOk({ method: 'GET', path: path(container, 'export'), signal });
  return { status: 200, stream, headers: { 'content-type': 'application/x-tar' } };
}

async function prune({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['label', 'label!', 'until']);
  const own = learnerFilter(lab).label;
  const all = { ...Object.fromEntries(filters), label: [...own, ...(filters.get('label') ?? [])] };
  return ok(
    await lab.api.json({ method: 'POST', path: '/containers/prune', query: { filters: filterText(all) } }),
  );
}

async function attach({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  return {
    hijack: {
      method: 'POST',
      path: path(container, 'attach'),
      query: {
        stream: flag('stream'),
        stdin: flag('stdin'),
        stdout: flag('stdout'),
        stderr: flag('stderr'),
        logs: flag('logs'),
        detachKeys: query.matching('detachKeys', /^[A-Za-z0-9@[\]\\^_,-]{1,64}$/),
      },
    },
  };
}

const size = ({ query }: Exchange) => ({
  h: query.matching('h', /^\d{1,4}$/),
  w: query.matching('w', /^\d{1,4}$/),
});
const stopping = ({ query }: Exchange) => ({
  t: query.matching('t', SECONDS),
  signal: query.matching('signal', SIGNAL),
});

async function attachByWebSocket(): Promise<Answer> {
  throw new DockerError(404, 'page not found');
}

export const containerRows: readonly Row[] = [
  { method: 'GET', path: '/containers/json', answer: answerContainers },
  { method: 'POST', path: '/containers/create', answer: createContainer },
  { method: 'POST', path: '/containers/prune', answer: prune },
  { method: 'GET', path: '/containers/{id}/json', answer: inspect },
  { method: 'GET', path: '/containers/{id}/top', answer: top },
  { method: 'GET', path: '/containers/{id}/logs', answer: logs },
  { method: 'GET', path: '/containers/{id}/changes', answer: changes },
  { method: 'GET', path: '/containers/{id}/export', answer: exportFiles },
  { method: 'GET', path: '/containers/{id}/attach/ws', answer: attachByWebSocket },
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
  { method: 'POST', path: '/containers/{id}/attach', hijacks: true, answer: attach },
  { method: 'DELETE', path: '/containers/{id}', answer: remove },
];
