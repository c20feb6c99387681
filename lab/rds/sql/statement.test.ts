import { describe, expect, test } from 'vitest';
import { accountOf, filled, quotedName, textOf } from './statement.ts';

describe('a statement with secrets', () => {
  const statement = {
    text: "CREATE USER 'a'@'%' IDENTIFIED BY '****' COMMENT '****'",
    secrets: ["it's $& \\", '****'],
  };

  test('is told without them', () => {
    expect(textOf(statement)).toBe(statement.text);
  });

  test('runs with them, whatever they hold', () => {
    expect(filled(statement)).toBe(
      String.raw`CREATE USER 'a'@'%' IDENTIFIED BY 'it\'s $& \\' COMMENT '****'`,
    );
  });

  test('that does not have a place for each is a mistake of ours', () => {
    expect(() => filled({ text: "SELECT '****'", secrets: [] })).toThrow(/do not fill/);
  });
});

test.each(['a b', "a'@'%", '', '1a', 'a'.repeat(33), 'a\n'])('%j names no account', (name) => {
  expect(() => accountOf(name)).toThrow(/not a user name/);
});

test('a name with quotes stays a name', () => {
  expect(quotedName('a`; DROP DATABASE b; `')).toBe('`a``; DROP DATABASE b; ```');
});
