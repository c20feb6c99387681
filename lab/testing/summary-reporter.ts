import { writeSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with its counts on a line of their own, `N passed, N failed, N skipped`, for programs that read it. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const { passed, failed, skipped } = count(modules, errors.length);
    // What is being closed may still print, and this must be the last line.
    process.once('exit', () => writeSync(1, `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`));
  }
}

type Counts = { passed: number; failed: number; skipped: number };

/** An error outside of a test, such as a file that cannot be loaded, counts as a failure of its own. */
export function count(modules: readonly TestModule[], errors: number): Counts {
  const counts: Counts = { passed: 0, failed: errors, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') counts[state] += 1;
    }
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
  }
  return counts;
}
