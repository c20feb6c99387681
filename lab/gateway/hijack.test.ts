import { once } from 'node:events';
import { duplexPair, type Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import type { EngineApi } from './engine-api.ts';
import { joinHijacked } from './hijack.ts';

/** An engine that hijacks what it is asked to; the other end of its stream is for the test. */
function engine(): { api: Pick<EngineApi, 'hijack'>; ours: Duplex; theirs: Duplex } {
  const [ours, theirs] = duplexPair();
  const hijack = async () => ({ stream: ours, head: Buffer.from('$ '), contentType: 'raw' });
  return { api: { hijack }, ours, theirs };
}

const start = { method: 'POST' as const, path: '/exec/1/start' };

test('the head comes first, then both ways; the end of one end closes the other', async () => {
  const { api, theirs } = engine();
  const [client, learner] = duplexPair();
  const joined = joinHijacked(api, start, client);
  let seen = '';
  learner.on('data', (bytes: Buffer) => (seen += bytes.toString()));
  let told = '';
  theirs.on('data', (bytes: Buffer) => (told += bytes.toString()));
  learner.write('ls\n');
  await expect.poll(() => told).toBe('ls\n');
  theirs.write('notes');
  await expect.poll(() => seen).toMatch(/^HTTP\/1\.1 101 UPGRADED[^]*\r\n\r\n\$ notes$/);
  client.destroy();
  await joined;
});

test('a learner who went away while the engine was asked leaves no stream open', async () => {
  const { api, ours } = engine();
  const [client] = duplexPair();
  const closed = once(client, 'close');
  client.destroy();
  await closed;
  await joinHijacked(api, start, client);
  expect(ours.destroyed).toBe(true);
});
