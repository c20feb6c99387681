import { expect, test } from 'vitest';
import { Screen, type Snapshot } from './screen.ts';

const size = { columns: 20, rows: 4 };
const none = { onDirectory: () => undefined, onMark: () => undefined, onAnswer: () => undefined };

function snapshotOf(screen: Screen): Promise<Snapshot> {
  return new Promise((resolve) => {
    screen.snapshot(resolve);
  });
}

async function drawn(output: string): Promise<Screen> {
  const screen = new Screen(size, 0, none);
  screen.write(Buffer.from(output), () => undefined);
  await screen.drawn();
  return screen;
}

test('a snapshot drawn on a new terminal gives the same snapshot', async () => {
  const output =
    'one\r\n\x1b[31m둘\x1b[0m ✅ 👩‍💻\r\n\x1b[?2004h세 번째 줄이 길어서 다음 줄로 넘어가요\r\nprompt $ ';
  const first = await snapshotOf(await drawn(output));
  const again = await snapshotOf(await drawn(first.data));
  expect(again.data).toBe(first.data);
  expect(first.position).toBe(Buffer.byteLength(output));
});

test('a wide character takes two cells, also when it came in parts', async () => {
  for (const form of ['한글✅', '한글✅'.normalize('NFD')]) {
    const { data } = await snapshotOf(await drawn(`${form}\x1b[7G|`));
    expect(data.normalize('NFC')).toBe('한글✅|');
  }
});

test('tells of marks and directories, and answers a program that asks', async () => {
  const told: string[] = [];
  const screen = new Screen(size, 0, {
    onDirectory: (payload) => told.push(`directory ${payload}`),
    onMark: (payload) => told.push(`mark ${payload}`),
    onAnswer: (data) => told.push(`answer ${JSON.stringify(data)}`),
  });
  screen.write(Buffer.from('\x1b]7;file:///workspace\x07\x1b]133;B\x1b\\ab\x1b[6n'), () => undefined);
  await screen.drawn();
  expect(told).toEqual(['directory file:///workspace', 'mark B', 'answer "\\u001b[1;3R"']);
});

test('what is kept fits the limit, and leaves out the screen of a full-screen program', async () => {
  const lines = Array.from({ length: 500 }, (_, n) => `line ${n}`).join('\r\n');
  const screen = await drawn(`${lines}\x1b[?1049h\x1b[Hfull screen`);
  expect(screen.kept(100_000)).toContain('line 100\r\n');
  const little = screen.kept(3000);
  expect(little.length).toBeLessThanOrEqual(3000);
  expect(little).toContain('line 499');
  expect(little).not.toContain('full screen');
});
