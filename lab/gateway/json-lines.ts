import { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { pipeline, Transform, type Readable, type TransformCallback } from 'node:stream';
import { DockerError } from './docker-error.ts';

/** One object of a stream; the engine writes them one a line. A line of build output is the longest. */
const LINE_LIMIT = 4 * 1024 * 1024;

/**
 * Translates a stream of JSON objects, one after the other; `translate` answers undefined, or a promise of that, for
 * one that is not to be seen.
 */
export function mapJsonLines(source: Readable, translate: (value: unknown) => unknown): Readable {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const written = async (lines: readonly string[]): Promise<string> => {
    let text = '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const value = await translate(JSON.parse(line));
      if (value !== undefined) text += `${JSON.stringify(value)}\n`;
    }
    return text;
  };
  const pass = async (lines: readonly string[], callback: TransformCallback): Promise<void> => {
    let text: string;
    try {
      text = await written(lines);
    } catch (error) {
      callback(error as Error);
      return;
    }
    callback(null, text);
  };
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_LIMIT)
        return callback(new DockerError(502, "a line of the engine's answer is too long"));
      void pass(lines, callback);
    },
    flush(callback) {
      void pass([rest + decoder.end()], callback);
    },
  });
  // The error reaches whoever reads the result; nothing is left to do here.
  pipeline(source, transform, () => undefined);
  return transform;
}
