import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { LabError } from '../contract/lab-error.ts';
import { action } from './actions/action.ts';
import { identifier, integer } from './actions/fields.ts';
import { AwsError } from './aws-error.ts';
import { callThrough } from './call.ts';
import { Deeds } from './under-the-hood.ts';

function opened() {
  const deeds = new Deeds();
  const reported: unknown[] = [];
  const refuse = action({
    input: z.strictObject({ DBInstanceIdentifier: identifier() }),
    changes: true,
    run: () => Promise.reject(new AwsError('InvalidDBInstanceState', 'Not now.')),
  });
  const call = callThrough({
    deeds,
    report: (error) => reported.push(error),
    actions: {
      ModifyDBInstance: action({
        input: z.strictObject({
          DBInstanceIdentifier: identifier(),
          AllocatedStorage: z.optional(integer()),
          DeletionProtection: z.optional(z.unknown()),
        }),
        changes: true,
        run: (input, by) => Promise.resolve({ input, by }),
      }),
      DeleteDBInstance: refuse,
      DescribeEvents: action({
        input: z.strictObject({}),
        changes: false,
        run: () => Promise.reject(new Error('a secret place')),
      }),
      StopDBInstance: action({
        input: z.strictObject({}),
        changes: true,
        run: () => Promise.reject(new LabError('disk-full', { image: 'x', detail: 'y' })),
      }),
    },
  });
  return { call, deeds, reported };
}

test('An action gets what its schema has read, and what it changes is a deed', async () => {
  const { call, deeds } = opened();
  const input = { DBInstanceIdentifier: 'Shop', AllocatedStorage: '30', DeletionProtection: 'false' };
  expect(await call('ModifyDBInstance', input, 'api')).toMatchObject({
    input: { DBInstanceIdentifier: 'shop', AllocatedStorage: 30 },
    by: 'api',
  });
  expect(deeds.all).toMatchObject([{ action: 'ModifyDBInstance', by: 'api', instance: 'shop' }]);
  expect(deeds.all[0]?.command).toContain('--no-deletion-protection');
});

test('A parameter that the action does not know, and one that it misses, are refused and recorded', async () => {
  const { call, deeds } = opened();
  await expect(
    call('ModifyDBInstance', { DBInstanceIdentifier: 'shop', Iops: '1' }, 'api'),
  ).rejects.toMatchObject({ code: 'InvalidParameterValue', message: expect.stringContaining('Iops') });
  await expect(call('ModifyDBInstance', {}, 'console')).rejects.toMatchObject({
    code: 'MissingParameter',
    message: 'The request must contain the parameter DBInstanceIdentifier.',
  });
  expect(deeds.all.map(({ refusal }) => refusal?.code)).toEqual([
    'InvalidParameterValue',
    'MissingParameter',
  ]);
});

test.each(['Fly', 'constructor', '__proto__'])('There is no action %s', async (name) => {
  await expect(opened().call(name, {}, 'api')).rejects.toMatchObject({
    code: 'InvalidAction',
    message: `Could not find operation ${name} for version 2014-10-31`,
  });
});

test('A fault of ours is reported, and the caller learns nothing of it', async () => {
  const { call, deeds, reported } = opened();
  const refusal = await call('DescribeEvents', {}, 'api').catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'InternalFailure' });
  expect(String(refusal)).not.toContain('secret');
  expect(reported).toMatchObject([{ message: 'a secret place' }]);
  expect(deeds.all).toEqual([]);
});

test('What the page has words for reaches the page', async () => {
  const { call, deeds } = opened();
  await expect(call('StopDBInstance', {}, 'console')).rejects.toBeInstanceOf(LabError);
  expect(deeds.all).toMatchObject([{ refusal: { code: 'InternalFailure' } }]);
});

test('Commands after a refusal still belong to what was under way', async () => {
  const { call, deeds } = opened();
  await call('ModifyDBInstance', { DBInstanceIdentifier: 'shop' }, 'console');
  await call('DeleteDBInstance', { DBInstanceIdentifier: 'shop' }, 'console').catch(() => undefined);
  deeds.ran('shop', 'sql', 'SELECT 1');
  expect(deeds.all.map(({ action: name, under }) => [name, under.length])).toEqual([
    ['ModifyDBInstance', 1],
    ['DeleteDBInstance', 0],
  ]);
});
