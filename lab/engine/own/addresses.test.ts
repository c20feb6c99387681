import { expect, test } from 'vitest';
import { containerPool, linkAddresses, overlaps, parseBlock, type Block } from './addresses.ts';

const block = (text: string): Block => parseBlock(text) ?? { first: 0, size: 0 };

test('reads blocks of addresses, and only those', () => {
  expect(parseBlock('10.0.0.7/24')).toEqual({ first: 10 * 2 ** 24, size: 256 });
  expect(parseBlock('10.0.0.7')).toEqual({ first: 10 * 2 ** 24 + 7, size: 1 });
  for (const text of ['default', '', 'fe80::/64', '10.0.0.300', '10.0.0.0/33']) {
    expect(parseBlock(text)).toBeUndefined();
  }
});

test('knows when two blocks share an address', () => {
  expect(overlaps(block('10.0.0.0/8'), block('10.213.4.0/30'))).toBe(true);
  expect(overlaps(block('10.213.4.0/30'), block('10.213.4.4/30'))).toBe(false);
});

test('a home gets the same addresses each time, and another home others', () => {
  const one = linkAddresses('0000002a', []);
  expect(one).toEqual({
    subnet: '10.213.0.168/30',
    outside: '10.213.0.169',
    inside: '10.213.0.170',
    prefix: 30,
  });
  expect(linkAddresses('0000002a', [])).toEqual(one);
  expect(linkAddresses('0000002b', [])).not.toEqual(one);
});

test('steps over addresses that are in use, and gives up when all are', () => {
  expect(linkAddresses('0000002a', [block('10.213.0.168/29')])?.subnet).toBe('10.213.0.176/30');
  expect(linkAddresses('00003fff', [block('10.213.255.252/30')])?.subnet).toBe('10.213.0.0/30');
  expect(linkAddresses('0000002a', [block('10.0.0.0/8')])).toBeUndefined();
});

test('containers get addresses that neither routes nor name servers use', () => {
  expect(containerPool([])).toBe('172.20.0.0/14');
  expect(containerPool([block('172.22.1.53')])).toBe('10.232.0.0/14');
  expect(containerPool([block('172.16.0.0/12'), block('10.232.0.0/16')])).toBe('10.116.0.0/14');
});
