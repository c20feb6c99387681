import { missingPrograms } from './host-packages.ts';
import { findMirror } from './mirror.ts';

/** What keeps us from making an engine and images from packages. */
export type Obstacle = 'not-linux' | 'not-root' | 'no-apt' | 'no-debian-mirror';

/** Whether this machine lets us make an engine and images from Debian's packages; undefined where it does. */
export async function whyNoPackages(): Promise<Obstacle | undefined> {
  if (process.platform !== 'linux') return 'not-linux';
  if (process.getuid?.() !== 0) return 'not-root';
  if ((await missingPrograms({ 'apt-get': 'apt' })).length > 0) return 'no-apt';
  if ((await findMirror()) === undefined) return 'no-debian-mirror';
  return undefined;
}
