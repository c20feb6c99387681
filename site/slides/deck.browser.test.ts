import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { course } from '../../content/course.ts';
import { violations } from '../testing/axe.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = await builtSite(course, join(import.meta.dirname, '../../content/lessons'));
});
afterAll(() => site.close());

const projector = { viewport: { width: 1280, height: 720 } };
const eventually = { timeout: 30_000 };

async function openDeck(path: string, options = {}): Promise<Page> {
  const page = await site.open(path, { ...projector, ...options });
  await page.locator('.reveal.ready').waitFor(eventually);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** What is wrong with the slide that is shown, by its look. */
function faults(): string[] {
  const slide = document.querySelector<HTMLElement>(
    '.slides > section.present:not(.stack), .slides > .stack.present > section.present',
  );
  const stage = slide?.querySelector<HTMLElement>('[data-kind]');
  if (!slide || !stage) return ['no slide is shown'];
  const found: string[] = [];
  const { left, top, width, height } = stage.getBoundingClientRect();
  const meantToBeCut = 'pre, figure';
  for (const element of stage.querySelectorAll<HTMLElement>('*')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.parentElement?.closest(meantToBeCut)) continue;
    if (getComputedStyle(element).clipPath !== 'none') continue;
    const out = Math.max(left - box.left, top - box.top, box.right - left - width, box.bottom - top - height);
    if (out > 1)
      found.push(`${element.tagName} is ${Math.round(out)} px outside: ${element.innerText.slice(0, 60)}`);
  }
  for (const pre of stage.querySelectorAll('pre')) {
    if (pre.scrollWidth > pre.clientWidth + 1)
      found.push(`code is cut at its side: ${pre.innerText.slice(0, 60)}`);
  }
  const face = stage.innerText.replace(/\s+/g, ' ').trim();
  if (face.length < 3) found.push('it is empty');
  const words = [...stage.querySelectorAll<HTMLElement>('p, li, td')]
    .filter((element) => element.querySelector('p, li, td') === null)
    .reduce((sum, element) => sum + element.innerText.length, 0);
  if (words > 700) found.push(`it is a wall of ${words} letters`);
  for (const element of stage.querySelectorAll<HTMLElement>('p, li, td, code')) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom;
    if (size < 20) found.push(`type of ${size} px: ${element.innerText.slice(0, 40)}`);
  }
  return found;
}

/** Walks a deck from its first to its last slide, fragments included; answers where each slide was and of what kind. */
async function walk(page: Page): Promise<{ places: string[]; wrong: string[] }> {
  const places: string[] = [];
  const wrong: string[] = [];
  const stage = page.getByRole('main');
  for (;;) {
    const place = await stage.getAttribute('data-place');
    const kind = await page.evaluate(
      () =>
        document.querySelector<HTMLElement>('.slides section.present:not(.stack) [data-kind]')?.dataset[
          'kind'
        ],
    );
    places.push(`${place} ${kind}`);
    // A picture's code comes when it is first shown.
    if (kind === 'picture') {
      const picture = page.locator('.slides section.present:not(.stack) [data-kind="picture"]');
      await expect.poll(() => picture.innerText(), eventually).not.toBe('');
      await picture.locator('svg, b, p').first().waitFor(eventually);
    }
    wrong.push(...(await page.evaluate(faults)).map((fault) => `${place} (${kind}): ${fault}`));
    await page.keyboard.press('ArrowRight');
    if (kind === 'end') return { places, wrong };
    await expect.poll(() => stage.getAttribute('data-place'), eventually).not.toBe(place);
  }
}

for (const slug of course.flatMap((part) => part.lessons)) {
  test(`${slug}: every slide fits the stage, is not empty, and stands at the same place in both languages`, async () => {
    const walks = [];
    for (const language of ['ko', 'en']) {
      const page = await openDeck(`/${language}/slides/${slug}`);
      walks.push(await walk(page));
      await page.context().close();
    }
    expect(walks.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(walks[0]?.places).toEqual(walks[1]?.places);
    expect(walks[0]?.places.length).toBeGreaterThan(10);
  });
}

test('a deck is well for axe in both themes', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openDeck('/en/slides/06-point-the-replica', { colorScheme });
    expect(await violations(page)).toEqual([]);
    for (let slide = 0; slide < 3; slide++) await page.keyboard.press('ArrowRight');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }
});

test('a lesson page loads nothing of its deck', async () => {
  const scripts: Promise<string>[] = [];
  const page = await site.open('/en/lessons/06-point-the-replica', {}, async (page) => {
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.text());
    });
  });
  await page.locator('main section[id]').first().waitFor(eventually);
  await page.getByRole('link', { name: 'Slides' }).waitFor(eventually);
  const loaded = await Promise.all(scripts);
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((text) => /reveal-viewport|DeckSlide/.test(text))).toEqual([]);
  await page.context().close();
});

test('what would not fit the stage is found', async () => {
  const page = await openDeck('/en/slides/06-point-the-replica');
  expect(await page.evaluate(faults)).toEqual([]);
  await page.evaluate(() => {
    const words = document.querySelector('.slides section.present:not(.stack) p');
    words?.append(' and so on'.repeat(300));
  });
  const found = (await page.evaluate(faults)).join('\n');
  expect(found).toContain('px outside');
  expect(found).toContain('a wall of');
  await page.context().close();
});
