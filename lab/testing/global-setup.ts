import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { formatAddress } from '../engine/address.ts';
import type { Engine } from '../engine/engine.ts';
import { ensureImages } from '../engine/images/ensure-images.ts';
import { openEngine } from '../engine/open-engine.ts';
import { CHROMIUM_VARIABLE, ensureChromium } from './chromium.ts';
import { tellProgress } from './tell-progress.ts';

/** What this run of Vitest has opened, once for all projects, each of which calls its own copy of this module. */
type Shared = { engine: Promise<Engine>; users: number };
const SHARED = Symbol.for('replication-lab.test-engine');
const shared = globalThis as typeof globalThis & { [SHARED]?: Shared };

/**
 * Before tests that need the real thing: an engine, reached or our own, with the lab's images; for the browser's
 * tests Chromium too. Test files find them with `testEngine()` and `launchBrowser()`.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const onProgress = tellProgress();
  const use = (shared[SHARED] ??= { engine: openTestEngine(), users: 0 });
  use.users += 1;
  // One after the other: both may need apt, which lets in only one at a time.
  await use.engine;
  if (project.name === 'browser') exportChromium(await ensureChromium(onProgress));
  return async () => {
    use.users -= 1;
    if (use.users > 0) return;
    delete shared[SHARED];
    await (await use.engine).close();
  };

  async function openTestEngine(): Promise<Engine> {
    const home =
      process.env['REPLICATION_LAB_HOME'] ?? join(project.vitest.config.root, '.cache/replication-lab');
    const engine = await openEngine({ home, onProgress });
    try {
      await ensureImages(engine, { onProgress });
    } catch (error) {
      await engine.close();
      throw error;
    }
    // Test files run in processes of their own, which find the same engine by this.
    process.env['DOCKER_HOST'] ??= formatAddress(engine.address);
    return engine;
  }
}

function exportChromium(path: string): void {
  process.env[CHROMIUM_VARIABLE] = path;
}
