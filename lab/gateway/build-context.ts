import { createTarDecoder, createTarPacker } from 'modern-tar';
import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { Buffer } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { bounded } from './archive.ts';
import { badRequest, DockerError } from './docker-error.ts';

/** A build context of a lesson is some KiB; this leaves room for a dump to load, and no more. */
const CONTEXT_LIMIT = 256 * 2 ** 20;
const DOCKERFILE_LIMIT = 1024 * 1024;
const CHUNK = 256 * 1024;
/** The engine opens what it copies, as root and outside of every container: a device or a FIFO is not for that. */
const CARRIED: ReadonlySet<string> = new Set(['file', 'directory', 'symlink', 'link']);

/**
 * A build context, kept in a file that has no name any more, so that it can be read twice: once for the Dockerfile,
 * once to be sent on.
 */
export class BuildContext {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async receive(body: Readable): Promise<BuildContext> {
    const path = join(tmpdir(), `replication-lab-context-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    const context = new BuildContext(file);
    try {
      await file.writeFile(bounded(body, CONTEXT_LIMIT));
      return context;
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** The text of a file in the context; as the engine does, the last one of a name counts. */
  async readText(path: string): Promise<string> {
    let found: string | undefined;
    for await (const { header, body } of await this.#entries()) {
      if (!CARRIED.has(header.type ?? 'file'))
        throw badRequest(`${header.name}: a build context holds files, directories and links only`);
      if (contextPath(header.name) !== contextPath(path)) {
        await body.cancel();
        continue;
      }
      if (header.type !== 'file') throw badRequest(`${path} must be a plain file in this lab`);
      if (header.size > DOCKERFILE_LIMIT)
        throw new DockerError(413, `${path} is larger than ${DOCKERFILE_LIMIT} bytes`);
      found = await new Response(body).text();
    }
    if (found === undefined) throw badRequest(`Cannot locate specified Dockerfile: ${path}`);
    return found;
  }

  /**
   * The context written anew, with `text` as the file at `path` in the last place: whatever the engine's reader makes
   * of an odd archive, it sees only headers that were written here.
   */
  async rewritten(path: string, text: string): Promise<Readable> {
    const { readable, controller } = createTarPacker();
    const write = async () => {
      for await (const { header, body } of await this.#entries()) {
        const { pax: _pax, ...plain } = header;
        await body.pipeTo(controller.add(plain));
      }
      const bytes = new TextEncoder().encode(text);
      const writer = controller
        .add({ name: contextPath(path), size: bytes.length, mode: 0o644, mtime: new Date(0) })
        .getWriter();
      await writer.write(bytes);
      await writer.close();
      controller.finalize();
    };
    write().catch((error: unknown) => controller.error(error));
    return Readable.fromWeb(readable as NodeReadableStream);
  }

  async #entries() {
    const start = await this.#file.read(Buffer.alloc(2), 0, 2, 0);
    const isGzip = start.bytesRead === 2 && start.buffer.readUInt16BE() === 0x1f8b;
    const raw = Readable.from(chunksOf(this.#file));
    const tar = isGzip ? bounded(unzipped(raw), CONTEXT_LIMIT) : raw;
    return (Readable.toWeb(tar) as ReadableStream<Uint8Array>).pipeThrough(
      createTarDecoder({ strict: true }),
    );
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function unzipped(source: Readable): Readable {
  const gunzip = createGunzip();
  // The error reaches whoever reads the result; nothing is left to do here.
  pipeline(source, gunzip, () => undefined);
  return gunzip;
}

/** A path of the context as both ends write it. */
export function contextPath(path: string): string {
  return posix.normalize(`/${path}`).slice(1).replace(/\/$/, '');
}
