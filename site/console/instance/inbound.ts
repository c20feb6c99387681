import type { RdsInput } from '../../../lab/contract/rds.ts';
import type { SecurityGroup } from '../api-shapes.ts';

/** One inbound rule as a person reads it; `ports` is undefined where the rule is for all. */
export type Inbound = {
  ports: string | undefined;
  cidr: string | undefined;
  group: string | undefined;
  description: string;
  /** The rule in the API's shape, to take it away again. */
  permission: RdsInput;
};

/** The rules of a group: the API groups them by port, a person reads them one by one. */
export function inboundRules(group: SecurityGroup): Inbound[] {
  return group.IpPermissions.flatMap(({ IpProtocol, FromPort, ToPort, IpRanges, UserIdGroupPairs }) => {
    const ports =
      FromPort === undefined ? undefined : FromPort === ToPort ? String(FromPort) : `${FromPort}-${ToPort}`;
    const where = { IpProtocol, ...(FromPort === undefined ? {} : { FromPort, ToPort }) };
    const ranges = (IpRanges ?? []).map(({ CidrIp: cidr, Description: description = '' }) => ({
      ports,
      cidr,
      group: undefined,
      description,
      permission: { ...where, IpRanges: [{ CidrIp: cidr }] },
    }));
    const members = (UserIdGroupPairs ?? []).map(({ GroupId, Description: description = '' }) => ({
      ports,
      cidr: undefined,
      group: GroupId,
      description,
      permission: { ...where, UserIdGroupPairs: [{ GroupId }] },
    }));
    return [...ranges, ...members];
  });
}
