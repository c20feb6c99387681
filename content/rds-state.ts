import * as z from 'zod/mini';
import type { CheckAnswer, CheckView } from '../lab/contract/check.ts';

/** What checks of the lessons on RDS ask; everything as the API describes it. */

const ParameterGroups = z.object({
  DBParameterGroups: z.array(z.looseObject({ DBParameterGroupFamily: z.string() })),
});

export async function parameterGroup(
  lab: CheckView,
  name: string,
): Promise<{ DBParameterGroupFamily: string } | undefined> {
  const answer = await lab.rds.describe('DescribeDBParameterGroups', { DBParameterGroupName: name });
  return answer && ParameterGroups.parse(answer).DBParameterGroups[0];
}

const Parameters = z.object({
  Parameters: z.array(z.looseObject({ ParameterName: z.string(), ParameterValue: z.optional(z.string()) })),
});

/** Why a parameter does not have the value that the learner was to give it; undefined where it has. */
export async function unset(
  lab: CheckView,
  group: string,
  parameter: string,
  wanted: string,
): Promise<CheckAnswer | undefined> {
  const answer = await lab.rds.describe('DescribeDBParameters', {
    DBParameterGroupName: group,
    Source: 'user',
  });
  const found = answer
    ? Parameters.parse(answer).Parameters.find(({ ParameterName }) => ParameterName === parameter)
    : undefined;
  const value = found?.ParameterValue ?? '-';
  return value === wanted ? undefined : { reason: 'parameter-unset', values: { parameter, wanted, value } };
}

const SecurityGroups = z.object({
  SecurityGroups: z.array(
    z.looseObject({
      GroupId: z.string(),
      IpPermissions: z.array(
        z.looseObject({
          FromPort: z.optional(z.number()),
          ToPort: z.optional(z.number()),
          IpRanges: z.optional(z.array(z.looseObject({ CidrIp: z.string() }))),
          UserIdGroupPairs: z.optional(z.array(z.looseObject({ GroupId: z.string() }))),
        }),
      ),
    }),
  ),
});
type SecurityGroup = z.infer<typeof SecurityGroups>['SecurityGroups'][number];

export async function securityGroup(lab: CheckView, name: string): Promise<SecurityGroup | undefined> {
  const answer = await lab.rds.describe('DescribeSecurityGroups', {
    Filters: [{ Name: 'group-name', Values: [name] }],
  });
  return answer && SecurityGroups.parse(answer).SecurityGroups[0];
}

/** Whether a group has a rule that lets somebody in at a port; of that CIDR, if one is asked for. */
export function admits({ IpPermissions }: SecurityGroup, port: number, cidr?: string): boolean {
  return IpPermissions.some(
    ({ FromPort = 0, ToPort = 65535, IpRanges = [], UserIdGroupPairs = [] }) =>
      FromPort <= port &&
      port <= ToPort &&
      (cidr === undefined
        ? IpRanges.length + UserIdGroupPairs.length > 0
        : IpRanges.some(({ CidrIp }) => CidrIp === cidr)),
  );
}

const Vpcs = z.object({ Vpcs: z.array(z.looseObject({ CidrBlock: z.string() })) });

/** The addresses of the lab's own network. */
export async function vpcCidr(lab: CheckView): Promise<string> {
  const answer = await lab.rds.describe('DescribeVpcs', {});
  return (answer && Vpcs.parse(answer).Vpcs[0]?.CidrBlock) ?? '-';
}

/** Why an instance is not there to be used, in the reasons that all lessons share; undefined where it is. */
export async function notAvailable(lab: CheckView, name: string): Promise<CheckAnswer | undefined> {
  const instance = await lab.rds.instance(name);
  if (!instance) return { reason: 'instance-missing', values: { name } };
  const status = instance.DBInstanceStatus;
  return status === 'available' ? undefined : { reason: 'instance-not-available', values: { name, status } };
}

/** One value of one row, asked as the service itself. */
export async function askInstance(lab: CheckView, name: string, query: string): Promise<string> {
  const [row] = await lab.rds.sql(name, query);
  return (row && Object.values(row)[0]) ?? '';
}

/** How often the server has raised an error since it started: what a learner was told leaves this trace. */
export async function timesRefused(lab: CheckView, name: string, error: number): Promise<number> {
  const query = `SELECT SUM_ERROR_RAISED FROM performance_schema.events_errors_summary_global_by_error
    WHERE ERROR_NUMBER = ${error}`;
  return Number(await askInstance(lab, name, query));
}
