import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RdsState } from '../../lab/contract/rds.ts';
import { violations } from '../testing/axe.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { fakeLab, readyLab } from '../testing/fake-lab.ts';
import { FakeRds } from '../testing/fake-rds.ts';
import { aDeed, anInstance, creating, sourceAndReplica } from '../testing/fake-rds-state.ts';
import { consoleCourse } from './testing/course.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = await builtSite(consoleCourse, join(import.meta.dirname, 'testing/lessons'));
});
afterAll(() => site.close());

const everything = {
  instances: [...sourceAndReplica(), anInstance('new', { DBInstanceStatus: 'creating' })],
  timelines: [creating('new')],
  deeds: [aDeed()],
  replicaLag: { 'shop-replica': 2 },
  pace: 'true',
} as const satisfies Partial<RdsState>;

/** Where to go, each from the one before. */
const places: Record<string, (lab: Locator) => Promise<unknown>> = {
  databases: (lab) => lab.getByText('shop-replica').first().waitFor(),
  snapshots: (lab) => lab.locator('nav button').nth(1).click(),
  groups: (lab) => lab.locator('nav button').nth(2).click(),
  group: (lab) => lab.getByRole('button', { name: 'shop-params', exact: true }).click(),
  deeds: (lab) => lab.locator('nav button').nth(3).click(),
  instance: async (lab) => {
    await lab.locator('nav button').first().click();
    await lab.getByRole('button', { name: 'shop-replica', exact: true }).click();
  },
  monitoring: (lab) => lab.locator('#console-tab-monitoring').click(),
  logs: (lab) => lab.locator('#console-tab-logs').click(),
  configuration: (lab) => lab.locator('#console-tab-configuration').click(),
  backups: (lab) => lab.locator('#console-tab-backups').click(),
  tags: (lab) => lab.locator('#console-tab-tags').click(),
  menu: (lab) => lab.locator('[aria-haspopup=menu]').last().click(),
  delete: async (lab) => {
    await lab.page().keyboard.press('End');
    await lab.page().keyboard.press('Enter');
    await lab.page().getByRole('dialog').waitFor();
  },
};

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

for (const [language, colorScheme, width, height] of [
  ['ko', 'light', 1440, 900],
  ['en', 'dark', 1024, 768],
  ['en', 'light', 390, 844],
] as const) {
  test(
    `axe finds nothing in any place: ${language}, ${colorScheme}, ${width} wide`,
    { timeout: 300_000 },
    async () => {
      const options = { colorScheme, viewport: { width, height } };
      const page = await site.open(`/${language}/lessons/11-console`, options, (page) =>
        fakeLab(page, readyLab(), {}, new FakeRds(everything)),
      );
      if (width === 390) await page.locator('#lab button[aria-expanded]').click();
      const found: Record<string, string[]> = {};
      for (const [name, go] of Object.entries(places)) {
        await go(page.locator('#lab'));
        const wrong = await violations(page);
        if (wrong.length > 0) found[name] = wrong;
        expect(await overflow(page), name).toBeLessThanOrEqual(0);
      }
      expect(found).toEqual({});
      await page.context().close();
    },
  );
}
