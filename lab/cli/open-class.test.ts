import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { refuseOldEngine } from './open-class.ts';
import { UsageError } from './usage-error.ts';

afterEach(() => vi.unstubAllEnvs());

/** What is said of an engine of this API, where somebody has chosen it. */
async function saidOf(apiVersion: string): Promise<unknown> {
  const engine = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ Version: '25.0.0', ApiVersion: apiVersion }));
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('DOCKER_HOST', `tcp://127.0.0.1:${(engine.address() as AddressInfo).port}`);
  try {
    return await refuseOldEngine('/nowhere').then(
      () => undefined,
      (error: unknown) => error,
    );
  } finally {
    engine.close();
  }
}

it('a class is refused on an engine without volume subpaths, with the reason and the way', async () => {
  const refusal = await saidOf('1.44');
  if (!(refusal instanceof UsageError)) throw new Error('this was not refused', { cause: refusal });
  for (const words of Object.values(refusal.words)) {
    expect(words).toContain('1.44');
    expect(words).toContain('1.45');
    expect(words).toContain('DOCKER_HOST');
  }
});
