import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import type { LabPolicy } from '../../gateway/gateway.ts';
import { randomLab, testEngine } from '../../testing/test-engine.ts';
import { removeLab } from '../clear-lab.ts';
import { openWorkbench } from '../open-workbench.ts';
import type { Workbench } from '../workbench.ts';

/** A lab of its own for a test, removed whole at the end. */
export type TestLab = {
  engine: Engine;
  lab: string;
  home: string;
  workbench: Workbench;
  /** Opens the workbench again, as a lab server does that has been started again. */
  reopen(): Promise<Workbench>;
  dispose(): Promise<void>;
};

export type TestLabOptions = { publishOnHost?: boolean; lab?: string; policy?: LabPolicy };

export async function openTestLab(options: TestLabOptions = {}): Promise<TestLab> {
  const { publishOnHost = false, lab = randomLab(), policy } = options;
  const engine = await testEngine();
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  const open = () => openWorkbench({ engine, lab, home, publishOnHost, policy, onProgress: () => undefined });
  const forget = async () => {
    await removeLab(engine, lab);
    await engine.close();
    await rm(home, { recursive: true });
  };
  const test: TestLab = {
    engine,
    lab,
    home,
    workbench: await open().catch(async (error: unknown) => {
      await forget();
      throw error;
    }),
    async reopen() {
      test.workbench = await open();
      return test.workbench;
    },
    async dispose() {
      await test.workbench.close();
      await forget();
    },
  };
  return test;
}

/** Looks again and again until the answer is there; says what it waited for when it never is. */
export async function eventually<Answer>(
  what: string,
  look: () => Promise<Answer | undefined> | Answer | undefined,
  patience = 30_000,
): Promise<Answer> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const answer = await look();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error(`not within ${patience} ms: ${what}`);
}
