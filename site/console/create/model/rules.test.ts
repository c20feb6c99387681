import { describe, expect, test } from 'vitest';
import * as rules from './rules.ts';
import { said } from './testing.ts';

describe('an identifier', () => {
  test.each(['a', 'shop', 'Shop-2', 'a'.repeat(63)])('%s is one', (value) => {
    expect(rules.identifier(value)).toBeUndefined();
  });
  test.each([
    ['', 'This cannot be empty.'],
    ['1shop', 'It has to begin with a letter.'],
    ['-shop', 'It has to begin with a letter.'],
    ['상점', 'It has to begin with a letter.'],
    ['shop_db', 'Only letters, digits and hyphens.'],
    ['shop db', 'Only letters, digits and hyphens.'],
    ['shop--db', 'No two hyphens in a row, and none at the end.'],
    ['shop-', 'No two hyphens in a row, and none at the end.'],
    ['a'.repeat(64), 'At most 63 characters.'],
  ])('%s is none', (value, why) => {
    expect(said(rules.identifier(value))).toBe(why);
  });
  test('that is taken is taken in any case of letters', () => {
    expect(said(rules.freeIdentifier('SHOP', ['shop']))).toBe('There is already an instance named shop.');
    expect(rules.freeIdentifier('shop-2', ['shop'])).toBeUndefined();
  });
});

test.each([
  ['admin', undefined],
  ['a234567890123456', undefined],
  ['a2345678901234567', 'At most 16 characters.'],
  ['9admin', 'It has to begin with a letter.'],
  ['ad-min', 'Only letters, digits and underscores.'],
  ['rdsadmin', 'rdsadmin is a reserved word and cannot be a name.'],
  ['Select', 'Select is a reserved word and cannot be a name.'],
  ['', 'This cannot be empty.'],
])('the master user %j: %s', (value, why) => {
  expect(said(rules.username(value))).toBe(why);
});

test.each([
  ['12345678', undefined],
  ["it's~fine!", undefined],
  ['x'.repeat(41), undefined],
  ['1234567', 'It has to have 8 to 41 characters.'],
  ['x'.repeat(42), 'It has to have 8 to 41 characters.'],
  ['pass/word', 'It cannot contain / " @.'],
  ['pass"word', 'It cannot contain / " @.'],
  ['pass@word', 'It cannot contain / " @.'],
  ['pass word', 'Only letters, digits and ASCII symbols, and no spaces.'],
  ['비밀번호비밀번호', 'Only letters, digits and ASCII symbols, and no spaces.'],
])('the password %j: %s', (value, why) => {
  expect(said(rules.password(value))).toBe(why);
});

test.each([
  ['', undefined],
  ['bookstore', undefined],
  ['mysql', 'mysql is a reserved word and cannot be a name.'],
  ['book-store', 'Only letters, digits and underscores.'],
  ['d'.repeat(65), 'At most 64 characters.'],
])('the database %j: %s', (value, why) => {
  expect(said(rules.database(value))).toBe(why);
});

test.each([
  ['1150', undefined],
  ['65535', undefined],
  ['1149', 'It has to be from 1150 to 65535.'],
  ['65536', 'It has to be from 1150 to 65535.'],
  ['3306.5', 'Enter a whole number.'],
  ['-3306', 'Enter a whole number.'],
  ['1e4', 'Enter a whole number.'],
  ['', 'This cannot be empty.'],
])('the port %j: %s', (value, why) => {
  expect(said(rules.wholeNumber(1150, 65535)(value))).toBe(why);
});

test.each([
  ['shop-sg', undefined],
  ['sg-shop', 'It cannot begin with sg-.'],
  ['default', 'There is already a security group named default. Choose it among the existing ones.'],
])('the new security group %j: %s', (value, why) => {
  expect(said(rules.newGroup(value, ['default']))).toBe(why);
});
