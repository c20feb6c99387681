import { randomBytes } from 'node:crypto';
import { parse as parseCookies } from 'hono/utils/cookie';
import type { Classroom } from '../../classroom/classroom.ts';
import type { Caller } from './caller.ts';
import type { CookieNames } from './cookies.ts';
import type { Key } from './keys.ts';

/** Tells who calls. */
export interface Callers {
  /** Throws `class-over` for those who were in a class that has ended. */
  of(cookies: string | undefined): Caller;
  /** Who signs in with this secret; undefined where it is nobody's. Throws as `of` does. */
  holderOf(secret: string): Caller | undefined;
}

/** At home there is one key and one lab. */
export function callersAtHome(names: CookieNames, key: Key, lab: string): Callers {
  return callers(names, (secret) => (key.matches(secret) ? { role: 'speaker', lab } : undefined));
}

/** In a class the instructor and the speakers share a lab; learners have their own. */
export function callersInClass(
  names: CookieNames,
  keys: Record<'instructor' | 'speaker', Key>,
  stage: string,
  classroom: Pick<Classroom, 'learnerOf' | 'seat' | 'door'>,
): Callers {
  return callers(names, (secret) => {
    if (keys.instructor.matches(secret)) return { role: 'instructor', lab: stage };
    if (keys.speaker.matches(secret)) return { role: 'speaker', lab: stage };
    const learner = classroom.learnerOf(secret);
    if (learner === undefined) {
      // Whoever was a learner of it is told that the class is over, not that they are a stranger.
      classroom.door();
      return undefined;
    }
    return { role: 'learner', learner, lab: classroom.seat(learner).lab, secret };
  });
}

/** No secret of ours is longer; what is longer is not worth a hash. */
const SECRET_MOST = 128;

function callers(names: CookieNames, whose: (secret: string) => Caller | undefined): Callers {
  const holderOf = (secret: string) =>
    secret === '' || secret.length > SECRET_MOST ? undefined : whose(secret);
  return {
    holderOf,
    of(cookies = '') {
      const { [names.signedIn]: secret = '', [names.follower]: follower } = parseCookies(cookies);
      return holderOf(secret) ?? { role: 'nobody', follower: isFollower(follower) ? follower : undefined };
    },
  };
}

const FOLLOWER = /^f-[A-Za-z0-9_-]{16}$/;
const isFollower = (id: string | undefined): boolean => id !== undefined && FOLLOWER.test(id);

/** Tells one browser of the audience from another, and gives it nothing. */
export function newFollower(): string {
  return `f-${randomBytes(12).toString('base64url')}`;
}
