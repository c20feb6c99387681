const HEADER_BYTES = 8;

/**
 * The text of a container's log. Without a TTY the engine sends frames: a byte that names the stream, three
 * zeroes, the length, then the text; with a TTY it sends the text itself.
 * https://docs.docker.com/reference/api/engine/version/v1.45/#tag/Container/operation/ContainerAttach
 */
export function demultiplexed(log: Buffer, most: number): string {
  if (!isFramed(log)) return log.subarray(-most).toString('utf8');
  const texts: Buffer[] = [];
  for (let at = 0; at + HEADER_BYTES <= log.length;) {
    const end = at + HEADER_BYTES + log.readUInt32BE(at + 4);
    texts.push(log.subarray(at + HEADER_BYTES, end));
    at = end;
  }
  return Buffer.concat(texts).subarray(-most).toString('utf8');
}

function isFramed(log: Buffer): boolean {
  return log.length >= HEADER_BYTES && (log[0] ?? 9) <= 2 && log[1] === 0 && log[2] === 0 && log[3] === 0;
}
