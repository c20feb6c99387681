import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import type { Service } from '../../service.ts';
import { VPC } from '../../state/account.ts';
import { DEFAULT_SECURITY_GROUP } from '../../state/initial.ts';
import type { InstanceRecord, SecurityGroupRecord } from '../../state/model.ts';
import { action, type Actions } from '../action.ts';
import { choice, list, tags, text } from '../fields.ts';
import { type FilterTable, filtered, filters } from '../filters.ts';
import { arnOfGroup, describeSecurityGroup } from './describe-group.ts';
import { ec2Page, ec2PagingFields } from './ec2-paging.ts';
import { findSecurityGroup } from './find-security-group.ts';

/** As AWS limits a VPC, less than there: every group of the lab may stand in every instance's rules. */
const GROUPS_MOST = 100;

const FILTERS: FilterTable<SecurityGroupRecord> = {
  description: (group) => [group.description],
  'group-id': ({ id }) => [id],
  'group-name': ({ name }) => [name],
  'ip-permission.cidr': ({ inbound }) => inbound.map(({ source }) => source),
  'ip-permission.from-port': ({ inbound }) => inbound.map(({ fromPort }) => String(fromPort)),
  'ip-permission.to-port': ({ inbound }) => inbound.map(({ toPort }) => String(toPort)),
  'ip-permission.group-id': ({ inbound }) => inbound.map(({ source }) => source),
  'vpc-id': () => [VPC],
  'tag-key': (group) => group.tags.map(({ key }) => key),
};

/** Makes, shows and removes security groups. */
export function securityGroupActions({ store }: Service): Actions {
  return {
    CreateSecurityGroup: action({
      changes: true,
      input: z.strictObject({
        GroupName: text({
          most: 255,
          pattern: /^(?!sg-)[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+$/,
          says: 'Invalid value for GroupName: up to 255 characters from a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*, not beginning with sg-',
        }),
        Description: text({
          most: 255,
          pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+$/,
          says: 'Invalid value for GroupDescription.',
        }),
        VpcId: z.optional(text()),
        TagSpecifications: z.optional(
          list(z.strictObject({ ResourceType: choice(['security-group']), Tags: tags() }), 1),
        ),
      }),
      run: async (input) => {
        const { GroupName: name, VpcId: vpc = VPC } = input;
        if (vpc !== VPC) throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${vpc}' does not exist`);
        const group: SecurityGroupRecord = {
          id: `sg-0${randomBytes(8).toString('hex')}`,
          name,
          description: input.Description,
          inbound: [],
          tags: input.TagSpecifications?.[0]?.Tags ?? [],
        };
        store.change((document) => {
          if (document.securityGroups.some((each) => each.name === name)) {
            throw new AwsError(
              'InvalidGroup.Duplicate',
              `The security group '${name}' already exists for VPC '${VPC}'`,
            );
          }
          if (document.securityGroups.length >= GROUPS_MOST) {
            throw new AwsError(
              'SecurityGroupLimitExceeded',
              'The maximum number of security groups has been reached.',
            );
          }
          document.securityGroups.push(group);
        });
        await store.saved();
        const { Tags } = describeSecurityGroup(group);
        return { GroupId: group.id, Tags, SecurityGroupArn: arnOfGroup(group.id) };
      },
    }),

    DescribeSecurityGroups: action({
      changes: false,
      input: z.strictObject({
        GroupIds: z.optional(list(text())),
        GroupNames: z.optional(list(text())),
        Filters: z.optional(filters()),
        ...ec2PagingFields,
      }),
      run: async (input) => {
        const { GroupIds: ids = [], GroupNames: names = [] } = input;
        const { document } = store;
        const named = [
          ...ids.map((GroupId) => findSecurityGroup(document, { GroupId })),
          ...names.map((GroupName) => findSecurityGroup(document, { GroupName })),
        ];
        const asked = named.length === 0 ? document.securityGroups : [...new Set(named)];
        const { items, next } = ec2Page(filtered(asked, input.Filters, FILTERS, true), ({ id }) => id, input);
        return { SecurityGroups: items.map(describeSecurityGroup), ...next };
      },
    }),

    DeleteSecurityGroup: action({
      changes: true,
      input: z.strictObject({ GroupId: z.optional(text()), GroupName: z.optional(text()) }),
      run: async (input) => {
        const { id } = store.change((document) => {
          const group = findSecurityGroup(document, input);
          if (group.id === DEFAULT_SECURITY_GROUP) {
            throw new AwsError(
              'CannotDelete',
              `the specified group: "${group.id}" name: "default" cannot be deleted by a user`,
            );
          }
          const isNamed = document.securityGroups.some(
            (other) => other !== group && other.inbound.some(({ source }) => source === group.id),
          );
          if (isNamed || document.instances.some((each) => isMember(each, group.id))) {
            throw new AwsError('DependencyViolation', `resource ${group.id} has a dependent object`);
          }
          document.securityGroups.splice(document.securityGroups.indexOf(group), 1);
          return group;
        });
        await store.saved();
        return { Return: true, GroupId: id };
      },
    }),
  };
}

/** A modification that is under way may be about to make it one. */
function isMember({ securityGroups, job }: InstanceRecord, group: string): boolean {
  const wanted = job?.data['securityGroups'];
  return securityGroups.includes(group) || (Array.isArray(wanted) && wanted.includes(group));
}
