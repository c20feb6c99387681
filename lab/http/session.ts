import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that lets a browser use the lab. It is kept in the lab's home, so that a page that is open stays
 * good when the server is started again.
 */
export type Session = {
  readonly token: string;
  /** Cookies are shared by all ports of a host, so the port is part of the name. */
  readonly cookieName: string;
  /** Compares in constant time. */
  matches(candidate: string | undefined): boolean;
};

export async function openSession(home: string, port: number): Promise<Session> {
  const token = await readOrMakeToken(home);
  const expected = Buffer.from(token);
  return {
    token,
    cookieName: `replication-lab-${port}`,
    matches(candidate) {
      const given = Buffer.from(candidate ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

/** The token of this home; made at the first start. */
export async function readOrMakeToken(home: string): Promise<string> {
  const file = join(home, 'session-token');
  const fresh = randomBytes(24).toString('base64url');
  await mkdir(home, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
