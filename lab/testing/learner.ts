import type { Locator, Page } from 'playwright-core';

const GREEN_WITHIN_MS = 120_000;
const PRESSED_WITHIN_MS = 60_000;

/** A learner who presses the one filled button until every step of the open lesson is green. */
export class Learner {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The step that the lab waits for; undefined when all are done. */
  async currentStep(): Promise<string | undefined> {
    const step = this.#page.locator('section[data-state]:not([data-state=done])').first();
    if ((await step.count()) === 0) return undefined;
    return (await step.getAttribute('data-place')) ?? undefined;
  }

  step(id: string): Locator {
    return this.#page.locator(`section[data-place="${id}"]`);
  }

  /** Presses what is to be done in this step, one after the other, until the step is green. */
  async finishStep(id: string): Promise<void> {
    const green = this.step(id).and(this.#page.locator('[data-state=done]'));
    const done = green.waitFor({ state: 'attached', timeout: GREEN_WITHIN_MS }).then(() => 'done' as const);
    const next = this.step(id).locator('[data-next-action]');
    for (;;) {
      const shown = next.waitFor({ timeout: GREEN_WITHIN_MS }).then(() => 'next' as const);
      if ((await Promise.race([done, shown])) === 'done') return;
      await Promise.race([done, this.#press(next, id)]);
    }
  }

  /** While another command runs in the terminal the page says so; then it is waited for, to press again. */
  async #press(next: Locator, id: string): Promise<void> {
    const button = await next.elementHandle({ timeout: PRESSED_WITHIN_MS });
    await button?.click();
    await this.#page.waitForFunction(
      ([pressed, step]) =>
        pressed === null ||
        !pressed.hasAttribute('data-next-action') ||
        !pressed.isConnected ||
        document.querySelector(`[data-place="${step}"] [role=alert]`) !== null,
      [button, id] as const,
      { timeout: PRESSED_WITHIN_MS },
    );
    if ((await this.step(id).getByRole('alert').count()) === 0) return;
    const prompt = this.#page.locator('.xterm-rows:visible', { hasText: /[$>]\s*$/ });
    await prompt.waitFor({ timeout: PRESSED_WITHIN_MS });
  }

  async finishLesson(): Promise<string[]> {
    const finished: string[] = [];
    for (let id = await this.currentStep(); id !== undefined; id = await this.currentStep()) {
      await this.finishStep(id);
      finished.push(id);
    }
    return finished;
  }
}
