import * as z from 'zod/mini';
import { AwsError, type AwsErrorCode } from '../../aws-error.ts';
import { ACCOUNT, REGION, SUBNETS, VPC } from '../../state/account.ts';
import { action, type Actions } from '../action.ts';
import { list, text } from '../fields.ts';
import { type FilterTable, filtered, filters } from '../filters.ts';
import { ec2Page, ec2PagingFields } from './ec2-paging.ts';
import { partsOf } from './subnet-blocks.ts';

type Subnet = { id: string; zone: string; cidr: string; index: number };

const VPC_FILTERS: FilterTable<{ id: string; cidr: string }> = {
  'vpc-id': ({ id }) => [id],
  cidr: ({ cidr }) => [cidr],
  'is-default': () => ['true'],
  isDefault: () => ['true'],
  state: () => ['available'],
};
const SUBNET_FILTERS: FilterTable<Subnet> = {
  'subnet-id': ({ id }) => [id],
  'vpc-id': () => [VPC],
  'availability-zone': ({ zone }) => [zone],
  'cidr-block': ({ cidr }) => [cidr],
  'default-for-az': () => ['true'],
  state: () => ['available'],
};

/** The lab's network as a VPC, with the addresses that it really has. */
export function vpcActions(readVpcCidr: () => Promise<string>): Actions {
  return {
    DescribeVpcs: action({
      changes: false,
      input: z.strictObject({
        VpcIds: z.optional(list(text())),
        Filters: z.optional(filters()),
        ...ec2PagingFields,
      }),
      run: async (input) => {
        const vpcs = [{ id: VPC, cidr: await readVpcCidr() }];
        const asked = named(vpcs, input.VpcIds, 'InvalidVpcID.NotFound', 'vpc');
        const { items, next } = ec2Page(
          filtered(asked, input.Filters, VPC_FILTERS, true),
          ({ id }) => id,
          input,
        );
        return { Vpcs: items.map(describeVpc), ...next };
      },
    }),

    DescribeSubnets: action({
      changes: false,
      input: z.strictObject({
        SubnetIds: z.optional(list(text())),
        Filters: z.optional(filters()),
        ...ec2PagingFields,
      }),
      run: async (input) => {
        const blocks = partsOf(await readVpcCidr(), SUBNETS.length);
        const subnets = SUBNETS.map(({ id, zone }, index) => ({
          id,
          zone,
          index,
          cidr: blocks[index] ?? '',
        }));
        const asked = named(subnets, input.SubnetIds, 'InvalidSubnetID.NotFound', 'subnet');
        const { items, next } = ec2Page(
          filtered(asked, input.Filters, SUBNET_FILTERS, true),
          ({ id }) => id,
          input,
        );
        return { Subnets: items.map(describeSubnet), ...next };
      },
    }),
  };
}

function named<Item extends { id: string }>(
  all: Item[],
  ids: readonly string[] | undefined,
  code: AwsErrorCode,
  what: string,
): Item[] {
  if (ids === undefined || ids.length === 0) return all;
  return ids.map((id) => {
    const found = all.find((each) => each.id === id);
    if (found === undefined) throw new AwsError(code, `The ${what} ID '${id}' does not exist`);
    return found;
  });
}

function describeVpc({ id, cidr }: { id: string; cidr: string }): Record<string, unknown> {
  return {
    VpcId: id,
    OwnerId: ACCOUNT,
    State: 'available',
    CidrBlock: cidr,
    InstanceTenancy: 'default',
    IsDefault: true,
    Tags: [],
  };
}

function describeSubnet({ id, zone, cidr, index }: Subnet): Record<string, unknown> {
  return {
    SubnetId: id,
    SubnetArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}`,
    OwnerId: ACCOUNT,
    VpcId: VPC,
    State: 'available',
    AvailabilityZone: zone,
    AvailabilityZoneId: `apne2-az${index + 1}`,
    CidrBlock: cidr,
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    AssignIpv6AddressOnCreation: false,
    Tags: [],
  };
}
