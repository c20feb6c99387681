import { expect } from 'vitest';
import type { DiagnosisId } from '../../../content/diagnoses.ts';
import { runAction } from '../actions/run-action.ts';
import type { CourseHost } from '../host.ts';
import { databases } from '../observe/servers.ts';
import { diagnose, sceneOf } from './diagnose.ts';
import type { Finding } from './finding.ts';

const NO_LESSON = {
  lesson: { needs: [], minutes: 1, checks: {} },
  fileText: () => Promise.reject(new Error('no files')),
};

/** For the tests: makes mistakes in a real lab, and asks what the lab makes of them. */
export class Diagnosing {
  readonly #host: CourseHost;

  constructor(host: CourseHost) {
    this.#host = host;
  }

  /** Runs statements one by one, as root. */
  async sql(on: string, ...statements: string[]): Promise<void> {
    for (const statement of statements) await this.#host.look().sql(on, statement);
  }

  async sh(text: string): Promise<void> {
    const { output, failure } = await this.shResult(text);
    if (failure !== undefined) throw new Error(`${text}: ${failure}\n${output}`);
  }

  shResult(text: string) {
    return runAction({ kind: 'sh', dir: '.', fails: false, text }, NO_LESSON, this.#host);
  }

  async write(path: string, text: string): Promise<void> {
    await this.#host.files.replace(path, text);
  }

  async answers(on: string): Promise<void> {
    const { failure } = await runAction(
      { kind: 'sql', on, fails: false, text: 'SELECT 1;' },
      NO_LESSON,
      this.#host,
    );
    expect(failure).toBeUndefined();
  }

  async findings(directory?: string): Promise<Finding[]> {
    const view = this.#host.look();
    const given = { databases: await databases(view), directory, meantToFail: [] };
    return diagnose(await sceneOf(this.#host, view, given));
  }

  /** Waits until the mistake is named; everything else that was named is in the failure's text. */
  async named(id: DiagnosisId, on: string, directory?: string): Promise<Finding> {
    let found: Finding[] = [];
    await expect
      .poll(
        async () => {
          found = await this.findings(directory);
          return found.map((finding) => `${finding.id} ${finding.on}`);
        },
        { timeout: 90_000, interval: 200 },
      )
      .toContain(`${id} ${on}`);
    const finding = found.find((one) => one.id === id && one.on === on);
    if (!finding) throw new Error('the poll found it');
    return finding;
  }

  /** Runs a finding's own cure and waits until the mistake is gone. */
  async cured({ id, on, cure = [] }: Finding): Promise<void> {
    expect(cure).not.toEqual([]);
    for (const action of cure) {
      const { output, failure } = await runAction(action, NO_LESSON, this.#host);
      expect(failure, output).toBeUndefined();
    }
    await expect
      .poll(async () => (await this.findings()).map((finding) => `${finding.id} ${finding.on}`), {
        timeout: 60_000,
      })
      .not.toContain(`${id} ${on}`);
  }
}
