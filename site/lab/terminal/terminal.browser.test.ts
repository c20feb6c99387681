import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPaneBench, type PaneBench } from '../testing/pane.ts';
import type { StandIn } from '../testing/stand-in.ts';

/** The machine may be busy with other tests. */
const eventually = { timeout: 15_000 };

let bench: PaneBench;
beforeAll(async () => {
  bench = await openPaneBench();
});
afterEach(() => bench.closeWindows());
afterAll(() => bench.close());

/** What the terminal in front shows. */
function screen(page: Page): Promise<string> {
  return page.locator('[role=tabpanel]:not([hidden]) .xterm-rows').innerText();
}

async function ready(prepare?: (lab: StandIn) => void) {
  const opened = await bench.open((lab) => {
    lab.terminal('shell').print('~ $ ');
    prepare?.(lab);
  });
  await expect.poll(() => screen(opened.page), eventually).toContain('~ $');
  return { ...opened, shell: opened.lab.terminal('shell') };
}

async function focus(page: Page): Promise<void> {
  await page.locator('[role=tabpanel]:not([hidden]) .xterm-helper-textarea').focus();
}

describe('a terminal on the page', () => {
  it('goes on after a lost connection with what was missed, and nothing twice', async () => {
    const { page, shell } = await ready();
    const seen = shell.position;
    shell.cut();
    await page.getByText('다시 연결하는 중').waitFor();
    shell.print('missed\r\n');
    await expect.poll(() => screen(page), eventually).toContain('missed');
    expect(shell.sinces).toEqual([null, String(seen)]);
    expect((await screen(page)).match(/~ \$/g)).toHaveLength(1);
  });

  it('finds its screen after a reload', async () => {
    const { page } = await ready();
    await page.reload();
    await expect.poll(() => screen(page), eventually).toContain('~ $');
  });

  it('acknowledges what it has drawn, to the last byte', async () => {
    const { shell } = await ready();
    for (let line = 0; line < 200; line += 1) shell.print(`${'한글 '.repeat(40)}\r\n`);
    await expect.poll(() => shell.drawn, eventually).toBe(shell.position);
  });

  it('copies a selection with Ctrl+C and then interrupts with it', async () => {
    const { page, shell } = await ready();
    shell.print('pick-me');
    await expect.poll(() => screen(page), eventually).toContain('pick-me');
    await page.getByText('pick-me').dblclick({ force: true });
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), eventually).toBe('pick-me');
    expect(shell.typed).toBe('');
    await page.keyboard.press('Control+c');
    await expect.poll(() => shell.typed, eventually).toBe('\x03');
  });

  it('pastes into a shell that knows bracketed paste without asking', async () => {
    const { page, shell } = await ready();
    shell.print('\x1b[?2004h');
    await page.evaluate(() => navigator.clipboard.writeText('one\ntwo\n'));
    await focus(page);
    await page.keyboard.press('Control+v');
    await expect.poll(() => shell.typed, eventually).toBe('\x1b[200~one\rtwo\r\x1b[201~');
  });

  it('asks before several lines are pasted into a program that would run each', async () => {
    const { page, shell } = await ready();
    await page.evaluate(() => navigator.clipboard.writeText('one\ntwo\n'));
    await focus(page);
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2줄을 붙여넣을까요?').waitFor();
    expect(shell.typed).toBe('');
    await dialog.getByRole('button', { name: '붙여넣기' }).click();
    await expect.poll(() => shell.typed, eventually).toBe('one\rtwo\r');
  });

  it('leaves Ctrl+V to a program that fills the screen', async () => {
    const { page, shell } = await ready();
    shell.print('\x1b[?1049h');
    await focus(page);
    await page.keyboard.press('Control+v');
    await expect.poll(() => shell.typed, eventually).toBe('\x16');
  });

  it('fits the window that owns it, and is shown whole in the other', async () => {
    const { page, shell, url } = await ready();
    await page.setViewportSize({ width: 1000, height: 800 });
    await expect.poll(() => shell.columns > 120 && shell.columns < 150, eventually).toBe(true);
    const { columns } = shell;
    const other = await page.context().newPage();
    await other.setViewportSize({ width: 620, height: 500 });
    await other.goto(url);
    await other.getByText('다른 창의 크기에 맞춰').waitFor();
    expect(shell.columns).toBe(columns);
    const fits = () =>
      other.evaluate(() => {
        const drawn = document.querySelector<HTMLElement>('.xterm-screen')?.offsetWidth ?? 0;
        return drawn > 0 && drawn <= document.documentElement.clientWidth;
      });
    await expect.poll(fits, eventually).toBe(true);
    await focus(other);
    await expect.poll(() => shell.columns, eventually).toBeLessThan(90);
    await page.getByText('다른 창의 크기에 맞춰').waitFor();
  });

  it('finds text, and goes back to the prompt on Escape', async () => {
    const { page, shell } = await ready();
    shell.print('한글 one\r\n한글 two\r\n');
    await focus(page);
    await page.keyboard.press('Control+Shift+F');
    await page.getByLabel('터미널에서 찾기').fill('한글');
    await page.getByText('2개 중').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('x');
    await expect.poll(() => shell.typed, eventually).toBe('x');
  });

  it('leaves F6, the way out, to the page', async () => {
    const { page, shell } = await ready();
    await page.evaluate(() =>
      window.addEventListener(
        'keydown',
        ({ key }) => key === 'F6' && document.querySelector('button')?.focus(),
      ),
    );
    await focus(page);
    await page.keyboard.press('F6');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), eventually).toBe('BUTTON');
    expect(shell.typed).toBe('');
  });

  it('shows the last command and its output as text', async () => {
    const { page, shell } = await ready();
    shell.print('\r\n\x1b]133;A\x07~ $ \x1b]133;B\x07ls\r\n\x1b]133;C\x07compose.yaml\r\n\x1b]133;D;0\x07');
    shell.print('\x1b]133;A\x07~ $ ');
    await expect.poll(() => screen(page), eventually).toContain('compose.yaml');
    await page.getByRole('button', { name: '터미널 메뉴' }).click();
    await page.getByRole('menuitem', { name: '마지막 명령과 출력' }).click();
    await expect
      .poll(() => page.getByRole('dialog').locator('pre').innerText(), eventually)
      .toBe('~ $ ls\ncompose.yaml');
  });

  it('says that its shell has ended and opens another', async () => {
    const { page, lab, shell } = await ready();
    lab.answer('DELETE', '/terminals/shell', { status: 204 });
    lab.answer('POST', '/terminals', { body: { id: 'shell-2', kind: 'shell', busy: false } });
    shell.exit(3);
    await page.getByText('종료 코드 3').waitFor();
    await page.getByRole('button', { name: '새로 열기' }).click();
    lab.say({ type: 'terminals', terminals: [{ id: 'shell-2', kind: 'shell', busy: false }] });
    await page.getByRole('tab', { name: '셸 2', selected: true }).waitFor();
  });
});

describe('the tabs', () => {
  const node = { name: 'db-source', role: 'source', state: 'running' } as const;

  it('offer a prompt for each database and open it when chosen', async () => {
    const { page, lab } = await ready((lab) => {
      lab.say({ type: 'topology', topology: { nodes: [node], links: [] } });
      lab.answer('POST', '/terminals', {
        body: { id: 'db-source', kind: 'sql', on: 'db-source', busy: false },
      });
      lab.terminal('db-source').print('db-source> ');
    });
    await page.getByRole('tab', { name: 'db-source 소스' }).click();
    await expect.poll(() => lab.requests, eventually).toContain('POST /api/labs/my/terminals');
    lab.say({
      type: 'terminals',
      terminals: [
        { id: 'shell', kind: 'shell', busy: false },
        { id: 'db-source', kind: 'sql', on: 'db-source', busy: false },
      ],
    });
    await expect.poll(() => screen(page), eventually).toContain('db-source>');
  });

  it('are moved over with arrow keys and closed with Delete', async () => {
    const { page, lab } = await ready((lab) => {
      lab.answer('DELETE', '/terminals/shell-2', { status: 204 });
      lab.say({
        type: 'terminals',
        terminals: [
          { id: 'shell', kind: 'shell', busy: false },
          { id: 'shell-2', kind: 'shell', busy: false },
        ],
      });
    });
    await page.getByRole('tab', { name: '셸', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '셸 2', selected: true }).waitFor();
    await page.keyboard.press('Delete');
    await expect.poll(() => lab.requests, eventually).toContain('DELETE /api/labs/my/terminals/shell-2');
  });

  it('and all they show have nothing that axe complains of', async () => {
    const { page, lab } = await ready((lab) => {
      const link = { from: 'db-source', sourceHost: 'db-source', sourcePort: 3306, to: 'db-replica' };
      lab.say({
        type: 'topology',
        topology: {
          nodes: [node, { name: 'db-replica', role: 'replica', state: 'running', transactions: 3 }],
          links: [{ ...link, receiver: 'connecting', applier: 'on', errorNumber: 2003, notReceived: 2 }],
        },
      });
      lab.write('compose.yaml', 'services:\n  db:\n    image: mysql:9.7\n');
    });
    const complaints = async () => {
      const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    expect(await complaints()).toEqual([]);
    await page.getByRole('tab', { name: '그림' }).click();
    await page.getByText('연결하는 중 · 2003').waitFor();
    expect(await complaints()).toEqual([]);
    await page.getByRole('button', { name: '표로 보기' }).click();
    expect(await complaints()).toEqual([]);
    await page.getByRole('tab', { name: '파일' }).click();
    await page.getByRole('treeitem', { name: 'compose.yaml' }).click();
    await page.getByText('저장됨').waitFor();
    expect(await complaints()).toEqual([]);
    expect(lab.requests).toContain('GET /api/labs/my/file?path=compose.yaml');
  });
});

describe('the pane as a whole', () => {
  it('says how to start the lab when there is none, and comes up when it is', async () => {
    const { page, lab } = await bench.open((lab) => {
      lab.up = false;
    });
    await page.getByText('npm start').first().waitFor();
    lab.up = true;
    lab.terminal('shell').print('~ $ ');
    await expect.poll(() => screen(page), eventually).toContain('~ $');
  });

  it('tells a wait by what, how much and how long', async () => {
    const { page } = await bench.open((lab) =>
      lab.say({
        type: 'lab',
        lab: {
          id: 'my',
          phase: 'starting',
          notices: [],
          progress: [
            {
              task: 'image-pull',
              subject: 'mysql:9.7',
              done: 81e6,
              total: 214e6,
              unit: 'bytes',
              startedAt: Date.now() - 61_000,
            },
          ],
        },
      }),
    );
    const row = page.getByRole('listitem');
    await expect
      .poll(() => row.innerText())
      .toMatch(/이미지 받기 mysql:9\.7[\s\S]*81 \/ 214 MB[\s\S]*1분 \d+초/);
  });

  it('shows a running task and cancels it', async () => {
    const { page, lab } = await ready((lab) => {
      lab.answer('DELETE', '/task', { status: 204 });
      const task = { id: '1', kind: 'reset', running: 'docker compose down', done: 1, total: 4 } as const;
      lab.say({ type: 'task', task: { ...task, startedAt: Date.now() } });
    });
    await page.getByText('docker compose down').waitFor();
    await page.getByRole('button', { name: '그만두기' }).click();
    await expect.poll(() => lab.requests, eventually).toContain('DELETE /api/labs/my/task');
  });
});
