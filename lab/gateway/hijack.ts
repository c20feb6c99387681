import type { Duplex } from 'node:stream';
import type { EngineApi, EngineRequest } from './engine-api.ts';

/**
 * Asks the engine to hijack, tells the learner's client that it did, and joins the two raw streams until both ends
 * have closed. Each side is read only as fast as the other takes, so a stream that nobody reads stays bounded.
 */
export async function joinHijacked(
  api: Pick<EngineApi, 'hijack'>,
  request: EngineRequest,
  client: Duplex,
): Promise<void> {
  const { stream, head, contentType } = await api.hijack(request);
  try {
    client.write(
      `HTTP/1.1 101 UPGRADED\r\nContent-Type: ${contentType}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n`,
    );
    if (head.length > 0) client.write(head);
    await joinStreams(client, stream);
  } finally {
    stream.destroy();
  }
}

/** Ends when both directions have ended; an end of one goes on to the other side as an end, not as a close. */
async function joinStreams(client: Duplex, engine: Duplex): Promise<void> {
  const closed = [client, engine].map(
    (stream) =>
      new Promise<void>((resolve) => {
        if (stream.closed) resolve();
        else stream.once('close', () => resolve());
      }),
  );
  // A broken stream is seen by its `close`; the other side cannot be told more than that.
  client.on('error', () => undefined);
  engine.on('error', () => undefined);
  client.once('close', () => engine.destroy());
  // A learner who went away while the engine was being asked closes no more.
  if (client.destroyed) engine.destroy();
  engine.once('close', () => client.end());
  client.pipe(engine);
  engine.pipe(client);
  await Promise.all(closed);
}
