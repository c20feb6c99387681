import { expect, test } from 'vitest';
import type { TerminalOutput } from '../../contract/terminal.ts';
import type { TerminalViewer } from '../workbench.ts';
import { HIGH_MARK } from './flow-control.ts';
import { Screen } from './screen.ts';
import { Viewers } from './viewers.ts';

const none = { onDirectory: () => undefined, onMark: () => undefined, onAnswer: () => undefined };

function terminal() {
  const size = { columns: 80, rows: 24 };
  const screen = new Screen(size, 0, none);
  const pauses: boolean[] = [];
  const sizes: unknown[] = [];
  const viewers = new Viewers({
    screen,
    size,
    position: 0,
    onPause: (paused) => pauses.push(paused),
    onResize: (size) => sizes.push(size),
  });
  return { screen, viewers, pauses, sizes };
}

function window() {
  const messages: TerminalOutput[] = [];
  const seen: Buffer[] = [];
  const viewer: TerminalViewer = {
    message: (message) => messages.push(message),
    output: (bytes) => seen.push(Buffer.from(bytes)),
    close: () => undefined,
  };
  const of = (type: TerminalOutput['type']) => messages.filter((message) => message.type === type);
  return { viewer, of, text: () => Buffer.concat(seen).toString() };
}

test('a window that joins gets the screen and then what follows on to it', async () => {
  const { screen, viewers } = terminal();
  viewers.output(Buffer.from('before '));
  const one = window();
  viewers.join(one.viewer, undefined);
  viewers.output(Buffer.from('meanwhile '));
  await screen.drawn();
  viewers.output(Buffer.from('after'));
  expect(one.of('screen')).toEqual([
    { type: 'screen', columns: 80, rows: 24, position: 7, data: expect.stringContaining('before') },
  ]);
  expect(one.text()).toBe('meanwhile after');
});

test('a window that comes back gets exactly what it missed', async () => {
  const { screen, viewers } = terminal();
  viewers.output(Buffer.from('seen missed'));
  const one = window();
  viewers.join(one.viewer, 5);
  await screen.drawn();
  expect(one.of('resume')).toEqual([{ type: 'resume', position: 5 }]);
  expect(one.of('screen')).toEqual([]);
  expect(one.text()).toBe('missed');
});

test('a window that was away for too long, or knows another terminal, gets a screen', async () => {
  const { screen, viewers } = terminal();
  viewers.output(Buffer.alloc(HIGH_MARK + 1, 'x'));
  for (const since of [0, 10 ** 12]) {
    const one = window();
    viewers.join(one.viewer, since);
    await screen.drawn();
    expect(one.of('resume')).toEqual([]);
    expect(one.of('screen')).toHaveLength(1);
  }
});

test('a window that draws nothing holds up the terminal only while it owns it', async () => {
  const { screen, viewers, pauses } = terminal();
  const [owner, other] = [window(), window()];
  viewers.join(owner.viewer, undefined);
  viewers.join(other.viewer, undefined);
  await screen.drawn();
  viewers.output(Buffer.alloc(HIGH_MARK + 1, 'x'));
  await screen.drawn();
  expect(pauses.at(-1)).toBe(true);
  viewers.claim(other.viewer);
  viewers.acknowledge(other.viewer, HIGH_MARK + 1);
  expect(pauses.at(-1)).toBe(false);
  viewers.output(Buffer.from('more'));
  expect(other.text().endsWith('xmore')).toBe(true);
  expect(owner.text().endsWith('x')).toBe(true);
  viewers.acknowledge(owner.viewer, HIGH_MARK + 1);
  await screen.drawn();
  expect(owner.of('screen')).toHaveLength(2);
});

test('output faster than the screen can be drawn pauses the terminal until it is drawn', async () => {
  const { screen, viewers, pauses } = terminal();
  viewers.output(Buffer.alloc(300 * 1024, 'x'));
  expect(pauses).toEqual([true]);
  await screen.drawn();
  expect(pauses).toEqual([true, false]);
});

test('each window is told the size and whether it is its own', async () => {
  const { screen, viewers, sizes } = terminal();
  const [one, two] = [window(), window()];
  viewers.join(one.viewer, undefined);
  viewers.resize(one.viewer, { columns: 100, rows: 30 });
  viewers.join(two.viewer, undefined);
  viewers.resize(two.viewer, { columns: 50, rows: 10 });
  await screen.drawn();
  expect(one.of('size').at(-1)).toEqual({ type: 'size', columns: 100, rows: 30, owned: true });
  expect(two.of('size').at(-1)).toEqual({ type: 'size', columns: 100, rows: 30, owned: false });
  viewers.claim(two.viewer);
  expect(one.of('size').at(-1)).toEqual({ type: 'size', columns: 50, rows: 10, owned: false });
  expect(sizes).toEqual([
    { columns: 100, rows: 30 },
    { columns: 50, rows: 10 },
  ]);
});

test('a window that only looks has never the size and holds nothing up, not even alone', async () => {
  const { screen, viewers, pauses, sizes } = terminal();
  const looking = window();
  viewers.join(looking.viewer, undefined, { onlyLooks: true });
  viewers.resize(looking.viewer, { columns: 30, rows: 10 });
  viewers.claim(looking.viewer);
  await screen.drawn();
  viewers.output(Buffer.alloc(HIGH_MARK + 1, 'x'));
  await screen.drawn();
  expect(sizes).toEqual([]);
  expect(viewers.owns(looking.viewer)).toBe(false);
  expect(pauses.at(-1)).toBe(false);
  expect(looking.of('size').at(-1)).toEqual({ type: 'size', columns: 80, rows: 24, owned: false });
});

test('a window is given as much of what has scrolled away as it asks for', async () => {
  const { screen, viewers } = terminal();
  viewers.output(Buffer.from(Array.from({ length: 100 }, (_, line) => `line ${line}\r\n`).join('')));
  const [all, little] = [window(), window()];
  viewers.join(all.viewer, undefined);
  viewers.join(little.viewer, undefined, { scrollback: 10 });
  await screen.drawn();
  expect(JSON.stringify(all.of('screen'))).toContain('line 0\\r');
  expect(JSON.stringify(little.of('screen'))).not.toContain('line 60\\r');
  expect(JSON.stringify(little.of('screen'))).toContain('line 70\\r');
});
