import { AwsError } from '../../aws-error.ts';
import type { RdsDocument, SecurityGroupRecord } from '../../state/model.ts';

type Asked = { GroupId?: string | undefined; GroupName?: string | undefined };

/** The group by its id, or by its name in the VPC. */
export function findSecurityGroup(document: Readonly<RdsDocument>, asked: Asked): SecurityGroupRecord {
  const { GroupId: id, GroupName: name } = asked;
  if (id === undefined && name === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter groupId.');
  }
  const found = document.securityGroups.find((group) =>
    id === undefined ? group.name === name : group.id === id,
  );
  if (found === undefined || (name !== undefined && found.name !== name)) {
    throw new AwsError('InvalidGroup.NotFound', `The security group '${id ?? name}' does not exist`);
  }
  return found;
}
