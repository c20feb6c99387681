import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { JSON_LIMIT, parseJson, readUpgradeBody } from './body.ts';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

test('an upgrade body is exactly as long as it says, however it is cut; the rest stays in the stream', async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(160), async (chunks, wanted) => {
      const all = Buffer.concat(chunks);
      const length = Math.min(wanted, all.length);
      const [near, far] = duplexPair();
      const [head = new Uint8Array(), ...rest] = chunks;
      for (const chunk of rest) far.write(chunk);
      far.end();
      const body = await readUpgradeBody(
        request({ 'content-length': String(length) }),
        near,
        Buffer.from(head),
      );
      expect(body).toEqual(all.subarray(0, length));
      const after: Buffer[] = [];
      for await (const chunk of near) after.push(chunk as Buffer);
      expect(Buffer.concat(after)).toEqual(all.subarray(length));
    }),
    { numRuns: 60 },
  );
});

test('a body that ends early, is too long or has no length is refused', async () => {
  const [near, far] = duplexPair();
  far.end('{"a"');
  await expect(readUpgradeBody(request({ 'content-length': '9' }), near, Buffer.alloc(0))).rejects.toThrow(
    'ended early',
  );
  const huge = request({ 'content-length': String(JSON_LIMIT + 1) });
  await expect(readUpgradeBody(huge, near, Buffer.alloc(0))).rejects.toThrow('larger than');
  const chunked = request({ 'transfer-encoding': 'chunked' });
  await expect(readUpgradeBody(chunked, near, Buffer.alloc(0))).rejects.toThrow('length');
  await expect(readUpgradeBody(request({ 'content-length': '-1' }), near, Buffer.alloc(0))).rejects.toThrow(
    'malformed',
  );
});

test('of a key that stands twice only one value is ever seen, and unknown ones are gone', () => {
  const schema = z.object({ Cmd: z.string() });
  expect(parseJson(Buffer.from('{"Cmd":"a","Cmd":"b","Privileged":true}'), schema)).toEqual({ Cmd: 'b' });
  expect(() => parseJson(Buffer.from('{"Cmd":'), schema)).toThrow('invalid JSON');
  expect(() => parseJson(Buffer.from('{"cmd":"a"}'), schema)).toThrow('Cmd');
});
