import { expect, test } from 'vitest';
import { letsIn } from './lets-in.ts';

const rule = (source: string, fromPort = 3306, toPort = 3306) => ({ source, fromPort, toPort });

test.each([
  ['no rule', [], false],
  ['everybody', [rule('0.0.0.0/0')], true],
  ['this address', [rule('203.0.113.10/32')], true],
  ['this network', [rule('203.0.113.0/24')], true],
  ['another network', [rule('10.0.0.0/8')], false],
  ['the address beside it', [rule('203.0.113.11/32')], false],
  ['a range of ports', [rule('0.0.0.0/0', 3000, 4000)], true],
  ['another port', [rule('0.0.0.0/0', 3307, 3307)], false],
  ['a group', [rule('sg-0123')], false],
  ['the second of two', [rule('10.0.0.0/8'), rule('203.0.113.10/32')], true],
  ['what is no network', [rule('999.0.0.0/8'), rule('0.0.0.0/40'), rule('::/0'), rule('')], false],
])('lets in by %s', (_what, inbound, allowed) => {
  expect(letsIn(inbound, '203.0.113.10', 3306)).toBe(allowed);
});
