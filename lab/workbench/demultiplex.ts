import { Duplex } from 'node:stream';

export type Channel = 'stdout' | 'stderr';

/**
 * Takes apart the stream of an exec without a terminal: frames of one byte for the channel, three of padding and
 * four of length. Data is handed on as it comes, without waiting for a frame's end.
 * https://docs.docker.com/reference/api/engine/version/v1.45/#tag/Container/operation/ContainerAttach
 */
export function demultiplexer(onData: (channel: Channel, bytes: Buffer) => void): (chunk: Buffer) => void {
  const header = Buffer.alloc(8);
  let headerBytes = 0;
  let left = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left === 0) {
        const taken = chunk.copy(header, headerBytes, at, at + 8 - headerBytes);
        headerBytes += taken;
        at += taken;
        if (headerBytes === 8) {
          left = header.readUInt32BE(4);
          headerBytes = 0;
        }
      } else {
        const data = chunk.subarray(at, at + left);
        left -= data.length;
        at += data.length;
        onData(header[0] === 2 ? 'stderr' : 'stdout', data);
      }
    }
  };
}

/** An exec's stdin and stdout as one duplex with backpressure; stderr goes to the listener. */
export function standardStreams(socket: Duplex, onStderr: (bytes: Buffer) => void): Duplex {
  const streams = new Duplex({
    read: () => socket.resume(),
    write: (chunk, _encoding, done) => {
      socket.write(chunk, done);
    },
    final: (done) => socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  const take = demultiplexer((channel, bytes) => {
    if (channel === 'stderr') onStderr(bytes);
    else if (!streams.push(bytes)) socket.pause();
  });
  socket.on('data', take);
  socket.on('end', () => streams.push(null));
  socket.on('error', (error) => streams.destroy(error));
  socket.on('close', () => streams.destroy());
  return streams;
}
