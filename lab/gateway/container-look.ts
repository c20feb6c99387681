import { ok, type Answer, type Exchange, type Row } from './answer.ts';
import { inspectAnswer } from './container-answer.ts';
import { answerContainers } from './container-list.ts';
import { containerPath, findContainer } from './container-view.ts';

const TIME = /^[0-9A-Za-z:.+-]{1,40}$/;
// `docker top` hands these words to `ps` on the engine's machine.
const PS_WORDS = /^-?[A-Za-z]{1,10}(?: -?o ?[a-z,]{1,80})?$/;

async function inspect({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const raw = await lab.api.json({
    method: 'GET',
    path: containerPath(container, 'json'),
    query: { size: query.flag('size') ? '1' : undefined },
  });
  return ok(inspectAnswer(lab, container, raw));
}

async function top({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const words = query.matching('ps_args', PS_WORDS);
  return ok(
    await lab.api.json({ method: 'GET', path: containerPath(container, 'top'), query: { ps_args: words } }),
  );
}

async function logs({ lab, params, query, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  const stream = await lab.api.openOk({
    method: 'GET',
    path: containerPath(container, 'logs'),
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
  return ok(await lab.api.json({ method: 'GET', path: containerPath(container, 'changes') }));
}

async function exportFiles({ lab, params, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const stream = await lab.api.openOk({ method: 'GET', path: containerPath(container, 'export'), signal });
  return { status: 200, stream, headers: { 'content-type': 'application/x-tar' } };
}

async function attach({ lab, params, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  return {
    hijack: {
      method: 'POST',
      path: containerPath(container, 'attach'),
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

/** Looking at containers, and listening to them. */
export const containerLookRows: readonly Row[] = [
  { method: 'GET', path: '/containers/json', answer: answerContainers },
  { method: 'GET', path: '/containers/{id}/json', answer: inspect },
  { method: 'GET', path: '/containers/{id}/top', answer: top },
  { method: 'GET', path: '/containers/{id}/logs', answer: logs },
  { method: 'GET', path: '/containers/{id}/changes', answer: changes },
  { method: 'GET', path: '/containers/{id}/export', answer: exportFiles },
  { method: 'POST', path: '/containers/{id}/attach', hijacks: true, answer: attach },
];
