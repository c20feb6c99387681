import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ok, type Answer, type Exchange, type Row } from './answer.ts';
import { listContainers, findContainer } from './container-view.ts';
import { DockerError, notFound, refused } from './docker-error.ts';
import type { Lab } from './lab.ts';

/** How many commands may run, or wait to be started, in one container beside its own. */
const MOST_EXECS = 32;

const ConsoleSize = z.tuple([z.number().int(), z.number().int()]).nullish();
const CreateExec = z.object({
  User: z.string().max(256).default(''),
  Privileged: z.boolean().default(false),
  Tty: z.boolean().default(false),
  ConsoleSize,
  AttachStdin: z.boolean().default(false),
  AttachStderr: z.boolean().default(false),
  AttachStdout: z.boolean().default(false),
  DetachKeys: z.string().max(64).default(''),
  Env: z.array(z.string().max(131_072)).max(1000).nullish(),
  WorkingDir: z.string().max(4096).default(''),
  Cmd: z.array(z.string().max(131_072)).max(2000),
});
const StartExec = z.object({
  Detach: z.boolean().default(false),
  Tty: z.boolean().default(false),
  ConsoleSize,
});
const Running = z.object({ ExecIDs: z.array(z.string()).nullable() });
const Inspected = z.looseObject({ ContainerID: z.string(), Running: z.boolean() });

/** How long, and how often, to ask again about a command that still runs. */
const EXIT_NOTED_MS = 500;
const ASK_AGAIN_MS = 20;

async function create({ lab, params, readJson }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const body = await readJson(CreateExec);
  if (body.Privileged) throw refused('a privileged exec');
  const { ExecIDs } = Running.parse(
    await lab.api.json({ method: 'GET', path: `/containers/${container.id}/json` }),
  );
  if ((ExecIDs ?? []).length >= MOST_EXECS)
    throw new DockerError(
      403,
      `at most ${MOST_EXECS} commands may run in one container of this lab at a time`,
    );
  return ok(
    await lab.api.json({ method: 'POST', path: `/containers/${container.id}/exec`, json: body }),
    201,
  );
}

/** The exec that an id means, if its container is one of this lab's. */
async function find(lab: Lab, id: string): Promise<z.infer<typeof Inspected> & { path: string }> {
  const missing = notFound(`No such exec instance: ${id}`);
  if (!/^[0-9a-f]{64}$/.test(id)) throw missing;
  const path = `/exec/${id}`;
  const [exec, containers] = await Promise.all([
    lab.api.json({ method: 'GET', path: `${path}/json` }),
    listContainers(lab),
  ]);
  const inspected = Inspected.parse(exec);
  if (!containers.some((container) => container.id === inspected.ContainerID)) throw missing;
  return { ...inspected, path };
}

async function start({ lab, params, readJson }: Exchange): Promise<Answer> {
  const { path } = await find(lab, params['id'] ?? '');
  const json = await readJson(StartExec);
  if (!json.Detach) return { hijack: { method: 'POST', path: `${path}/start`, json } };
  await lab.api.json({ method: 'POST', path: `${path}/start`, json });
  return { status: 200 };
}

/**
 * `docker exec` asks this once, when the output has ended, for the exit code. A busy engine may not have noted the
 * exit by then, and the client would take that for success: so the answer "it runs" is given only after a while.
 */
async function inspect({ lab, params }: Exchange): Promise<Answer> {
  const until = Date.now() + EXIT_NOTED_MS;
  for (;;) {
    const { path: _path, ...exec } = await find(lab, params['id'] ?? '');
    if (!exec.Running || Date.now() > until) return ok(exec);
    await wait(ASK_AGAIN_MS);
  }
}

async function resize({ lab, params, query }: Exchange): Promise<Answer> {
  const { path } = await find(lab, params['id'] ?? '');
  await lab.api.json({
    method: 'POST',
    path: `${path}/resize`,
    query: { h: query.matching('h', /^\d{1,4}$/), w: query.matching('w', /^\d{1,4}$/) },
  });
  return { status: 201 };
}

export const execRows: readonly Row[] = [
  { method: 'POST', path: '/containers/{id}/exec', answer: create },
  { method: 'POST', path: '/exec/{id}/start', hijacks: true, answer: start },
  { method: 'GET', path: '/exec/{id}/json', answer: inspect },
  { method: 'POST', path: '/exec/{id}/resize', answer: resize },
];
