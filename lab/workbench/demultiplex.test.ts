import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { demultiplexer } from './demultiplex.ts';

function frame(channel: 1 | 2, data: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header[0] = channel;
  header.writeUInt32BE(data.length, 4);
  return Buffer.concat([header, data]);
}

test('takes frames apart wherever the stream is cut', () => {
  const frames = fc.array(
    fc.tuple(fc.constantFrom(1 as const, 2 as const), fc.uint8Array({ maxLength: 50 })),
  );
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 30 }), (frames, length) => {
      const stream = Buffer.concat(frames.map(([channel, data]) => frame(channel, data)));
      const got = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      const take = demultiplexer((channel, bytes) => got[channel].push(bytes));
      for (let at = 0; at < stream.length; at += length) take(stream.subarray(at, at + length));
      const wanted = (wanted: number) =>
        Buffer.concat(frames.filter(([channel]) => channel === wanted).map(([, data]) => data));
      expect(Buffer.concat(got.stdout)).toEqual(wanted(1));
      expect(Buffer.concat(got.stderr)).toEqual(wanted(2));
    }),
  );
});
