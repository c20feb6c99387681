import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { nestedInput } from './nested-input.ts';
import { readQueryParameters } from './query-parameters.ts';

const WRAPPERS = new Set(['member', 'Tag', 'Filter', 'Value', 'VpcSecurityGroupId']);
const nested = (query: string) => nestedInput(readQueryParameters(query), WRAPPERS);

test.each([
  ['DBInstanceIdentifier=shop&AllocatedStorage=20', { DBInstanceIdentifier: 'shop', AllocatedStorage: '20' }],
  ['Tags.Tag.1.Key=a&Tags.Tag.1.Value=b+c%2B', { Tags: [{ Key: 'a', Value: 'b c+' }] }],
  ['Tags.member.1.Key=a', { Tags: [{ Key: 'a' }] }],
  [
    'Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=mysql&Filters.Filter.1.Values.Value.2=x',
    { Filters: [{ Name: 'engine', Values: ['mysql', 'x'] }] },
  ],
  ['VpcSecurityGroupIds.VpcSecurityGroupId.1=sg-1', { VpcSecurityGroupIds: ['sg-1'] }],
  ['GroupId.2=sg-b&GroupId.1=sg-a', { GroupId: ['sg-a', 'sg-b'] }],
  ['A.10=ten&A.9=nine&A.1000=last', { A: ['nine', 'ten', 'last'] }],
  ['Limits.Most=1', { Limits: { Most: '1' } }],
  // A structure whose only member happens to be a list stays one.
  ['Logs.Types.member.1=error', { Logs: { Types: ['error'] } }],
  ['Tags=', { Tags: '' }],
  ['', {}],
])('%s', (query, input) => {
  expect(nested(query)).toEqual(input);
});

test.each([
  ['__proto__.polluted=1'],
  ['A.__proto__.B=1'],
  ['A..B=1'],
  ['.A=1'],
  ['1=x'],
  ['A.0=x'],
  ['A.01=x'],
  ['A.-1=x'],
  ['A.99999=x'],
  ['A.1e3=x'],
  ['A=1&A=2'],
  ['A=1&A.B=2'],
  ['A.B=2&A=1'],
  ['A.B.C.D.E.F.G.H.I=1'],
  [`${'A'.repeat(400)}=1`],
  [Array.from({ length: 1001 }, (_, index) => `P${index}=1`).join('&')],
])('refuses %.60s', (query) => {
  expect(() => nested(query)).toThrow(expect.objectContaining({ code: 'InvalidQueryParameter' }));
});

test('A name of something that every object has is an ordinary name', () => {
  const input = nested('constructor=1&toString.1=x');
  expect(Object.entries(input)).toEqual([
    ['constructor', '1'],
    ['toString', ['x']],
  ]);
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
});

test('refuses broken encodings', () => {
  for (const query of ['A=%', 'A=%zz', 'A=%ff', '%E0%A4=1']) {
    expect(() => nested(query), query).toThrow(expect.objectContaining({ code: 'MalformedQueryString' }));
  }
});

test('Whatever comes is read or refused, and nothing else happens', () => {
  const part = oneof(
    constantFrom('__proto__', 'constructor', 'member', 'Tag', '1', '2', '0', '', 'A'),
    string({ maxLength: 5 }),
  );
  const name = array(part, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('.'));
  assert(
    property(array(tuple(name, string({ maxLength: 8 })), { maxLength: 20 }), (pairs) => {
      try {
        nested(pairs.map(([key, value]) => `${key}=${value}`).join('&'));
      } catch (error) {
        expect(error).toMatchObject({ name: 'AwsError' });
      }
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    }),
  );
});
