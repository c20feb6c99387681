import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, type Found } from '../reach.ts';
import { CommandFailed } from '../run-command.ts';
import { raiseAsyncIo, restoreAsyncIo } from './async-io.ts';
import { removeControlGroups } from './control-groups.ts';
import { closeFirewall, openFirewall } from './firewall.ts';
import { addLink, removeLink, type NetworkPlan } from './network.ts';
import type { OwnPlace } from './place.ts';
import { childrenOf, findProcesses, isRunning, networkOf, signalProcess, waitFor } from './processes.ts';

const NAMESPACES = ['--mount', '--net', '--pid', '--fork', '--kill-child=KILL', '--'];
const INSIDE_LINK = 'eth0';
const isolate = join(import.meta.dirname, 'isolate.sh');
const NAMESPACE_LIMIT_MS = 5_000;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const KILL_LIMIT_MS = 5_000;
/** Seconds that containers get to end when the engine stops. */
const CONTAINER_STOP_S = '10';

/** Whether an engine answers at the place's socket. */
export async function findDaemon(place: OwnPlace): Promise<Found | undefined> {
  const address = { kind: 'socket', path: place.socket } as const;
  const answer = await ask({ from: 'own', text: `unix://${place.socket}`, address, chosen: false });
  return 'problem' in answer ? undefined : answer;
}

/** Starts dockerd in namespaces of its own and waits until it answers. */
export async function startDaemon(
  place: OwnPlace,
  root: string,
  plan: NetworkPlan,
  signal?: AbortSignal,
): Promise<Found> {
  const log = await open(place.log, 'w', 0o600);
  const child = spawn(
    'unshare',
    [...NAMESPACES, 'sh', isolate, ...isolateArguments(place, root, plan), ...daemonOptions(place, plan)],
    // It outlives a lab server that is killed, and the next one finds it; Ctrl+C is for the server alone.
    { detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  await log.close();
  child.unref();
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  );
  let over = false;
  void ended.then(() => (over = true));
  const { pid } = child;
  const fail = async (how: string) =>
    new CommandFailed('dockerd', how, await readFile(place.log, 'utf8').catch(() => '')); // there may be no log yet

  const ours = await networkOf('self');
  const apart = async () => {
    const theirs = pid === undefined ? undefined : await networkOf(pid);
    return theirs !== undefined && theirs !== ours;
  };
  if (
    !(await waitFor(async () => over || (await apart()), NAMESPACE_LIMIT_MS)) ||
    over ||
    pid === undefined
  ) {
    throw await fail('could not be given namespaces of its own');
  }
  await addLink(place.link, plan, INSIDE_LINK, pid);
  await openFirewall(place.link, plan.subnet);
  await raiseAsyncIo();

  let found: Found | undefined;
  const settled = async () => {
    signal?.throwIfAborted();
    if (over) return true;
    found = await findDaemon(place);
    return found !== undefined;
  };
  if (!(await waitFor(settled, START_LIMIT_MS))) throw await fail('did not answer');
  if (found === undefined) throw await fail('ended');
  return found;
}

function isolateArguments({ data, sockets }: OwnPlace, root: string, plan: NetworkPlan): string[] {
  return [root, data, sockets, INSIDE_LINK, `${plan.inside}/${plan.prefix}`, plan.outside, String(plan.mtu)];
}

function daemonOptions({ controlGroup }: OwnPlace, { pool, mtu }: NetworkPlan): string[] {
  return [
    '--host=unix:///sock/docker.sock',
    '--data-root=/data',
    '--exec-root=/run/docker',
    '--pidfile=/run/docker.pid',
    '--log-level=warn',
    `--cgroup-parent=/${controlGroup}`,
    '--exec-opt=native.cgroupdriver=cgroupfs',
    `--default-address-pool=base=${pool},size=24`,
    `--shutdown-timeout=${CONTAINER_STOP_S}`,
    `--mtu=${mtu}`,
    `--default-network-opt=bridge=com.docker.network.driver.mtu=${mtu}`,
  ];
}

/**
 * Ends the engine of this place, if one runs, and removes all that it has on this machine: processes and with them
 * mounts and namespaces, the link, firewall rules, control groups.
 */
export async function stopDaemon(place: OwnPlace): Promise<void> {
  const outer = await findProcesses((argv) => argv[0] === 'unshare' && argv.includes(place.data));
  const inner = (await Promise.all(outer.map(childrenOf))).flat();
  const over = () => [...outer, ...inner].every((id) => !isRunning(id));
  for (const id of inner) signalProcess(id, 'SIGTERM');
  if (inner.length === 0 || !(await waitFor(over, STOP_LIMIT_MS))) {
    // With process 1 of the namespace, the kernel ends every other process in it.
    for (const id of [...inner, ...outer]) signalProcess(id, 'SIGKILL');
    await waitFor(over, KILL_LIMIT_MS);
  }
  await removeLink(place.link);
  await closeFirewall(place.link);
  await restoreAsyncIo();
  await removeControlGroups(place.controlGroup);
  await rm(place.socket, { force: true });
}
