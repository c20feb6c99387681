import { classIdOf, cookieNames, type CookieNames } from './cookies.ts';
import { classKeyFiles, homeKeyFile, openKey, type Key } from './keys.ts';

/** The keys of this server, and how its cookies are called. */
export type Access =
  | { where: 'home'; names: CookieNames; key: Key }
  | { where: 'class'; names: CookieNames; keys: Record<'instructor' | 'speaker', Key> };

export async function openAccess(options: {
  home: string;
  port: number;
  secure: boolean;
  className: string | undefined;
}): Promise<Access> {
  const { home, port, secure, className } = options;
  const classId = className === undefined ? undefined : classIdOf(className);
  const names = cookieNames({ port, classId, secure });
  if (classId === undefined) return { where: 'home', names, key: await openKey(homeKeyFile(home)) };
  const files = classKeyFiles(home, classId);
  const keys = { instructor: await openKey(files.instructor), speaker: await openKey(files.speaker) };
  return { where: 'class', names, keys };
}

/** The address that signs in whoever has this key. */
export function keyLink(origin: string, key: Key): string {
  return `${origin}/?token=${key.text}`;
}
