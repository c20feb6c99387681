import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseAddress, readCertificates, type EngineAddress } from './address.ts';
import { currentContext } from './docker-context.ts';

/** A place where an engine may be. */
export type Candidate = {
  /** What names it: `DOCKER_HOST`, a context, or the program whose usual socket it is. */
  from: string;
  /** As written there. */
  text: string;
  /** Absent where we cannot speak to such an address (`ssh://`). */
  address?: EngineAddress;
  /** Somebody chose it: when it does not answer, nothing else is taken in its place. */
  chosen: boolean;
};

export type Surroundings = { environment: NodeJS.ProcessEnv; home: string; userId: number; platform: string };

export function surroundings(): Surroundings {
  return {
    environment: process.env,
    home: homedir(),
    userId: userInfo().uid,
    platform: process.platform,
  };
}

/** Where to look for an engine, the best first. */
export async function findCandidates(here: Surroundings = surroundings()): Promise<Candidate[]> {
  const { environment, home } = here;
  const configFolder = environment['DOCKER_CONFIG'] ?? join(home, '.docker');
  const host = environment['DOCKER_HOST'];
  if (host !== undefined && host !== '') {
    const secure =
      (environment['DOCKER_TLS_VERIFY'] ?? '') !== '' || (environment['DOCKER_TLS'] ?? '') !== '';
    const tls =
      secure && !host.startsWith('unix:')
        ? await readCertificates(
            environment['DOCKER_CERT_PATH'] ?? configFolder,
            (environment['DOCKER_TLS_VERIFY'] ?? '') !== '',
          )
        : undefined;
    return [candidate('DOCKER_HOST', host, parseAddress(host, tls), true)];
  }

  const context = await currentContext(configFolder, environment);
  const fromContext = async ({ name, host, certificates, verify }: NonNullable<typeof context>) => {
    const tls = host.startsWith('tcp:') ? await readCertificates(certificates, verify) : undefined;
    const used = tls !== undefined && (tls.ca ?? tls.cert) !== undefined ? tls : undefined;
    return candidate(`context ${name}`, host, parseAddress(host, used), false);
  };
  return [
    ...(context === undefined ? [] : [await fromContext(context)]),
    ...usualSockets(here).map(([from, path]) =>
      candidate(
        from,
        path.startsWith('//') ? `npipe://${path}` : `unix://${path}`,
        { kind: 'socket', path },
        false,
      ),
    ),
  ];
}

function candidate(
  from: string,
  text: string,
  address: EngineAddress | undefined,
  chosen: boolean,
): Candidate {
  return { from, text, chosen, ...(address === undefined ? {} : { address }) };
}

function usualSockets({ environment, home, userId, platform }: Surroundings): [from: string, path: string][] {
  if (platform === 'win32') {
    return [
      ['Docker Desktop', '//./pipe/dockerDesktopLinuxEngine'],
      ['Docker', '//./pipe/docker_engine'],
    ];
  }
  const runtime = environment['XDG_RUNTIME_DIR'] ?? `/run/user/${userId}`;
  return [
    ['Docker', '/var/run/docker.sock'],
    ['Docker (rootless)', join(runtime, 'docker.sock')],
    ['Docker Desktop', join(home, '.docker/run/docker.sock')],
    ['Docker Desktop', join(home, '.docker/desktop/docker.sock')],
    ['OrbStack', join(home, '.orbstack/run/docker.sock')],
    ['Colima', join(home, '.colima/default/docker.sock')],
    ['Colima', join(home, '.config/colima/default/docker.sock')],
    ['Rancher Desktop', join(home, '.rd/docker.sock')],
    ['Podman', '/run/podman/podman.sock'],
    ['Podman (rootless)', join(runtime, 'podman/podman.sock')],
    ['Podman', join(home, '.local/share/containers/podman/machine/podman.sock')],
  ];
}
