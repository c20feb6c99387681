import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Dockerode from 'dockerode';
import * as z from 'zod/mini';
import { LabError } from '../../contract/lab-error.ts';
import type { OnProgress } from '../engine.ts';
import { bootstrap, type Recipe } from '../packages/bootstrap.ts';
import { installMissing } from '../packages/host-packages.ts';
import { findMirror } from '../packages/mirror.ts';
import { followAnswer } from './follow-answer.ts';

/** On an image that was made here: what it was made from, so that a change of that makes it anew. */
export const RECIPE_LABEL = 'replication-lab.recipe';

type PackageImage = { recipe: Recipe; folder: string; config: string[] };

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function packageImage(
  name: 'debian' | 'mysql',
  recipe: Omit<Recipe, 'finish'>,
  config: string[],
): PackageImage {
  const folder = join(import.meta.dirname, name);
  return {
    folder,
    recipe: { ...recipe, finish: join(folder, 'finish.sh') },
    config: [`ENV PATH=${PATH}`, ...config],
  };
}

const images: Record<string, PackageImage> = {
  'debian:trixie-slim': packageImage(
    'debian',
    {
      suite: 'trixie',
      variant: 'minbase',
      packages: ['ca-certificates'],
      options: ['--dpkgopt=force-unsafe-io'],
    },
    ['CMD ["bash"]'],
  ),
  'mysql:9.7': packageImage(
    'mysql',
    {
      suite: 'unstable',
      variant: 'extract',
      packages: [
        'mysql-server-core',
        'mysql-client-core',
        // What the client's line editor has to know about terminals.
        'ncurses-base',
        // C.UTF-8, without which the client drops Hangul that is typed.
        'libc-bin',
        'base-files',
        'bash',
        'dash',
        'coreutils',
        'findutils',
        'grep',
        'hostname',
        'mawk',
        'openssl',
        'sed',
        'tzdata',
        'util-linux',
        // The forms in which scripts for a fresh database may be packed.
        'bzip2',
        'gzip',
        'xz-utils',
        'zstd',
      ],
    },
    [
      'ENV MYSQL_MAJOR=9.7',
      'VOLUME /var/lib/mysql',
      'EXPOSE 3306 33060',
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'CMD ["mysqld"]',
    ],
  ),
};

/** Identifies what an image would be made from now; undefined for one that we cannot make. */
export async function recipeOf(name: string): Promise<string | undefined> {
  const image = images[name];
  if (image === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([image.recipe, image.config]));
  for (const file of (await readdir(image.folder)).sort())
    hash.update(await readFile(join(image.folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Makes an image from this machine's distribution's packages and gives it to the engine under its usual name. */
export async function buildFromPackages(
  docker: Dockerode,
  name: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<void> {
  const image = images[name];
  const recipe = await recipeOf(name);
  const mirror = await findMirror();
  if (image === undefined || recipe === undefined || mirror === undefined) {
    throw new LabError('image-unavailable', { image: name, detail: 'this machine has no mirror of Debian' });
  }
  await installMissing({ mmdebstrap: 'mmdebstrap' }, onProgress, signal);
  const startedAt = Date.now();
  const tell = (more: object) => onProgress({ task: 'image-build', subject: name, startedAt, ...more });
  tell({});
  const refused = new AbortController();
  const { stdout, ended } = bootstrap(image.recipe, '-', {
    mirror,
    signal: signal === undefined ? refused.signal : AbortSignal.any([signal, refused.signal]),
    onCount: (done, total) => tell({ done, total, unit: 'steps' }),
  });
  const [repo, tag] = name.split(':');
  const changes = [...image.config, `LABEL ${RECIPE_LABEL}=${recipe}`].join('\n');
  const imported = docker
    .importImage(stdout, { repo, tag, changes, abortSignal: signal })
    .then((answer) => followAnswer(answer, z.looseObject({}), () => undefined))
    .catch((error: unknown) => {
      refused.abort(error);
      throw error;
    });
  // A root that could not be made is told first: the import then only says that the tar was cut short.
  for (const result of await Promise.allSettled([ended, imported])) {
    if (result.status === 'rejected') throw result.reason;
  }
  tell({ finishedAt: Date.now() });
}
