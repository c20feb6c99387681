import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Hangul, stages } from '../testing/hangul.ts';
import { openPaneBench, type PaneBench } from '../testing/pane.ts';
import type { StandIn } from '../testing/stand-in.ts';

/** The machine may be busy with other tests. */
const eventually = { timeout: 15_000 };
const path = 'replication/compose.yaml';

let bench: PaneBench;
beforeAll(async () => {
  bench = await openPaneBench();
});
afterEach(() => bench.closeWindows());
afterAll(() => bench.close());

async function opened(text: string): Promise<{ page: Page; lab: StandIn }> {
  const { page, lab } = await bench.open((lab) => lab.write(path, text));
  await page.getByRole('tab', { name: '파일' }).click();
  await page.getByRole('treeitem', { name: 'compose.yaml' }).click();
  await page.getByText('저장됨').waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  return { page, lab };
}

/** The shell writes the file, and the lab tells of it. */
function writeInShell(lab: StandIn, text: string): void {
  lab.write(path, text);
  lab.say({ type: 'files', changed: [path] });
}

const edited = (page: Page) => page.locator('.cm-content').first().innerText();
const onDisk = (lab: StandIn) => lab.files.get(path)?.text;

describe('the editor', () => {
  it('saves by itself when typing stops', async () => {
    const { page, lab } = await opened('services:\n');
    await page.keyboard.type('# one');
    await expect.poll(() => onDisk(lab), eventually).toBe('services:\n# one');
    await page.getByText('저장됨').waitFor();
  });

  it('keeps a syllable whole that is being composed while it saves', async () => {
    const { page, lab } = await opened('# ');
    const hangul = await Hangul.of(page);
    await hangul.type([stages.han, stages.geul]);
    await expect.poll(() => onDisk(lab), eventually).toContain('한');
    await hangul.commit('글');
    await page.keyboard.press('Control+s');
    await expect.poll(() => onDisk(lab), eventually).toBe('# 한글');
  });

  it('shows what the shell wrote when nothing was typed', async () => {
    const { page, lab } = await opened('before\n');
    writeInShell(lab, 'after\n');
    await expect.poll(() => edited(page), eventually).toContain('after');
  });

  it('shows both and asks when the shell wrote what was being typed in', async () => {
    const { page, lab } = await opened('same\n');
    await page.keyboard.type('mine');
    writeInShell(lab, 'same\ntheirs\n');
    await page.getByText('이 파일이 다른 곳에서 바뀌었어요.').waitFor();
    expect(onDisk(lab)).toBe('same\ntheirs\n');
    await page.getByRole('button', { name: '내가 고친 내용 저장' }).click();
    await expect.poll(() => onDisk(lab), eventually).toBe('same\nmine');
  });

  it('gives up what was typed only when told to', async () => {
    const { page, lab } = await opened('same\n');
    await page.keyboard.type('mine');
    writeInShell(lab, 'theirs\n');
    await page.getByRole('button', { name: '지금 파일로 바꾸기' }).click();
    await expect.poll(() => edited(page), eventually).toContain('theirs');
    expect(onDisk(lab)).toBe('theirs\n');
  });

  it('completes a key of Compose and says in Korean what it does', async () => {
    const { page } = await opened('services:\n  db:\n    image: mysql:9.7\n');
    await page.keyboard.type('    rest');
    const restart = page.getByRole('option', { name: 'restart' });
    await restart.waitFor();
    await page.getByText('컨테이너가 끝났을 때 다시 켤지 정해요.').waitFor();
    // Not by Enter: CodeMirror lets it through as a line break for 75 ms after the list has opened.
    await restart.click();
    await expect.poll(() => edited(page), eventually).toContain('restart: ');
  });

  it('marks a key that Compose does not know', async () => {
    const { page } = await opened('services:\n  db:\n    image: mysql:9.7\n    enviroment:\n      A: b\n');
    await expect.poll(() => page.locator('.cm-lintRange-error').innerText(), eventually).toBe('enviroment');
  });

  it('lets the keyboard out with Escape and Tab', async () => {
    const { page } = await opened('a\n');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(true);
  });
});

describe('the files', () => {
  it('are created, renamed and deleted', async () => {
    const { page, lab } = await opened('a\n');
    await page.getByRole('button', { name: '새 파일' }).click();
    const name = page.getByLabel('파일 경로');
    await name.fill('../out');
    await page.keyboard.press('Enter');
    await page.getByText('작업 공간 아래의 상대 경로를 쓰세요').waitFor();
    await name.fill('notes/memo.txt');
    await page.keyboard.press('Enter');
    await expect.poll(() => lab.files.has('notes/memo.txt'), eventually).toBe(true);
    await page.getByRole('treeitem', { name: 'memo.txt', selected: true }).waitFor();

    await page.getByRole('button', { name: '파일 메뉴' }).click();
    await page.getByRole('menuitem', { name: '이름 바꾸기' }).click();
    await page.getByLabel('파일 경로').fill('notes/기록.txt'.normalize('NFD'));
    await page.keyboard.press('Enter');
    await expect.poll(() => [...lab.files.keys()], eventually).toEqual([path, 'notes/기록.txt']);

    await page.getByRole('treeitem', { name: '기록.txt', selected: true }).waitFor();
    await page.getByRole('button', { name: '파일 메뉴' }).click();
    await page.getByRole('menuitem', { name: '지우기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '지우기' }).click();
    await expect.poll(() => [...lab.files.keys()], eventually).toEqual([path]);
  });

  it('are walked with the keyboard', async () => {
    const { page } = await opened('a\n');
    await page.getByRole('treeitem', { name: 'compose.yaml' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.getByRole('treeitem').count(), eventually).toBe(1);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: 'compose.yaml' }).waitFor();
  });

  it('tell why a file cannot be opened', async () => {
    const { page } = await bench.open((lab) => {
      lab.write('dump.bin', 'x');
      lab.answer('GET', '/file', {
        status: 422,
        body: { code: 'file-unreadable', values: { path: 'dump.bin' } },
      });
    });
    await page.getByRole('tab', { name: '파일' }).click();
    await page.getByRole('treeitem', { name: 'dump.bin' }).click();
    await page.getByText('dump.bin 파일은 여기에서 열 수 없어요').waitFor();
  });
});
