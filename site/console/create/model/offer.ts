import * as z from 'zod/mini';
import { describeAll } from '../../calls.ts';

export type SecurityGroup = {
  id: string;
  name: string;
  /** Who may come in: CIDRs and groups, with the ports. */
  inbound: { from: number; to: number; sources: string[] }[];
};

/** What there is to choose from, as the API tells it. */
export type Offer = {
  versions: { version: string; description: string }[];
  classes: string[];
  storageTypes: string[];
  storage: { least: number; most: number };
  subnetGroups: { name: string; vpc: string; zones: string[] }[];
  vpc: { id: string; cidr: string };
  groups: SecurityGroup[];
  parameterGroups: string[];
  /** Identifiers that are taken. */
  taken: string[];
};

const Version = z.object({
  EngineVersion: z.string(),
  DBEngineVersionDescription: z._default(z.string(), ''),
});
const Orderable = z.object({
  DBInstanceClass: z.string(),
  StorageType: z.string(),
  MinStorageSize: z.number(),
  MaxStorageSize: z.number(),
});
const SubnetGroup = z.object({
  DBSubnetGroupName: z.string(),
  VpcId: z.string(),
  Subnets: z.array(z.object({ SubnetAvailabilityZone: z.object({ Name: z.string() }) })),
});
const ParameterGroup = z.object({ DBParameterGroupName: z.string() });
const Vpc = z.object({ VpcId: z.string(), CidrBlock: z.string() });
const Permission = z.object({
  FromPort: z.optional(z.number()),
  ToPort: z.optional(z.number()),
  IpRanges: z._default(z.array(z.object({ CidrIp: z.string() })), []),
  UserIdGroupPairs: z._default(z.array(z.object({ GroupId: z.string() })), []),
});
const Group = z.object({
  GroupId: z.string(),
  GroupName: z.string(),
  IpPermissions: z._default(z.array(Permission), []),
});
const Instance = z.object({ DBInstanceIdentifier: z.string() });

/** Asks the API what there is to choose from. */
export async function loadOffer(): Promise<Offer> {
  const mysql = { Engine: 'mysql' };
  const [versions, orderable, subnetGroups, parameterGroups, vpcs, groups, instances] = await Promise.all([
    describeAll('DescribeDBEngineVersions', mysql, 'DBEngineVersions', Version),
    describeAll('DescribeOrderableDBInstanceOptions', mysql, 'OrderableDBInstanceOptions', Orderable),
    describeAll('DescribeDBSubnetGroups', {}, 'DBSubnetGroups', SubnetGroup),
    describeAll('DescribeDBParameterGroups', {}, 'DBParameterGroups', ParameterGroup),
    describeAll('DescribeVpcs', {}, 'Vpcs', Vpc),
    describeAll('DescribeSecurityGroups', {}, 'SecurityGroups', Group),
    describeAll('DescribeDBInstances', {}, 'DBInstances', Instance),
  ]);
  return {
    // The API tells the oldest first; the newest is what one mostly wants.
    versions: versions
      .map((each) => ({ version: each.EngineVersion, description: each.DBEngineVersionDescription }))
      .toReversed(),
    classes: distinct(orderable.map((each) => each.DBInstanceClass)),
    storageTypes: distinct(orderable.map((each) => each.StorageType)),
    storage: {
      least: Math.min(...orderable.map((each) => each.MinStorageSize)),
      most: Math.max(...orderable.map((each) => each.MaxStorageSize)),
    },
    subnetGroups: subnetGroups.map((each) => ({
      name: each.DBSubnetGroupName,
      vpc: each.VpcId,
      zones: distinct(each.Subnets.map(({ SubnetAvailabilityZone: zone }) => zone.Name)),
    })),
    vpc: { id: vpcs[0]?.VpcId ?? '', cidr: vpcs[0]?.CidrBlock ?? '' },
    groups: groups.map((each) => ({
      id: each.GroupId,
      name: each.GroupName,
      inbound: each.IpPermissions.map((rule) => ({
        from: rule.FromPort ?? 0,
        to: rule.ToPort ?? 65535,
        sources: [
          ...rule.IpRanges.map(({ CidrIp }) => CidrIp),
          ...rule.UserIdGroupPairs.map(({ GroupId }) => GroupId),
        ],
      })),
    })),
    parameterGroups: parameterGroups.map((each) => each.DBParameterGroupName),
    taken: instances.map((each) => each.DBInstanceIdentifier),
  };
}

/** What the API takes when no version is asked for: the newest. */
export function defaultVersion(offer: Offer): string {
  return offer.versions[0]?.version ?? '';
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
