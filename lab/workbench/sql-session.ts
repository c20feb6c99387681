import { createConnection, type Connection, type FieldPacket } from 'mysql2';
import type { Duplex } from 'node:stream';

export type Row = Record<string, string | null>;

/** Who asks, and how long an answer may take. `tls`: for a server that may demand it; whose it is, is known already. */
export type SqlLogin = {
  user: string;
  password: string;
  connectMs?: number;
  queryMs?: number;
  tls?: boolean;
};

/** The lab's own sessions say so, that it can tell them from the learner's. */
export const PROGRAM = 'replication-lab';

const CONNECT_MS = 4_000;
export const QUERY_MS = 5_000;
const MOST_ROWS = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** More came than any of the lab's questions needs. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** One connection. What stands behind the name may be anything that a learner started: every answer is bounded. */
export class SqlSession {
  broken = false;
  readonly #connection: Connection;
  readonly #stream: Duplex;
  readonly #queryMs: number;
  #received = 0;
  #last: Promise<unknown> = Promise.resolve();
  #refuse: (error: Error) => void = () => undefined;

  private constructor(connection: Connection, stream: Duplex, queryMs: number) {
    this.#connection = connection;
    this.#stream = stream;
    this.#queryMs = queryMs;
    const end = (error?: Error) => {
      this.broken = true;
      this.#refuse(error ?? new Error('the connection ended'));
    };
    connection.on('error', end);
    // A server that shuts down ends its side only: the channel stays half open, and a question would wait for ever.
    stream.on('end', () => end());
    stream.on('close', () => end());
    stream.on('data', this.#count);
  }

  readonly #count = (bytes: Buffer) => {
    this.#received += bytes.length;
    if (this.#received <= MOST_BYTES) return;
    this.#refuse(new TooLarge());
    this.close();
  };

  static async open(dial: () => Promise<Duplex>, login: SqlLogin): Promise<SqlSession> {
    const stream = socketLike(await dial());
    const connection = createConnection({
      stream,
      user: login.user,
      password: login.password,
      connectTimeout: login.connectMs ?? CONNECT_MS,
      charset: 'utf8mb4',
      disableEval: true,
      // The server could otherwise ask for any file of this machine.
      // https://dev.mysql.com/doc/refman/9.7/en/load-data-local-security.html
      flags: ['-LOCAL_FILES'],
      connectAttributes: { program_name: PROGRAM },
      ...(login.tls === true ? { ssl: { rejectUnauthorized: false } } : {}),
    });
    const session = new SqlSession(connection, stream, login.queryMs ?? QUERY_MS);
    try {
      await session.#bounded<void>((resolve, reject) => {
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      // Turning to TLS, mysql2 takes every listener away.
      stream.off('data', session.#count).on('data', session.#count);
    } catch (error) {
      session.close();
      throw error;
    }
    return session;
  }

  /** One question after the other: an answer that never ends must fail the one who asked for it. */
  query(sql: string, values: readonly string[] = []): Promise<Row[]> {
    const answer = this.#last.then(() => this.#ask(sql, values));
    this.#last = answer.catch(() => undefined); // Whoever asked is told; the next in line is not concerned.
    return answer;
  }

  #ask(sql: string, values: readonly string[]): Promise<Row[]> {
    return this.#bounded<Row[]>((resolve, reject) => {
      if (this.broken) return reject(new Error('the connection ended'));
      const rows: Row[] = [];
      let hasRows = false; // An INSERT or SET answers with a header in the place of rows.
      this.#connection
        .query({
          sql,
          values: [...values],
          timeout: this.#queryMs,
          typeCast: (field) => field.string('utf8'),
        })
        .on('error', (error: NodeJS.ErrnoException) => {
          // The next question would queue behind the one that is still without an answer.
          if (error.code === 'PROTOCOL_SEQUENCE_TIMEOUT') this.broken = true;
          reject(error);
        })
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

  /** One exchange: fails when the connection ends, or when more comes than the asker needs. */
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
