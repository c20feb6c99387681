import { expect, test } from 'vitest';
import { isReport, keystrokes, leavesPrompt, pasted, typedInput } from './typed-input.ts';

test('Hangul in parts becomes whole, typed and pasted', () => {
  expect(typedInput('한글'.normalize('NFD'))).toBe('한글');
  expect(typedInput(`\x1b[200~${'한글'.normalize('NFD')}\x1b[201~`)).toBe('\x1b[200~한글\x1b[201~');
});

test('keys stay as they are', () => {
  const keys = `\x1b[1;5C${'é'.normalize('NFD')}`;
  expect(typedInput(keys)).toBe(keys);
});

test.each([
  '\x1b[?62;22c',
  '\x1b[24;80R',
  '\x1b[0n',
  '\x1b[?2004;1$y',
  '\x1b]11;rgb:0000/0000/0000\x07',
  '\x1bP1$r0m\x1b\\',
])('%j is an answer of a terminal', (data) => expect(isReport(data)).toBe(true));

test.each(['c', '\x1b[A', '\x1b[C', '\x1bOR', '\x1b[<0;1;1M', '\x1b[200~c\x1b[201~', '\x1b'])(
  '%j is typed',
  (data) => expect(isReport(data)).toBe(false),
);

test('Enter and Ctrl-C leave the prompt, a paste does not', () => {
  expect(leavesPrompt('\r')).toBe(true);
  expect(leavesPrompt('\x03')).toBe(true);
  expect(leavesPrompt('ls')).toBe(false);
  expect(leavesPrompt('\x1b[200~one\rtwo\x1b[201~')).toBe(false);
});

test('text is pasted as one piece and entered once', () => {
  expect(pasted('one\ntwo\n', true)).toBe('\x1b[200~one\rtwo\x1b[201~\r');
  expect(pasted('SELECT\t1;\n', false)).toBe('SELECT    1;\r');
});

test('a text cannot end its paste', () => {
  expect(pasted('\x1b[201~\nrm -rf .', true)).toBe('\x1b[200~[201~\rrm -rf .\x1b[201~\r');
});

test('typed out, a text is keys without Enter; its lines stay one command', () => {
  expect(keystrokes('한a\n\tb\n', true)).toEqual([
    '한',
    'a',
    '\x1b[200~\r\x1b[201~',
    '\x1b[200~\t\x1b[201~',
    'b',
  ]);
  expect(keystrokes('STOP REPLICA;\n  START REPLICA;\n', false).join('')).toBe(
    'STOP REPLICA; START REPLICA;',
  );
  expect(leavesPrompt(keystrokes('a\nb', false).join(''))).toBe(false);
});
