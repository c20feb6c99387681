import { QUERY_MS, SqlSession, TooLarge, type Row } from '../../workbench/sql-session.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { SeenContainer } from './container-facts.ts';
import { CheckBlocked } from './check-blocked.ts';

/** Asks the lab's databases as root over TCP; keeps one connection for each life of each container. */
export class SqlSessions {
  readonly #dial: Workbench['dial'];
  readonly #sessions = new Map<string, { life: string; session: Promise<SqlSession> }>();

  constructor(dial: Workbench['dial']) {
    this.#dial = dial;
  }

  /** @throws CheckBlocked when the server cannot be asked, or does not answer within bounds. */
  async query(container: SeenContainer, sql: string): Promise<Row[]> {
    const session = await this.#session(container);
    try {
      return await session.query(sql);
    } catch (error) {
      if (session.broken) this.#forget(container.name, session);
      throw this.#blocked(container.name, error);
    }
  }

  close(): void {
    for (const { session } of this.#sessions.values()) {
      session.then(
        (open) => open.close(),
        () => undefined, // It never opened: there is nothing to close.
      );
    }
    this.#sessions.clear();
  }

  async #session(container: SeenContainer): Promise<SqlSession> {
    const { name, life } = container;
    const known = this.#sessions.get(name);
    if (known?.life === life) {
      const session = await known.session.catch(() => undefined); // Whoever opened it was told why it failed.
      if (session && !session.broken) return session;
    }
    const password = rootPassword(container);
    const session = SqlSession.open(() => this.#dial(name, 3306), { user: 'root', password });
    this.#sessions.set(name, { life, session });
    try {
      return await session;
    } catch (error) {
      if (this.#sessions.get(name)?.session === session) this.#sessions.delete(name);
      throw this.#blocked(name, error);
    }
  }

  #forget(name: string, session: SqlSession): void {
    session.close();
    this.#sessions.delete(name);
  }

  #blocked(name: string, error: unknown): CheckBlocked {
    if (error instanceof TooLarge) return new CheckBlocked('answer-too-large', { name }, { broken: true });
    const { code, errno, message } = mysqlError(error);
    if (errno === 1045) return new CheckBlocked('password-refused', { name }, { broken: true, cause: error });
    if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
      return new CheckBlocked(
        'mysql-not-answering',
        { name, seconds: String(QUERY_MS / 1000) },
        { cause: error },
      );
    }
    // A number of the server's own: it is up and says no. Anything else is a connection that did not come about.
    if (errno !== undefined && errno >= 1000 && errno !== 1053) {
      return new CheckBlocked('query-refused', { name, message }, { broken: true, cause: error });
    }
    return new CheckBlocked('mysql-starting', { name }, { cause: error });
  }
}

function rootPassword({ name, environment }: SeenContainer): string {
  const password = environment['MYSQL_ROOT_PASSWORD'];
  if (password !== undefined) return password;
  if ('MYSQL_ALLOW_EMPTY_PASSWORD' in environment) return '';
  const file = environment['MYSQL_ROOT_PASSWORD_FILE'];
  if (file !== undefined) throw new CheckBlocked('password-in-file', { name, file }, { broken: true });
  throw new CheckBlocked('password-unknown', { name }, { broken: true });
}

function mysqlError(error: unknown): { code?: string; errno?: number; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, errno } = error as NodeJS.ErrnoException;
  return {
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(errno === undefined ? {} : { errno }),
  };
}
