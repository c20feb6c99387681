import { posix } from 'node:path';
import { findContainer, learnerLabels, listContainers } from './container-view.ts';
import { badRequest, DockerError, refused } from './docker-error.ts';
import type { Bind } from './given.ts';
import type { HostConfig, Mount } from './host-config.ts';
import { checkTmpfs } from './resources.ts';
import type { Lab } from './lab.ts';
import { checkLabels, engineName } from './names.ts';
import { ensureVolume } from './volume-create.ts';

/** Where the workspace volume stands in the workbench; the only folder that a learner can mount. */
const WORKSPACE = '/workspace';

/** A mount as the engine takes it. */
export type EngineMount = Record<string, unknown> & { Target: string };

export type Mounts = { mounts: EngineMount[]; binds: Bind[]; volumesFrom: string[] };

/** Turns everything that a create request wants to mount into volume mounts of this lab. */
export async function rebuildMounts(
  lab: Lab,
  given: HostConfig,
  anonymous: readonly string[],
): Promise<Mounts> {
  const result: Mounts = { mounts: [], binds: [], volumesFrom: [] };
  for (const text of given.Binds ?? []) await add(lab, result, parseBind(text));
  for (const mount of given.Mounts ?? [])
    await add(lab, result, { ...mount, mode: mount.ReadOnly ? 'ro' : '' });
  for (const text of given.VolumesFrom ?? []) result.volumesFrom.push(await volumesFrom(lab, text));
  // A volume that the image declares would be made by the engine without a label; asked for here, it gets ours.
  const taken = new Set([
    ...result.mounts.map(({ Target }) => clean(Target)),
    ...Object.keys(given.Tmpfs ?? {}).map(clean),
  ]);
  for (const target of await withoutInherited(lab, given, anonymous))
    if (!taken.has(clean(target))) result.mounts.push(volumeMount(lab, '', target, false));
  return result;
}

/** Only the parts of a mount that are used from here on; `mode` is as it stood in a bind. */
type Wanted = Pick<Mount, 'Type' | 'Source' | 'Target' | 'ReadOnly'> &
  Partial<Pick<Mount, 'VolumeOptions' | 'TmpfsOptions'>> & { mode: string };

const MODES: ReadonlySet<string> = new Set(
  'ro rw z Z nocopy rprivate private consistent cached delegated'.split(' '),
);

/** Reads `source:target[:mode]`; a bare target is an anonymous volume. */
export function parseBind(text: string): Wanted & { noCopy: boolean } {
  const parts = text.split(':');
  const [source, target, mode = ''] = parts.length === 1 ? ['', parts[0]] : parts;
  if (parts.length > 3 || source === undefined || !target?.startsWith('/'))
    throw badRequest(`invalid volume specification: '${text}'`);
  const modes = mode.split(',').filter((word) => word !== '');
  const odd = modes.find((word) => !MODES.has(word));
  if (odd !== undefined) throw badRequest(`invalid mode: ${odd}`);
  return {
    Type: source.startsWith('/') ? 'bind' : 'volume',
    Source: source,
    Target: target,
    ReadOnly: modes.includes('ro'),
    mode,
    noCopy: modes.includes('nocopy'),
  };
}

async function add(lab: Lab, result: Mounts, wanted: Wanted & { noCopy?: boolean }): Promise<void> {
  if (!wanted.Target.startsWith('/') || wanted.Target.includes('\0'))
    throw badRequest(`invalid mount path: '${wanted.Target}' mount path must be absolute`);
  if (wanted.Type === 'tmpfs') result.mounts.push(tmpfsMount(lab, wanted));
  else if (wanted.Type === 'bind') result.mounts.push(await bindMount(lab, result.binds, wanted));
  else result.mounts.push(await namedMount(lab, wanted));
}

async function bindMount(lab: Lab, binds: Bind[], wanted: Wanted): Promise<EngineMount> {
  if (wanted.Source.includes('\0')) throw badRequest('invalid mount source');
  const path = posix.normalize(wanted.Source).replace(/\/+$/, '');
  if (path !== WORKSPACE && !path.startsWith(`${WORKSPACE}/`))
    throw new DockerError(
      403,
      `the folder ${wanted.Source} is not part of this lab; only ${WORKSPACE} and what is below it can be mounted`,
    );
  const subpath = path.slice(WORKSPACE.length + 1);
  const bind = { source: path, target: clean(wanted.Target), mode: wanted.mode };
  await prepareBinds(lab, [bind]);
  binds.push(bind);
  return {
    Type: 'volume',
    Source: lab.names.workspace,
    Target: wanted.Target,
    ReadOnly: wanted.ReadOnly,
    // Nothing of the image is copied into the learner's folder, as with a bind mount.
    VolumeOptions: { NoCopy: true, ...(subpath !== '' && { Subpath: subpath }) },
  };
}

/** As Docker does when a container is made and whenever it starts: what is missing becomes a directory. */
export async function prepareBinds(lab: Lab, binds: readonly Bind[]): Promise<void> {
  for (const { source } of binds) {
    const subpath = source.slice(WORKSPACE.length + 1);
    if (subpath === '') continue;
    try {
      await lab.host.prepareMountSource(subpath);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new DockerError(400, `${source} cannot be mounted: ${reason}`, { cause });
    }
  }
}

async function namedMount(lab: Lab, wanted: Wanted & { noCopy?: boolean }): Promise<EngineMount> {
  const options = wanted.VolumeOptions;
  if (Object.keys(options?.DriverConfig?.Options ?? {}).length > 0)
    throw refused('a volume with driver options');
  const subpath = options?.Subpath ?? '';
  if (subpath.startsWith('/') || subpath.split('/').includes('..'))
    throw badRequest('invalid volume subpath');
  const source = wanted.Source === '' ? '' : engineName(lab.names, wanted.Source);
  const volume =
    source === '' ? '' : await ensureVolume(lab, wanted.Source, checkLabels(options?.Labels ?? {}));
  const mount = volumeMount(lab, volume, wanted.Target, wanted.ReadOnly);
  const noCopy = options?.NoCopy ?? wanted.noCopy ?? false;
  return {
    ...mount,
    VolumeOptions: { ...mount.VolumeOptions, NoCopy: noCopy, ...(subpath !== '' && { Subpath: subpath }) },
  };
}

function volumeMount(lab: Lab, source: string, target: string, readOnly: boolean) {
  return {
    Type: 'volume',
    ...(source !== '' && { Source: source }),
    Target: target,
    ReadOnly: readOnly,
    VolumeOptions: { Labels: learnerLabels(lab) },
  };
}

function tmpfsMount(lab: Lab, wanted: Wanted): EngineMount {
  if (wanted.Source !== '')
    throw badRequest('invalid mount config for type "tmpfs": field Source must not be specified');
  const size = wanted.TmpfsOptions?.SizeBytes ?? 0;
  checkTmpfs(size, lab.limits);
  return {
    Type: 'tmpfs',
    Target: wanted.Target,
    ReadOnly: wanted.ReadOnly,
    TmpfsOptions: {
      SizeBytes: size > 0 ? size : lab.limits.memory,
      ...(wanted.TmpfsOptions?.Mode !== undefined && { Mode: wanted.TmpfsOptions.Mode }),
    },
  };
}

async function volumesFrom(lab: Lab, text: string): Promise<string> {
  const colon = text.indexOf(':');
  const mode = colon === -1 ? '' : text.slice(colon + 1);
  if (!['', 'ro', 'rw'].includes(mode)) throw badRequest(`invalid mode: ${mode}`);
  const { id } = await findContainer(lab, colon === -1 ? text : text.slice(0, colon));
  return mode === '' ? id : `${id}:${mode}`;
}

/** Image volumes that no container of `--volumes-from` brings already. */
async function withoutInherited(lab: Lab, given: HostConfig, targets: readonly string[]): Promise<string[]> {
  if ((given.VolumesFrom ?? []).length === 0) return [...targets];
  const names = (given.VolumesFrom ?? []).map((text) => text.split(':')[0]);
  const sources = (await listContainers(lab)).filter(({ id, name }) =>
    names.some((wanted) => wanted !== undefined && (wanted === name || id.startsWith(wanted))),
  );
  const brought = new Set(sources.flatMap(({ summary }) => mountTargets(summary['Mounts'])));
  return targets.filter((target) => !brought.has(clean(target)));
}

function mountTargets(mounts: unknown): string[] {
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((mount: { Destination?: unknown }) =>
    typeof mount.Destination === 'string' ? [clean(mount.Destination)] : [],
  );
}

const clean = (path: string) => posix.normalize(path).replace(/(?<=.)\/+$/, '');
