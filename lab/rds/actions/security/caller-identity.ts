import * as z from 'zod/mini';
import { ACCOUNT } from '../../state/account.ts';
import { action, type Actions } from '../action.ts';

/** Who the lab's key belongs to. */
const USER = {
  Account: ACCOUNT,
  Arn: `arn:aws:iam::${ACCOUNT}:user/learner`,
  UserId: 'AIDAREPLICATIONLABUSR',
};

export function stsActions(): Actions {
  return {
    GetCallerIdentity: action({
      changes: false,
      input: z.strictObject({}),
      run: () => Promise.resolve(USER),
    }),
  };
}
