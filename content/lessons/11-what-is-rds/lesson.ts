import type { Lesson } from '../../../lab/contract/check.ts';
import { parameterGroup, securityGroup, unset } from '../../rds-state.ts';

export default {
  needs: [],
  minutes: 15,
  checks: {
    'parameter-group': async (lab) => {
      const group = await parameterGroup(lab, 'shop-params');
      if (!group) return 'no-parameter-group';
      const family = group.DBParameterGroupFamily;
      return family === 'mysql8.4' ? true : { reason: 'other-family', values: { family }, broken: true };
    },

    'one-parameter': async (lab) => (await unset(lab, 'shop-params', 'max_connections', '60')) ?? true,

    'security-group': async (lab) => ((await securityGroup(lab, 'shop-db')) ? true : 'no-security-group'),
  },
} satisfies Lesson;
