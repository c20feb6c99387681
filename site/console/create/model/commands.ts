import { awsCommand } from '../../../../lab/contract/aws-command.ts';
import type { RdsInput } from '../../../../lab/contract/rds.ts';
import type { Form } from './form.ts';
import type { Offer } from './offer.ts';
import { MY_ADDRESS } from './warnings.ts';

/** Stands in a command for what only the command before it will tell. */
export const NEW_GROUP_ID = 'sg-…';

/** CreateSecurityGroup for the form's new group. */
export function groupInput(form: Form, offer: Offer): RdsInput {
  return {
    GroupName: form.newGroup,
    Description: `Created by the practice console for ${form.identifier}`,
    VpcId: offer.vpc.id,
  };
}

/** AuthorizeSecurityGroupIngress: the learner's own address may come to the port, nobody else. */
export function ruleInput(form: Form, group: string): RdsInput {
  return {
    GroupId: group,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: Number(form.port),
        ToPort: Number(form.port),
        IpRanges: [{ CidrIp: `${MY_ADDRESS}/32` }],
      },
    ],
  };
}

/** What one would type instead of making a new security group in the form. */
export function groupCommands(form: Form, offer: Offer): string[] {
  if (form.firewall !== 'new') return [];
  // The command line has short options for a single rule.
  const rule = { GroupId: NEW_GROUP_ID, Protocol: 'tcp', Port: Number(form.port), Cidr: `${MY_ADDRESS}/32` };
  return [
    awsCommand('CreateSecurityGroup', groupInput(form, offer), 'ec2'),
    awsCommand('AuthorizeSecurityGroupIngress', rule, 'ec2'),
  ];
}
