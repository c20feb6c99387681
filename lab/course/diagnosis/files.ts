import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { ContainerFacts } from '../../contract/check.ts';
import { readOption } from './my-cnf.ts';
import type { Family, Finding, Scene } from './finding.ts';

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const CONF_D = '/etc/mysql/conf.d';
const WORKSPACE = '/workspace/';

const Service = z.object({
  container_name: z.string().optional().catch(undefined),
  build: z
    .union([
      z.string(),
      z.object({ context: z.string().default('.'), dockerfile: z.string().default('Dockerfile') }),
    ])
    .optional()
    .catch(undefined),
  depends_on: z
    .record(z.string(), z.object({ condition: z.string().optional() }))
    .optional()
    .catch(undefined),
  healthcheck: z
    .object({ test: z.union([z.string(), z.array(z.string())]) })
    .optional()
    .catch(undefined),
});
type Service = z.infer<typeof Service>;
const ComposeFile = z.object({
  name: z.string().optional().catch(undefined),
  version: z.unknown().optional(),
  services: z.record(z.string(), Service).catch({}),
});

/** Seen in the files of the lesson's directory, beside what the engine runs. */
export const files: Family = async (scene) => {
  const { directory, view } = scene;
  const found = scene.containers.flatMap((container) => ignoredNames(container));
  found.push(...(await directories(scene)));
  for (const name of directory === undefined ? [] : COMPOSE_FILES) {
    const path = posix.join(directory ?? '', name);
    const text = await view.file(path);
    if (text === undefined) continue;
    return [...found, ...(await composeFile(path, text, scene))];
  }
  return found;
};

async function composeFile(path: string, text: string, scene: Scene): Promise<Finding[]> {
  const on = posix.basename(posix.dirname(path));
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = String(error.linePos?.[0].line ?? 1);
    return [{ id: 'compose-not-yaml', on, values: { path, line }, evidence: error.message }];
  }
  const read = ComposeFile.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (!read.success) return [];
  const { name: project = on, version, services } = read.data;
  const found: Finding[] = [];
  if (version !== undefined) {
    found.push({
      id: 'compose-version-key',
      on,
      values: { path },
      evidence: `version: ${JSON.stringify(version)}`,
    });
  }
  for (const [name, service] of Object.entries(services)) {
    found.push(...health(name, service, services, on));
    found.push(...takenName(service, project, path, scene.containers));
    found.push(...(await notApplied(name, service, project, path, scene)));
  }
  return found;
}

function health(name: string, service: Service, services: Record<string, Service>, on: string): Finding[] {
  const waited = Object.entries(service.depends_on ?? {}).filter(
    ([other, { condition }]) =>
      condition === 'service_healthy' && services[other] && !services[other].healthcheck,
  );
  const found = waited.map(([other]): Finding => {
    const evidence = `${name}: depends_on: ${other}: service_healthy`;
    return { id: 'health-condition-without-check', on, values: { service: other }, evidence };
  });
  const test = [service.healthcheck?.test ?? []].flat().join(' ');
  const host = /(?:-h|--host)[= ]?(\S+)/.exec(test)?.[1];
  const overSocket = host === undefined ? !/--protocol[= ]?tcp/i.test(test) : /^["']?localhost/.test(host);
  if (/mysqladmin.*\bping\b/.test(test) && overSocket) {
    found.push({ id: 'health-check-too-early', on, values: { service: name }, evidence: test });
  }
  return found;
}

function takenName(service: Service, project: string, path: string, containers: ContainerFacts[]): Finding[] {
  const container = service.container_name;
  const holder = containers.find(({ name }) => name === container);
  if (container === undefined || !holder || holder.project === project) return [];
  const evidence = `container_name: ${container}`;
  return [{ id: 'container-name-taken', on: container, values: { container, path }, evidence }];
}

/** The file says one server id and the server has another: changed, and the container not made anew. */
async function notApplied(
  name: string,
  service: Service,
  project: string,
  path: string,
  { databases, view }: Scene,
): Promise<Finding[]> {
  const database = databases.find(
    ({ container }) => container.project === project && container.service === name,
  );
  if (!database?.server || service.build === undefined) return [];
  const directory = posix.dirname(path);
  const { context, dockerfile } =
    typeof service.build === 'string' ? { context: service.build, dockerfile: 'Dockerfile' } : service.build;
  const folder = posix.join(directory, context);
  const recipe = (await view.file(posix.join(folder, dockerfile))) ?? '';
  for (const [, source = '', target = ''] of recipe.matchAll(/^\s*(?:ADD|COPY)\s+(\S+\.cnf)\s+(\S+)/gim)) {
    const config = posix.join(folder, source);
    if (!target.startsWith(CONF_D)) continue;
    const wanted = readOption((await view.file(config)) ?? '', 'server-id');
    const present = String(database.server.serverId);
    if (wanted === undefined || wanted === present) continue;
    const cure = { kind: 'sh' as const, dir: directory, fails: false, text: 'docker compose up -d --build' };
    const values = { path: config, option: 'server-id', wanted, present, directory };
    const evidence = `@@server_id = ${present}`;
    return [{ id: 'config-not-applied', on: database.container.name, values, evidence, cure: [cure] }];
  }
  return [];
}

/** Docker makes a directory where the file to mount is missing. */
async function directories({ containers, isDirectory }: Scene): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { name, mounts } of containers) {
    for (const { source, target } of mounts) {
      if (!target.endsWith('.cnf') || !source.startsWith(WORKSPACE)) continue;
      const path = source.slice(WORKSPACE.length);
      if (!(await isDirectory(path))) continue;
      found.push({ id: 'config-is-directory', on: name, values: { path }, evidence: `${source}:${target}` });
    }
  }
  return found;
}

function ignoredNames({ name, mounts }: ContainerFacts): Finding[] {
  return mounts
    .filter(({ target }) => posix.dirname(target) === CONF_D && !target.endsWith('.cnf'))
    .map(({ source, target }) => ({
      id: 'config-name-ignored',
      on: name,
      values: { target },
      evidence: `${source}:${target}`,
    }));
}
