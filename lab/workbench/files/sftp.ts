import type { Client, FileEntryWithStats, InputAttributes, OpenMode, SFTPWrapper, Stats } from 'ssh2';

const PATIENCE = 10_000;

/** Status codes of the SFTP protocol: https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02#section-7 */
export const SFTP_STATUS = { endOfFile: 1, noSuchFile: 2, failure: 4 } as const;

export function statusOfSftp(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

/** The answer, or undefined when there is no such file. */
export async function ifPresent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (statusOfSftp(error) === SFTP_STATUS.noSuchFile) return undefined;
    throw error;
  }
}

type Answer<T> = (error: Error | null | undefined, value: T) => void;

/** An SFTP session with promises, each of which has an end: a FIFO, for one, would never answer. */
export class Sftp {
  readonly #session: SFTPWrapper;
  #over = false;

  private constructor(session: SFTPWrapper) {
    this.#session = session;
    // A session that ends, in whatever way, only has to be opened again.
    session.on('error', () => this.end());
    session.on('close', () => this.end());
  }

  static open(client: Client): Promise<Sftp> {
    return new Promise((resolve, reject) => {
      client.sftp((error, session) => {
        if (error === undefined) resolve(new Sftp(session));
        else reject(error);
      });
    });
  }

  get over(): boolean {
    return this.#over;
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#session.end();
  }

  realpath(path: string): Promise<string> {
    return this.#ask((answer) => this.#session.realpath(path, answer));
  }

  stat(path: string): Promise<Stats> {
    return this.#ask((answer) => this.#session.stat(path, answer));
  }

  lstat(path: string): Promise<Stats> {
    return this.#ask((answer) => this.#session.lstat(path, answer));
  }

  setstat(path: string, attributes: InputAttributes): Promise<void> {
    return this.#ask((answer: Answer<void>) =>
      this.#session.setstat(path, attributes, (error) => answer(error)),
    );
  }

  mkdir(path: string): Promise<void> {
    return this.#ask((answer: Answer<void>) => this.#session.mkdir(path, (error) => answer(error)));
  }

  unlink(path: string): Promise<void> {
    return this.#ask((answer: Answer<void>) => this.#session.unlink(path, (error) => answer(error)));
  }

  /** Fails when there is something at the new path. */
  rename(path: string, to: string): Promise<void> {
    return this.#ask((answer: Answer<void>) => this.#session.rename(path, to, (error) => answer(error)));
  }

  /** Takes the place of what is at the new path, in one step. */
  replace(path: string, to: string): Promise<void> {
    return this.#ask((answer: Answer<void>) =>
      this.#session.ext_openssh_rename(path, to, (error) => answer(error)),
    );
  }

  async isFull(path: string): Promise<boolean> {
    const { f_bavail } = await this.#ask<{ f_bavail: unknown }>((answer) =>
      this.#session.ext_openssh_statvfs(path, answer),
    );
    return Number(f_bavail) === 0;
  }

  /** At most so many bytes of a file. */
  async read(path: string, limit: number): Promise<Buffer> {
    return this.#withFile(path, 'r', async (handle) => {
      const bytes = Buffer.alloc(limit);
      let length = 0;
      while (length < limit) {
        const read = await this.#readOnce(handle, bytes, length);
        if (read === 0) break;
        length += read;
      }
      return bytes.subarray(0, length);
    });
  }

  /** Writes a file that must not be there yet. */
  async write(path: string, bytes: Buffer, mode: number): Promise<void> {
    await this.#withFile(path, 'wx', (handle) =>
      this.#ask((answer: Answer<void>) =>
        this.#session.write(handle, bytes, 0, bytes.length, 0, (error) => answer(error)),
      ),
    );
    await this.setstat(path, { mode });
  }

  /** A directory's entries, up to about so many. */
  async entries(path: string, limit: number): Promise<FileEntryWithStats[]> {
    const handle = await this.#ask<Buffer>((answer) => this.#session.opendir(path, answer));
    try {
      const entries: FileEntryWithStats[] = [];
      while (entries.length < limit) {
        const more = await this.#ask<FileEntryWithStats[]>((answer) =>
          this.#session.readdir(handle, answer),
        ).catch((error: unknown) => {
          if (statusOfSftp(error) === SFTP_STATUS.endOfFile) return [];
          throw error;
        });
        if (more.length === 0) break;
        entries.push(...more.filter(({ filename }) => filename !== '.' && filename !== '..'));
      }
      return entries;
    } finally {
      await this.#close(handle);
    }
  }

  async #withFile<Result>(
    path: string,
    mode: OpenMode,
    use: (handle: Buffer) => Promise<Result>,
  ): Promise<Result> {
    const handle = await this.#ask<Buffer>((answer) => this.#session.open(path, mode, answer));
    try {
      return await use(handle);
    } finally {
      await this.#close(handle);
    }
  }

  async #readOnce(handle: Buffer, into: Buffer, at: number): Promise<number> {
    try {
      return await this.#ask<number>((answer) =>
        this.#session.read(handle, into, at, Math.min(32_768, into.length - at), at, answer),
      );
    } catch (error) {
      if (statusOfSftp(error) === SFTP_STATUS.endOfFile) return 0;
      throw error;
    }
  }

  #close(handle: Buffer): Promise<void> {
    return this.#ask((answer: Answer<void>) => this.#session.close(handle, (error) => answer(error)));
  }

  #ask<T>(request: (answer: Answer<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.end();
        reject(new Error('the workbench did not answer about a file'));
      }, PATIENCE);
      request((error, value) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(value);
      });
    });
  }
}
