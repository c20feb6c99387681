import type { DiagnosisId } from '../../../content/diagnoses.ts';
import type { ContainerFacts } from '../../contract/check.ts';
import type { Values } from '../../contract/names.ts';
import type { Database } from '../observe/servers.ts';
import type { Family, Finding, Scene } from './finding.ts';

const DATA = '/var/lib/mysql';

/** The container does not come up, or came up with less than the learner meant. */
export const container: Family = async (scene) => {
  const found = scene.databases.map(async (database) => {
    const log = await scene.view.logs(database.container.name);
    return [...ignoredConfig(database, log), ...stopped(database, log, scene), ...oldPassword(database)];
  });
  return [...(await Promise.all(found)).flat(), ...sharedData(scene), ...takenPorts(scene)];
};

/** What the log says of a start that failed, the most telling first. */
const STARTS: [RegExp, DiagnosisId, (match: string) => Values][] = [
  [
    /unknown (?:variable|option) '?-*((?:default[-_]authentication|mysql[-_]native)[^'\s]*)'?/,
    'option-native-password',
    option,
  ],
  [/unknown (?:variable|option) '([^']+)'/, 'option-unknown', option],
  [/Database is uninitialized and password option is not specified()/, 'root-password-not-given', none],
  [/Both (\w+) and \w+_FILE are set/, 'password-given-twice', (variable) => ({ variable })],
  [/MYSQL_USER="?root"?()/, 'user-is-root', none],
  [/running with the --super-read-only option()/, 'super-read-only-too-early', none],
];

function option(option: string): Values {
  return { option };
}

function none(): Values {
  return {};
}

function stopped(
  { container: { name: on, state, exitCode } }: Database,
  log: string,
  scene: Scene,
): Finding[] {
  if (state !== 'restarting' && !(state === 'exited' && exitCode !== 0)) return [];
  const last = lastRun(log);
  for (const [pattern, id, values] of STARTS) {
    const match = pattern.exec(last);
    if (match) return [{ id, on, values: values(match[1] ?? ''), evidence: lineAt(last, match.index) }];
  }
  const script = failedScript(last);
  if (script)
    return [{ id: 'init-script-failed', on, values: { script: script.name }, evidence: script.error }];
  if (
    /Unable to lock .*ibdata|Unable to lock \.\//.test(last) &&
    sharedData(scene).some((shared) => shared.on === on)
  )
    return [];
  // Ended from outside (docker kill, docker stop): nothing was wrong with it.
  if (state === 'exited' && exitCode > 128) return [];
  const lines = last.split('\n').filter((line) => line.trim() !== '');
  const evidence = lines.findLast((line) => line.includes('[ERROR]')) ?? lines.at(-1) ?? '';
  return [{ id: 'server-stopped', on, values: { code: String(exitCode) }, evidence }];
}

/** A container that restarts by itself has the logs of all its runs in one. */
function lastRun(log: string): string {
  const starts = [...log.matchAll(/^.*Entrypoint script for MySQL Server .* started\.$/gm)];
  // Its script starts itself again as another user, so that each run has said so twice.
  return log.slice(starts.at(-2)?.index ?? 0);
}

function failedScript(log: string): { name: string; error: string } | undefined {
  if (log.includes('MySQL init process done')) return undefined;
  const running = [...log.matchAll(/(?:running|sourcing) (\/docker-entrypoint-initdb\.d\/\S+)/g)].at(-1);
  if (!running) return undefined;
  const after = log
    .slice(running.index)
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  const error = after.find((line) => /^ERROR|error/i.test(line)) ?? after[0] ?? '';
  return { name: running[1] ?? '', error };
}

function lineAt(log: string, index: number): string {
  const start = log.lastIndexOf('\n', index) + 1;
  const end = log.indexOf('\n', index);
  return log.slice(start, end < 0 ? undefined : end).trim();
}

function ignoredConfig({ container: { name: on } }: Database, log: string): Finding[] {
  const match = /World-writable config file '([^']+)' is ignored/.exec(log);
  const path = match?.[1];
  return path === undefined
    ? []
    : [{ id: 'config-world-writable', on, values: { path }, evidence: match?.[0] ?? '' }];
}

function oldPassword({ container, blocked }: Database): Finding[] {
  if (blocked?.reason !== 'password-refused' || !volumeOf(container)) return [];
  const evidence = blocked.cause instanceof Error ? blocked.cause.message : '';
  return [{ id: 'root-password-of-older-volume', on: container.name, values: {}, evidence }];
}

/** The one of two that started later, where both are there. */
function sharedData({ databases }: Scene): Finding[] {
  return databases.flatMap(({ container }, index) => {
    const volume = volumeOf(container);
    const other = databases.slice(0, index).find((before) => volumeOf(before.container) === volume);
    if (volume === undefined || !other) return [];
    const values = { other: other.container.name, volume };
    return [
      { id: 'data-directory-shared' as const, on: container.name, values, evidence: `${volume}:${DATA}` },
    ];
  });
}

function volumeOf({ mounts }: ContainerFacts): string | undefined {
  return mounts.find(({ target, kind }) => target === DATA && kind !== 'tmpfs')?.source;
}

/** Created and never started, with a port that a running container holds. */
function takenPorts({ containers }: Scene): Finding[] {
  return containers.flatMap((waiting) => {
    if (waiting.state !== 'created') return [];
    for (const { host } of waiting.ports) {
      const holder = containers.find(
        ({ state, ports }) => state === 'running' && ports.some((port) => port.host === host),
      );
      if (!holder) continue;
      const values = { port: String(host), holder: holder.name };
      return [{ id: 'port-taken' as const, on: waiting.name, values, evidence: `${holder.name}: ${host}` }];
    }
    return [];
  });
}
