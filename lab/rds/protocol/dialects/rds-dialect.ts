import { AwsError } from '../../aws-error.ts';
import { nestedInput } from '../nested-input.ts';
import type { Naming } from '../xml.ts';
import type { Dialect } from './dialect.ts';
import { ec2Dialect } from './ec2-dialect.ts';
import { queryError, queryResult } from './query-answers.ts';
import { stsDialect } from './sts-dialect.ts';

const VERSION = '2014-10-31';
const NAMESPACE = `http://rds.amazonaws.com/doc/${VERSION}/`;

/** The tags of list items where they are not `member`, as the API's description has them. */
const ITEMS: ReadonlyMap<string, string> = new Map([
  ['AvailabilityZones', 'AvailabilityZone'],
  ['AvailableProcessorFeatures', 'AvailableProcessorFeature'],
  ['Certificates', 'Certificate'],
  ['DBEngineVersions', 'DBEngineVersion'],
  ['DBInstances', 'DBInstance'],
  ['DBParameterGroups', 'DBParameterGroup'],
  ['DBSecurityGroups', 'DBSecurityGroup'],
  ['DBSnapshots', 'DBSnapshot'],
  ['DBSubnetGroups', 'DBSubnetGroup'],
  ['DescribeDBLogFiles', 'DescribeDBLogFilesDetails'],
  ['EventCategories', 'EventCategory'],
  ['EventCategoriesMapList', 'EventCategoriesMap'],
  ['Events', 'Event'],
  ['OptionGroupMemberships', 'OptionGroupMembership'],
  ['OrderableDBInstanceOptions', 'OrderableDBInstanceOption'],
  ['Parameters', 'Parameter'],
  ['ProcessorFeatures', 'ProcessorFeature'],
  ['ReadReplicaDBClusterIdentifiers', 'ReadReplicaDBClusterIdentifier'],
  ['ReadReplicaDBInstanceIdentifiers', 'ReadReplicaDBInstanceIdentifier'],
  ['StatusInfos', 'DBInstanceStatusInfo'],
  ['Subnets', 'Subnet'],
  ['SupportedCharacterSets', 'CharacterSet'],
  ['SupportedTimezones', 'Timezone'],
  ['TagList', 'Tag'],
  ['ValidUpgradeTarget', 'UpgradeTarget'],
  ['VpcSecurityGroups', 'VpcSecurityGroupMembership'],
]);

/** Between a list's name and its positions; some clients write `member` for all. */
const WRAPPERS = new Set([
  'member',
  'AttributeValue',
  'AvailabilityZone',
  'DBSecurityGroupName',
  'EventCategory',
  'Filter',
  'Parameter',
  'ProcessorFeature',
  'SubnetIdentifier',
  'Tag',
  'Value',
  'VpcSecurityGroupId',
]);

const naming: Naming = {
  element: (name) => name,
  item: (list) => ITEMS.get(list) ?? 'member',
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html */
export const rdsDialect: Dialect = {
  service: 'rds',
  version: VERSION,
  has: (action) => !ec2Dialect.has(action) && !stsDialect.has(action),
  input: (parameters) => nestedInput(parameters, WRAPPERS),
  result: (action, result, requestId) => queryResult(NAMESPACE, naming, action, result, requestId),
  error: (error, requestId) => queryError(NAMESPACE, error, requestId),
  unknownAction: (action, version) =>
    new AwsError('InvalidAction', `Could not find operation ${action} for version ${version}`),
};
