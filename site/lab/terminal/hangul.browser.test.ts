import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Hangul, stages } from '../testing/hangul.ts';
import { openPaneBench, type PaneBench } from '../testing/pane.ts';
import type { StandInTerminal } from '../testing/stand-in.ts';

/** The machine may be busy with other tests. */
const eventually = { timeout: 15_000 };

let bench: PaneBench;
beforeAll(async () => {
  bench = await openPaneBench();
});
afterEach(() => bench.closeWindows());
afterAll(() => bench.close());

async function terminal(): Promise<{ page: Page; shell: StandInTerminal; hangul: Hangul }> {
  const { page, lab } = await bench.open();
  const shell = lab.terminal('shell');
  await page.locator('.xterm-helper-textarea').focus();
  await expect.poll(() => shell.said.some((input) => input.type === 'focus'), eventually).toBe(true);
  return { page, shell, hangul: await Hangul.of(page) };
}

/** What reached the socket, once a mark typed after it has: nothing can still be on its way. */
async function typed(page: Page, shell: StandInTerminal): Promise<string> {
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('F12');
  const mark = '\x1b[24~';
  await expect.poll(() => shell.typed, eventually).toContain(mark);
  return shell.typed.replace(mark, '');
}

describe('Hangul in a terminal', () => {
  it('arrives syllable by syllable', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await hangul.commit('글');
    expect(await typed(page, shell)).toBe('한글');
  });

  it('shows the syllable being composed where the cursor is', async () => {
    const { page, hangul } = await terminal();
    await hangul.compose('하');
    const view = page.locator('.composition-view');
    await expect.poll(() => view.textContent(), eventually).toBe('하');
    expect(await view.isVisible()).toBe(true);
  });

  it('keeps the last syllable before Enter, when the input method commits first', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await hangul.commit('글');
    await hangul.enter();
    expect(await typed(page, shell)).toBe('한글\r');
  });

  it('keeps the last syllable before Enter, when the key comes first', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await hangul.enter();
    expect(await typed(page, shell)).toBe('한글\r');
  });

  it('ends a syllable with a space', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han]);
    await hangul.commit('한');
    await hangul.space();
    await hangul.type([stages.geul]);
    await hangul.commit('글');
    expect(await typed(page, shell)).toBe('한 글');
  });

  it('moves a final consonant to the next syllable', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.gak]);
    await hangul.commit('가');
    await hangul.compose('가');
    await hangul.commit('가');
    expect(await typed(page, shell)).toBe('가가');
  });

  it('loses and doubles nothing while the page is busy', async () => {
    const { page, shell, hangul } = await terminal();
    const line = Array.from({ length: 8 }, () => [stages.han, stages.geul]).flat();
    const hands = { typing: true };
    const busy = async () => {
      while (hands.typing) {
        await page.evaluate(() => {
          const until = performance.now() + 120;
          while (performance.now() < until);
        });
      }
    };
    const typist = async () => {
      await hangul.type(line);
      hands.typing = false;
    };
    await Promise.all([busy(), typist()]);
    await hangul.commit('글');
    await hangul.enter();
    expect(await typed(page, shell)).toBe(`${'한글'.repeat(8)}\r`);
  });

  it('takes a mark that the input method inserts without composing', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han]);
    await hangul.commit('한');
    await hangul.insert('?');
    expect(await typed(page, shell)).toBe('한?');
  });

  it('sends the syllable that a shortcut ended before it acts', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await hangul.commit('글');
    await hangul.press({ key: 'F', code: 'KeyF', keyCode: 70, modifiers: 2 + 8 });
    await page.getByRole('search').waitFor();
    expect(shell.typed).toBe('한글');
  });

  it('takes no shortcut from the input method', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.compose('하');
    await hangul.press({ key: 'Process', code: 'KeyF', keyCode: 229, modifiers: 2 + 8 });
    await hangul.commit('하');
    expect(await typed(page, shell)).toBe('하');
    expect(await page.getByRole('search').count()).toBe(0);
  });

  it('keeps the syllable when something beside the terminal is pressed', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await page.getByRole('button', { name: 'outside' }).click();
    await expect.poll(() => shell.typed, eventually).toBe('한글');
    expect(await typed(page, shell)).toBe('한글');
  });

  it('sends nothing of a composition that is given up', async () => {
    const { page, shell, hangul } = await terminal();
    await hangul.type([stages.han, stages.geul]);
    await hangul.compose('');
    expect(await typed(page, shell)).toBe('한');
  });

  it('reaches the shell composed, whatever form it was pasted in', async () => {
    const { page, shell } = await terminal();
    await page.evaluate(() => navigator.clipboard.writeText('한글'.normalize('NFD')));
    await page.keyboard.press('Control+Shift+V');
    expect(await typed(page, shell)).toBe('한글');
  });
});

describe('Hangul in the typing line', () => {
  it('is sent by the Enter after the one that ends the composition', async () => {
    const { page, lab } = await bench.open();
    await page.getByRole('button', { name: '터미널 메뉴' }).click();
    await page.getByRole('menuitemcheckbox', { name: '입력줄 쓰기' }).click();
    const line = page.getByLabel('터미널에 보낼 한 줄');
    await line.focus();
    const hangul = await Hangul.of(page);
    await hangul.type([stages.han, stages.geul]);
    await hangul.press({ key: 'Enter', code: 'Enter', keyCode: 229 });
    expect(lab.terminal('shell').typed).toBe('');
    await hangul.commit('글');
    await hangul.enter();
    await expect.poll(() => lab.terminal('shell').typed, eventually).toBe('한글\r');
    expect(await line.inputValue()).toBe('');
  });
});
