import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPaneBench, type PaneBench } from './testing/pane.ts';

/** The machine may be busy with other tests. */
const eventually = { timeout: 20_000 };

let bench: PaneBench;
beforeAll(async () => {
  bench = await openPaneBench();
});
afterEach(() => bench.closeWindows());
afterAll(() => bench.close());

describe('the connection to the lab', () => {
  it('says what the window looks at, and says it again after it was lost', async () => {
    const { page, lab } = await bench.open();
    await expect.poll(() => lab.watches.at(-1)?.topology, eventually).toBe(true);
    const before = lab.watches.length;
    lab.stop();
    await page.getByText('다시 연결하는 중').waitFor();
    lab.up = true;
    await expect.poll(() => lab.watches.length, eventually).toBeGreaterThan(before);
    expect(lab.watches.at(-1)).toEqual({ type: 'watch', lesson: null, topology: true, rds: false });
  });

  it('tells a window without the token where to get one', async () => {
    const { page } = await bench.open((lab) => lab.answer('GET', '/session', { status: 403 }));
    await page.getByText('이 창은 실습 환경을 쓸 수 없어요.').waitFor();
  });

  it('keeps showing what it knew while the lab is away', async () => {
    const { page, lab } = await bench.open((lab) => lab.terminal('shell').print('still here'));
    await page.locator('.xterm-rows').getByText('still here').waitFor();
    lab.stop();
    await page.getByText('다시 연결하는 중').waitFor();
    expect(await page.locator('.xterm-rows').innerText()).toContain('still here');
  });

  it('survives messages that it does not know', async () => {
    const { page, lab } = await bench.open();
    lab.sayRaw('{"type":"from-the-future"}');
    lab.sayRaw('not even JSON');
    lab.say({
      type: 'topology',
      topology: { nodes: [{ name: 'db', role: 'alone', state: 'running' }], links: [] },
    });
    await page.getByRole('tab', { name: 'db' }).waitFor();
  });
});
