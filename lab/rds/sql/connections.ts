import type { Duplex } from 'node:stream';
import { SqlSession, type Row, type SqlLogin } from '../../workbench/sql-session.ts';

/** A machine on which many servers start at once is slow. */
const CONNECT_MS = 15_000;
const QUERY_MS = 15_000;

/**
 * The parameter group may set other modes for everybody; what is asked here is written for these. A lock that a
 * learner holds must not hold up the service. Its statements stay out of the learner's logs, above all those with
 * passwords, whatever `log_raw` says.
 */
const SESSION = `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00',
  innodb_lock_wait_timeout = 5, lock_wait_timeout = 10, sql_log_off = ON, long_query_time = 31536000`;

/** The connections to the lab's instances: one is kept for each, for questions; changes use one of their own. */
export class Connections {
  readonly #connect: (resourceId: string) => Promise<Duplex>;
  readonly #login: SqlLogin;
  readonly #kept = new Map<string, Promise<SqlSession>>();

  constructor(connect: (resourceId: string) => Promise<Duplex>, login: SqlLogin) {
    this.#connect = connect;
    this.#login = login;
  }

  async query(instance: string, sql: string): Promise<Row[]> {
    const session = await this.#session(instance);
    return session.query(sql);
  }

  /** A session for one piece of work, closed at its end, so that nothing of it stays. */
  async with<Answer>(
    instance: string,
    work: (session: SqlSession) => Promise<Answer>,
    login: Partial<SqlLogin> = {},
  ): Promise<Answer> {
    const session = await this.#open(instance, { ...this.#login, ...login });
    try {
      return await work(session);
    } finally {
      session.close();
    }
  }

  forget(instance: string): void {
    const session = this.#kept.get(instance);
    this.#kept.delete(instance);
    session?.then(
      (open) => open.close(),
      () => undefined, // It never opened: there is nothing to close.
    );
  }

  close(): void {
    for (const instance of this.#kept.keys()) this.forget(instance);
  }

  async #session(instance: string): Promise<SqlSession> {
    const kept = this.#kept.get(instance);
    if (kept !== undefined) {
      const session = await kept.catch(() => undefined); // Whoever opened it was told why it failed.
      if (session !== undefined && !session.broken) return session;
    }
    // Somebody else has met the same and opened a new one meanwhile.
    const again = this.#kept.get(instance);
    if (again !== undefined && again !== kept) return again;
    const session = this.#open(instance, this.#login);
    this.#kept.set(instance, session);
    try {
      return await session;
    } catch (error) {
      if (this.#kept.get(instance) === session) this.#kept.delete(instance);
      throw error;
    }
  }

  async #open(instance: string, login: SqlLogin): Promise<SqlSession> {
    const session = await SqlSession.open(() => this.#connect(instance), {
      connectMs: CONNECT_MS,
      queryMs: QUERY_MS,
      tls: true,
      ...login,
    });
    try {
      await session.query(SESSION);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }
}
