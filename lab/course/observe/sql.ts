import { createConnection, type Connection, type FieldPacket } from 'mysql2';
import { Duplex } from 'node:stream';
import type { Workbench } from '../../workbench/workbench.ts';
import type { SeenContainer } from './container-facts.ts';
import { CheckBlocked } from './check-blocked.ts';

export type Row = Record<string, string | null>;

/** The observer's own sessions say so, that it can tell them from the learner's. */
export const PROGRAM = 'replication-lab';

const CONNECT_MS = 4_000;
const QUERY_MS = 5_000;
const MOST_ROWS = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** Asks the lab's databases as root over TCP; keeps one connection for each life of each container. */
export class SqlSessions {
  readonly #dial: Workbench['dial'];
  readonly #sessions = new Map<string, { life: string; session: Promise<Session> }>();

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

  async #session(container: SeenContainer): Promise<Session> {
    const { name, life } = container;
    const known = this.#sessions.get(name);
    if (known?.life === life) {
      const session = await known.session.catch(() => undefined); // Whoever opened it was told why it failed.
      if (session && !session.broken) return session;
    }
    const password = rootPassword(container);
    const session = Session.open(() => this.#dial(name, 3306), password);
    this.#sessions.set(name, { life, session });
    try {
      return await session;
    } catch (error) {
      if (this.#sessions.get(name)?.session === session) this.#sessions.delete(name);
      throw this.#blocked(name, error);
    }
  }

  #forget(name: string, session: Session): void {
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

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** One connection. What stands behind the name may be anything that a learner started: every answer is bounded. */
class Session {
  broken = false;
  readonly #connection: Connection;
  readonly #stream: Duplex;
  #received = 0;
  #last: Promise<unknown> = Promise.resolve();
  #refuse: (error: Error) => void = () => undefined;

  private constructor(connection: Connection, stream: Duplex) {
    this.#connection = connection;
    this.#stream = stream;
    const end = (error?: Error) => {
      this.broken = true;
      this.#refuse(error ?? new Error('the connection ended'));
    };
    connection.on('error', end);
    stream.on('close', () => end());
    stream.on('data', (bytes: Buffer) => {
      this.#received += bytes.length;
      if (this.#received <= MOST_BYTES) return;
      this.#refuse(new TooLarge());
      this.close();
    });
  }

  static async open(dial: () => Promise<Duplex>, password: string): Promise<Session> {
    const stream = socketLike(await dial());
    const connection = createConnection({
      stream,
      user: 'root',
      password,
      connectTimeout: CONNECT_MS,
      charset: 'utf8mb4',
      disableEval: true,
      // The server could otherwise ask for any file of this machine.
      // https://dev.mysql.com/doc/refman/9.7/en/load-data-local-security.html
      flags: ['-LOCAL_FILES'],
      connectAttributes: { program_name: PROGRAM },
    });
    const session = new Session(connection, stream);
    try {
      await session.#bounded<void>((resolve, reject) => {
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      session.close();
      throw error;
    }
    return session;
  }

  /** One question after the other: an answer that never ends must fail the one who asked for it. */
  query(sql: string): Promise<Row[]> {
    const answer = this.#last.then(() => this.#ask(sql));
    this.#last = answer.catch(() => undefined); // Whoever asked is told; the next in line is not concerned.
    return answer;
  }

  #ask(sql: string): Promise<Row[]> {
    return this.#bounded<Row[]>((resolve, reject) => {
      const rows: Row[] = [];
      let hasRows = false; // An INSERT or SET answers with a header in the place of rows.
      this.#connection
        .query({ sql, timeout: QUERY_MS, typeCast: (field) => field.string('utf8') })
        .on('error', reject)
        .on('fields', (fields: FieldPacket[] | undefined) => {
          hasRows = fields !== undefined;
        })
        .on('result', (row: Row) => {
          if (hasRows) rows.push(row);
          if (rows.length > MOST_ROWS) {
            reject(new TooLarge());
            this.close();
          }
        })
        .on('end', () => resolve(rows));
    });
  }

  close(): void {
    this.broken = true;
    this.#connection.destroy();
    this.#stream.destroy();
  }

  /** One exchange: fails when the connection ends, or when more comes than a check needs. */
  async #bounded<T>(
    exchange: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
  ): Promise<T> {
    this.#received = 0;
    return new Promise<T>((resolve, reject) => {
      this.#refuse = reject;
      exchange(resolve, reject);
    });
  }
}

/** mysql2 expects a socket; a channel of the link has none of these, and needs none. */
function socketLike(stream: Duplex): Duplex {
  const nothing = () => stream;
  return Object.assign(stream, { setKeepAlive: nothing, setNoDelay: nothing, ref: nothing, unref: nothing });
}
