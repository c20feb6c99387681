import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { course } from '../../content/course.ts';
import { violations } from './axe.ts';
import { scriptBytes } from './budget.ts';
import { builtSite, type BuiltSite } from './built-site.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = await builtSite(course, join(import.meta.dirname, '../../content/lessons'));
});
afterAll(() => site.close());

test('a lesson page loads at most 150 kB of compressed script before the terminal is opened', () => {
  const { lessons } = scriptBytes(site.dist);
  expect(Object.keys(lessons).length).toBeGreaterThan(0);
  for (const [name, bytes] of Object.entries(lessons)) expect(bytes, name).toBeLessThanOrEqual(150 * 1024);
});

const narrow = { viewport: { width: 390, height: 844 } };

for (const slug of course.flatMap((part) => part.lessons)) {
  test(`${slug} is well for axe, fits a telephone, and asks for nothing that the policy refuses`, async () => {
    for (const [path, options] of [
      [`/ko/lessons/${slug}`, { colorScheme: 'light' }],
      [`/en/lessons/${slug}`, { colorScheme: 'dark', ...narrow }],
    ] as const) {
      const refused: string[] = [];
      const page = await site.open(path, options, async (page) => {
        page.on('console', (message) => {
          if (/Content Security Policy|Uncaught|React/.test(message.text())) refused.push(message.text());
        });
        page.on('pageerror', (error) => refused.push(error.message));
      });
      await page.locator('main section[id]').first().waitFor();
      expect(refused).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      // The other theme and width are axe's at the course that has every part; here it is the words that differ.
      if (options.colorScheme === 'light') expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });
}
