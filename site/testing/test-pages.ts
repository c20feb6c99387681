import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { builtSite, type BuiltSite } from './built-site.ts';
import { testCourse } from './lessons/course.ts';

/** Longer than a machine at work takes for a page. */
export const patience = 30_000;

type Open = (
  path: string,
  look: BrowserContextOptions,
  prepare: (page: Page) => Promise<unknown>,
) => Promise<Page>;

/** Builds the course that has every part for the tests of a file, and closes after each test what it opened. */
export function testPages(): Open {
  let site: BuiltSite;
  const pages: Page[] = [];
  beforeAll(async () => {
    site = await builtSite(testCourse, join(import.meta.dirname, 'lessons'));
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(() => site.close());
  return async (path, look, prepare) => {
    const page = await site.open(path, look, prepare);
    page.setDefaultTimeout(patience);
    pages.push(page);
    return page;
  };
}
