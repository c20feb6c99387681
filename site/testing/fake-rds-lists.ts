import { defaultSecurityGroup } from './fake-rds-state.ts';

const parameters = [
  {
    ParameterName: 'max_connections',
    ParameterValue: '{DBInstanceClassMemory/12582880}',
    Description: 'The number of simultaneous client connections allowed.',
    Source: 'system',
    ApplyType: 'dynamic',
    DataType: 'integer',
    AllowedValues: '1-100000',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  },
  {
    ParameterName: 'read_only',
    ParameterValue: '{TrueIfReplica}',
    Description: 'When it is enabled, the server permits no updates except from replication threads.',
    Source: 'system',
    ApplyType: 'dynamic',
    DataType: 'string',
    AllowedValues: '0,1,{TrueIfReplica}',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  },
  {
    ParameterName: 'gtid-mode',
    ParameterValue: 'ON',
    Description: 'Controls whether GTID based logging is enabled.',
    Source: 'system',
    ApplyType: 'static',
    DataType: 'string',
    AllowedValues: 'OFF,OFF_PERMISSIVE,ON_PERMISSIVE,ON',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  },
];

const securityGroup = {
  GroupId: defaultSecurityGroup,
  GroupName: 'default',
  Description: 'default VPC security group',
  VpcId: 'vpc-0a1b2c3d4e5f60718',
  IpPermissions: [
    {
      IpProtocol: '-1',
      IpRanges: [],
      UserIdGroupPairs: [{ GroupId: defaultSecurityGroup }],
    },
    {
      IpProtocol: 'tcp',
      FromPort: 3306,
      ToPort: 3306,
      IpRanges: [{ CidrIp: '203.0.113.10/32', Description: 'my own machine' }],
      UserIdGroupPairs: [],
    },
  ],
};

const events = [
  {
    SourceIdentifier: 'shop',
    SourceType: 'db-instance',
    Date: '2026-11-22T04:01:00.000Z',
    Message: 'DB instance created',
    EventCategories: ['creation'],
  },
];

const snapshot = {
  DBSnapshotIdentifier: 'shop-before-sale',
  DBInstanceIdentifier: 'shop',
  SnapshotCreateTime: '2026-11-22T04:05:00.000Z',
  Engine: 'mysql',
  AllocatedStorage: 20,
  Status: 'available',
  SnapshotType: 'manual',
  EngineVersion: '8.4.9',
  PercentProgress: 100,
};

const parameterGroups = [
  {
    DBParameterGroupName: 'default.mysql8.4',
    DBParameterGroupFamily: 'mysql8.4',
    Description: 'Default parameter group for mysql8.4',
  },
  { DBParameterGroupName: 'shop-params', DBParameterGroupFamily: 'mysql8.4', Description: 'For the shop' },
];

const zones = ['a', 'b', 'c'].map((letter) => ({
  SubnetAvailabilityZone: { Name: `ap-northeast-2${letter}` },
}));

/** What each describing action answers, whatever was asked. */
export const described: Readonly<Record<string, Record<string, unknown>>> = {
  DescribeSecurityGroups: { SecurityGroups: [securityGroup] },
  DescribeEvents: { Events: events },
  DescribeDBLogFiles: {
    DescribeDBLogFiles: [
      { LogFileName: 'error/mysql-error.log', LastWritten: 1_795_323_600_000, Size: 2310 },
    ],
  },
  DownloadDBLogFilePortion: {
    LogFileData: '[System] /usr/sbin/mysqld: ready for connections.\n',
    AdditionalDataPending: false,
  },
  DescribeDBSnapshots: { DBSnapshots: [snapshot] },
  DescribeDBParameterGroups: { DBParameterGroups: parameterGroups },
  DescribeDBParameters: { Parameters: parameters },
  DescribeDBEngineVersions: {
    DBEngineVersions: [
      { EngineVersion: '8.4.9', DBEngineVersionDescription: 'MySQL 8.4.9 (mysql:9.7 behind it)' },
    ],
  },
  DescribeOrderableDBInstanceOptions: {
    OrderableDBInstanceOptions: ['db.t3.micro', 'db.t4g.small'].map((DBInstanceClass) => ({
      DBInstanceClass,
      StorageType: 'gp3',
      MinStorageSize: 20,
      MaxStorageSize: 65536,
    })),
  },
  DescribeDBSubnetGroups: {
    DBSubnetGroups: [{ DBSubnetGroupName: 'default', VpcId: 'vpc-0a1b2c3d4e5f60718', Subnets: zones }],
  },
  DescribeVpcs: { Vpcs: [{ VpcId: 'vpc-0a1b2c3d4e5f60718', CidrBlock: '172.23.0.0/16' }] },
};
