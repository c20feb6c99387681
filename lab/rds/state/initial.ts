import { DEFAULT_SUBNET_GROUP, SUBNETS, VPC } from './account.ts';
import type { RdsDocument } from './model.ts';

/** The security group that every VPC has. It lets its own members in, the learner's workbench among them. */
export const DEFAULT_SECURITY_GROUP = 'sg-0d1e2f3a4b5c6d7e8';

/** A new account: the groups that AWS makes by itself, and nothing else. */
export function initialDocument(): RdsDocument {
  return {
    pace: 'quick',
    instances: [],
    snapshots: [],
    parameterGroups: [
      {
        name: 'default.mysql8.4',
        family: 'mysql8.4',
        description: 'Default parameter group for mysql8.4',
        values: {},
        applyMethods: {},
        tags: [],
      },
    ],
    securityGroups: [
      {
        id: DEFAULT_SECURITY_GROUP,
        name: 'default',
        description: 'default VPC security group',
        inbound: [
          {
            id: 'sgr-0a9b8c7d6e5f40312',
            fromPort: 0,
            toPort: 65535,
            source: DEFAULT_SECURITY_GROUP,
            description: '',
            everything: true,
          },
        ],
        tags: [],
      },
    ],
    subnetGroups: [
      {
        name: DEFAULT_SUBNET_GROUP,
        description: `The subnets of ${VPC}`,
        subnets: SUBNETS.map(({ id }) => id),
        tags: [],
      },
    ],
    events: [],
  };
}
