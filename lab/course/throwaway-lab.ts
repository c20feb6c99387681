import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ensureImages } from '../engine/images/ensure-images.ts';
import { openEngine } from '../engine/open-engine.ts';
import type { LabPolicy } from '../gateway/gateway.ts';
import { openRds } from '../rds/open-rds.ts';
import { removeLab } from '../workbench/clear-lab.ts';
import { openWorkbench } from '../workbench/open-workbench.ts';
import { openHost, type CourseHost } from './host.ts';
import { Progress } from './progress.ts';

/** A lab of its own for a walk or a test: nothing of the learner's is touched, and nothing is left of it. */
export type ThrowawayLab = { host: CourseHost; home: string; close: () => Promise<void> };

const onProgress = () => undefined;

export type ThrowawayOptions = {
  /** An engine that is open already, and stays open; else one is found. */
  engine?: Engine;
  /** That of a learner at home when absent. */
  policy?: LabPolicy | undefined;
  /** Leaves the lab behind for a look. */
  keep?: boolean;
};

export async function openThrowawayLab({
  engine: given,
  keep = false,
  policy,
}: ThrowawayOptions = {}): Promise<ThrowawayLab> {
  const lab = `t-${randomBytes(3).toString('hex')}`;
  const home = await mkdtemp(join(tmpdir(), 'replication-lab-'));
  // An engine of our own is the one thing worth sharing with the learner's lab: it takes a minute to make.
  const engineHome = process.env['REPLICATION_LAB_HOME'] ?? join(homedir(), '.local/share/replication-lab');
  const engine = given ?? (await openEngine({ home: engineHome, onProgress }));
  if (given === undefined) await ensureImages(engine, { onProgress });
  const workbench = await openWorkbench({ engine, lab, home, publishOnHost: false, policy, onProgress });
  const progress = new Progress(home, lab);
  const rds = await openRds({ workbench, home, publishOnHost: false, onProgress });
  const host = openHost(workbench, rds, progress);
  return {
    host,
    home,
    async close() {
      host.close();
      progress.close();
      await rds.close({ stop: false });
      await workbench.close({ stop: false });
      if (!keep) await removeLab(engine, lab);
      if (given === undefined) await engine.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
