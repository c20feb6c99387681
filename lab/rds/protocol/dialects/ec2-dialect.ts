import type { RdsInput } from '../../../contract/rds.ts';
import { AwsError, type AwsErrorCode } from '../../aws-error.ts';
import { nestedInput } from '../nested-input.ts';
import { element, xmlMembers, xmlText, type Naming } from '../xml.ts';
import { XML_DECLARATION, type Dialect } from './dialect.ts';

const VERSION = '2016-11-15';
const NAMESPACE = `http://ec2.amazonaws.com/doc/${VERSION}/`;

/** What an instance's connections need of EC2. */
const ACTIONS = new Set([
  'AuthorizeSecurityGroupIngress',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
  'DescribeSecurityGroupRules',
  'DescribeSecurityGroups',
  'DescribeSubnets',
  'DescribeVpcs',
  'RevokeSecurityGroupIngress',
]);

/** Lists have their items' names on the wire: `Filter.1.Name`. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['Filter', 'Filters'],
  ['GroupId', 'GroupIds'],
  ['GroupName', 'GroupNames'],
  ['Groups', 'UserIdGroupPairs'],
  ['SecurityGroupRuleId', 'SecurityGroupRuleIds'],
  ['SubnetId', 'SubnetIds'],
  ['Tag', 'Tags'],
  ['TagSpecification', 'TagSpecifications'],
  ['Value', 'Values'],
  ['VpcId', 'VpcIds'],
]);

/** The names of answers that are not just the API's with a small first letter. */
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['RevokedSecurityGroupRules', 'revokedSecurityGroupRuleSet'],
  ['SecurityGroupRules', 'securityGroupRuleSet'],
  ['SecurityGroups', 'securityGroupInfo'],
  ['Subnets', 'subnetSet'],
  ['Tags', 'tagSet'],
  ['UnknownIpPermissions', 'unknownIpPermissionSet'],
  ['UserIdGroupPairs', 'groups'],
  ['Vpcs', 'vpcSet'],
]);

/** EC2 does not tell a caller what is wrong with a signature. */
const OF_THE_SIGNATURE: ReadonlySet<AwsErrorCode> = new Set<AwsErrorCode>([
  'IncompleteSignature',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
]);

const naming: Naming = {
  element: (name, within) =>
    name === 'Description' && within === 'SecurityGroups'
      ? 'groupDescription'
      : (ELEMENTS.get(name) ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`),
  item: () => 'item',
};

/** https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
export const ec2Dialect: Dialect = {
  service: 'ec2',
  version: VERSION,
  has: (action) => ACTIONS.has(action),
  input: (parameters) => named(nestedInput(parameters, new Set())),
  result: (action, result, requestId) =>
    `${XML_DECLARATION}<${action}Response xmlns="${NAMESPACE}">${element('requestId', xmlText(requestId))}` +
    `${xmlMembers(result, naming)}</${action}Response>`,
  error(error, requestId) {
    const hidden = OF_THE_SIGNATURE.has(error.code);
    const code = hidden ? 'AuthFailure' : error.code;
    const message = hidden ? 'AWS was not able to validate the provided access credentials' : error.message;
    const said = `${element('Code', xmlText(code))}${element('Message', xmlText(message))}`;
    const errors = element('Errors', element('Error', said));
    // `RequestID` here, `requestId` in a result: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    const id = element('RequestID', xmlText(requestId));
    return {
      status: hidden ? 401 : error.status,
      body: `${XML_DECLARATION}${element('Response', `${errors}${id}`)}`,
    };
  },
  unknownAction: (action) =>
    new AwsError('InvalidAction', `The action ${action} is not valid for this web service.`),
};

function named(input: RdsInput): RdsInput {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (Array.isArray(value)) return [LISTS.get(name) ?? name, value.map(namedItem)];
      return [name === 'GroupDescription' ? 'Description' : name, value];
    }),
  );
}

function namedItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return named(Object.fromEntries(Object.entries(item)));
}
