import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A secret that signs a browser in. It is kept in the lab's home, so that a page that is open stays good when the
 * server is started again.
 */
export type Key = {
  readonly text: string;
  /** Compares in constant time. */
  matches(candidate: string | undefined): boolean;
};

/** The key of the one who has the lab at home. */
export const homeKeyFile = (home: string): string => join(home, 'session-token');

const classKeysFolder = (home: string): string => join(home, 'class-keys');

/** Those who lead a class, and those who only speak in it. */
export const classKeyFiles = (home: string, classId: string): Record<'instructor' | 'speaker', string> => ({
  instructor: join(classKeysFolder(home), `${classId}-instructor`),
  speaker: join(classKeysFolder(home), `${classId}-speaker`),
});

/** With the class its links end, for whoever still has them. */
export async function forgetClassKeys(home: string, classId: string): Promise<void> {
  for (const file of Object.values(classKeyFiles(home, classId))) await rm(file, { force: true });
}

export async function forgetAllClassKeys(home: string): Promise<void> {
  await rm(classKeysFolder(home), { recursive: true, force: true });
}

/** The key in this file; made at the first time. */
export async function openKey(file: string): Promise<Key> {
  const text = await readOrMake(file);
  const expected = Buffer.from(text);
  return {
    text,
    matches(candidate) {
      const given = Buffer.from(candidate ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

async function readOrMake(file: string): Promise<string> {
  const fresh = randomBytes(24).toString('base64url');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
