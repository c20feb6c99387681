import { expect, test } from 'vitest';
import { Tape } from './tape.ts';

/** A tape whose clock is set by hand. */
function tapeAt() {
  const clock = { now: 100 };
  return { clock, tape: new Tape(() => clock.now) };
}

test('what is written comes with its time and action, pieces close together as one', () => {
  const { clock, tape } = tapeAt();
  tape.begin(0, new Map([['shell', '~ $ ']]));
  clock.now = 101;
  tape.write('shell', 'ls\r\n');
  clock.now = 101.03;
  tape.write('shell', 'one ');
  clock.now = 101.5;
  tape.write('shell', 'two');
  tape.begin(1, new Map());
  tape.write('shell', 'next');
  expect(tape.frames).toEqual([
    [1, 0, '\x1bc~ $ ls\r\none '],
    [1.5, 0, 'two'],
    [1.5, 1, 'next'],
  ]);
});

test('another terminal begins with a page of its own', () => {
  const { clock, tape } = tapeAt();
  const screens = new Map([
    ['shell', '~ $ '],
    ['db', 'db> '],
  ]);
  tape.begin(0, screens);
  tape.write('shell', 'ls');
  clock.now = 102;
  tape.begin(1, screens);
  tape.write('db', 'SELECT 1;');
  expect(tape.frames.map(([, , text]) => text)).toEqual(['\x1bc~ $ ls', '\x1bcdb> SELECT 1;']);
});

test('what no terminal shows is left out', () => {
  const { tape } = tapeAt();
  tape.write('shell', '\x1b]133;A\x07\x1b]7;file://here/workspace\x1b\\');
  expect(tape.frames).toEqual([]);
  tape.write('shell', '\x1b]133;B\x07$ ');
  expect(tape.frames).toEqual([[0, 0, '\x1bc$ ']]);
});

test('a log that never ends is cut short and ends with the screen as it was', () => {
  const { clock, tape } = tapeAt();
  for (let line = 0; line < 10_000; line += 1) {
    clock.now += 1;
    tape.write('shell', 'a line of a log\r\n');
  }
  expect(JSON.stringify(tape.frames).length).toBeLessThan(100_000);
  expect(tape.cutShort).toBe('shell');
  tape.catchUp('the last lines');
  expect(tape.cutShort).toBeUndefined();
  expect(tape.frames.at(-1)).toEqual([10_000, 0, '\x1bcthe last lines']);
});
