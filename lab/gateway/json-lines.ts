import { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { pipeline, Transform, type Readable } from 'node:stream';
import { DockerError } from './docker-error.ts';

/** One object of a stream; the engine writes them one a line. A line of build output is the longest. */
const LINE_LIMIT = 4 * 1024 * 1024;

/** Translates a stream of JSON objects; `translate` answers undefined for one that is not to be seen. */
export function mapJsonLines(source: Readable, translate: (value: unknown) => unknown): Readable {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const written = (line: string): string => {
    if (line.trim() === '') return '';
    const value = translate(JSON.parse(line));
    return value === undefined ? '' : `${JSON.stringify(value)}\n`;
  };
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_LIMIT)
        return callback(new DockerError(502, "a line of the engine's answer is too long"));
      try {
        callback(null, lines.map(written).join(''));
      } catch (error) {
        callback(error as Error);
      }
    },
    flush(callback) {
      try {
        callback(null, written(rest + decoder.end()));
      } catch (error) {
        callback(error as Error);
      }
    },
  });
  // The error reaches whoever reads the result; nothing is left to do here.
  pipeline(source, transform, () => undefined);
  return transform;
}
