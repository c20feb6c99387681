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
    for (;;) {
      const next = this.step(id).locator('[data-next-action]');
      const found = await Promise.race([
        done,
        next.waitFor({ timeout: GREEN_WITHIN_MS }).then(() => 'next' as const),
      ]);
      if (found === 'done') return;
      const place = this.step(id).locator('[data-place]:has([data-next-action])');
      const pressed = await place.getAttribute('data-place');
      await next.click();
      // The button goes on once the command is typed; while another one runs, the page says so and it is pressed again.
      const moved = this.#page.locator(`[data-place="${pressed ?? ''}"]:not(:has([data-next-action]))`);
      await Promise.race([
        done,
        moved.waitFor({ state: 'attached', timeout: PRESSED_WITHIN_MS }).catch(() => undefined),
      ]);
    }
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
