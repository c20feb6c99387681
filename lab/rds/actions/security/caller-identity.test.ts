import * as z from 'zod/mini';
import { expect, it } from 'vitest';
import { stsActions } from './caller-identity.ts';

it('says who the key belongs to, and takes nothing', async () => {
  const action = stsActions()['GetCallerIdentity'];
  expect(action?.input && z.safeParse(action.input, { Who: 'me' }).success).toBe(false);
  expect(await action?.run({} as never, 'api')).toMatchObject({ Account: '123456789012' });
});
