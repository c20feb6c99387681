import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import type { Service } from '../../service.ts';
import type { InboundRule, SecurityGroupRecord } from '../../state/model.ts';
import { action, type Actions } from '../action.ts';
import { list, text } from '../fields.ts';
import { type FilterTable, filtered, filters } from '../filters.ts';
import { describeRule } from './describe-group.ts';
import { ec2Page, ec2PagingFields } from './ec2-paging.ts';
import { findSecurityGroup } from './find-security-group.ts';
import { reopenDoors } from './members.ts';
import { isSameRule, permissionFields, rulesOf, wordsOfRule } from './rules.ts';

/** As AWS limits a group. */
const RULES_MOST = 60;

type GroupRule = { group: SecurityGroupRecord; rule: InboundRule };

const FILTERS: FilterTable<GroupRule> = {
  'group-id': ({ group }) => [group.id],
  'security-group-rule-id': ({ rule }) => [rule.id],
};

const named = { GroupId: z.optional(text()), GroupName: z.optional(text()) };

/** Lets in and shuts out; the doors of the group's instances are set before the answer. */
export function securityRuleActions(service: Service): Actions {
  const { store } = service;
  const doorsOf = ({ id }: SecurityGroupRecord) =>
    reopenDoors(
      service,
      store.document.instances.filter(({ securityGroups }) => securityGroups.includes(id)),
    );
  return {
    AuthorizeSecurityGroupIngress: action({
      changes: true,
      input: z.strictObject({ ...named, ...permissionFields }),
      run: async ({ GroupId, GroupName, ...permissions }) => {
        const { group, rules } = store.change((document) => {
          const found = findSecurityGroup(document, { GroupId, GroupName });
          const added = rulesOf(document, permissions);
          const all = [...found.inbound, ...added];
          const twice = all.find((rule, index) => all.findIndex((each) => isSameRule(each, rule)) !== index);
          if (twice !== undefined) {
            throw new AwsError(
              'InvalidPermission.Duplicate',
              `the specified rule "${wordsOfRule(twice)}" already exists`,
            );
          }
          if (all.length > RULES_MOST) {
            throw new AwsError(
              'RulesPerSecurityGroupLimitExceeded',
              'The maximum number of rules per security group has been reached.',
            );
          }
          found.inbound = all;
          return { group: found, rules: added };
        });
        await doorsOf(group);
        await store.saved();
        return { Return: true, SecurityGroupRules: rules.map((rule) => describeRule(group, rule)) };
      },
    }),

    RevokeSecurityGroupIngress: action({
      changes: true,
      input: z.strictObject({
        ...named,
        ...permissionFields,
        SecurityGroupRuleIds: z.optional(list(text(), RULES_MOST)),
      }),
      run: async ({ GroupId, GroupName, SecurityGroupRuleIds: ids, ...permissions }) => {
        const { group, rules } = store.change((document) => {
          const found = findSecurityGroup(document, { GroupId, GroupName });
          const gone =
            ids === undefined
              ? rulesOf(document, permissions).map((asked) => existingRule(found, asked))
              : ids.map((id) => ruleById(found, id));
          found.inbound = found.inbound.filter((rule) => !gone.includes(rule));
          return { group: found, rules: gone };
        });
        await doorsOf(group);
        await store.saved();
        return { Return: true, RevokedSecurityGroupRules: rules.map((rule) => describeRevoked(group, rule)) };
      },
    }),

    DescribeSecurityGroupRules: action({
      changes: false,
      input: z.strictObject({
        Filters: z.optional(filters()),
        SecurityGroupRuleIds: z.optional(list(text())),
        ...ec2PagingFields,
      }),
      run: async (input) => {
        const { SecurityGroupRuleIds: ids } = input;
        const all = store.document.securityGroups.flatMap((group) =>
          group.inbound.map((rule) => ({ group, rule })),
        );
        const asked = all.filter(({ rule }) => ids === undefined || ids.includes(rule.id));
        const unknown = ids?.find((id) => !asked.some(({ rule }) => rule.id === id));
        if (unknown !== undefined) throw noSuchRule(unknown);
        const { items, next } = ec2Page(
          filtered(asked, input.Filters, FILTERS, true),
          ({ rule }) => rule.id,
          input,
        );
        return { SecurityGroupRules: items.map(({ group, rule }) => describeRule(group, rule)), ...next };
      },
    }),
  };
}

/** Here EC2 names a group by its id alone. */
function describeRevoked(group: SecurityGroupRecord, rule: InboundRule): Record<string, unknown> {
  const { ReferencedGroupInfo: _, ...described } = describeRule(group, rule);
  return rule.source.startsWith('sg-') ? { ...described, ReferencedGroupId: rule.source } : described;
}

function existingRule(group: SecurityGroupRecord, asked: InboundRule): InboundRule {
  const found = group.inbound.find((rule) => isSameRule(rule, asked));
  if (found === undefined) {
    throw new AwsError(
      'InvalidPermission.NotFound',
      'The specified rule does not exist in this security group.',
    );
  }
  return found;
}

function ruleById(group: SecurityGroupRecord, id: string): InboundRule {
  const found = group.inbound.find((rule) => rule.id === id);
  if (found === undefined) throw noSuchRule(id);
  return found;
}

function noSuchRule(id: string): AwsError {
  return new AwsError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}
