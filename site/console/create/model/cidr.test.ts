import { expect, test } from 'vitest';
import { covers } from './cidr.ts';

test.each([
  ['203.0.113.10/32', true],
  ['203.0.113.0/24', true],
  ['203.0.0.0/8', true],
  ['0.0.0.0/0', true],
  ['128.0.0.0/1', true],
  ['0.0.0.0/1', false],
  ['203.0.113.11/32', false],
  ['203.0.112.0/24', false],
  ['sg-0d1e2f3a', false],
  ['203.0.113.10', false],
  ['203.0.113/24', false],
  ['203.0.113.10/33', false],
  ['::/0', false],
])('%s covers 203.0.113.10: %s', (cidr, covered) => {
  expect(covers(cidr, '203.0.113.10')).toBe(covered);
});
