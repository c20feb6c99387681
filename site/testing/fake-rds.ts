import type { DBInstance, RdsAnswer, RdsInput, RdsState } from '../../lab/contract/rds.ts';
import { anInstance, defaultSecurityGroup, rdsState } from './fake-rds-state.ts';

export type RdsAsked = { action: string; input: RdsInput };

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

/** Stands in for the lab's RDS behind a page: lists what it was given, and takes creates and deletes. */
export class FakeRds {
  readonly asked: RdsAsked[] = [];
  state: RdsState;
  tell: (state: RdsState) => void = () => {};
  /** Answers before all else, for a test that wants a refusal. */
  readonly answers = new Map<string, RdsAnswer>();

  constructor(state: Partial<RdsState> = {}) {
    this.state = rdsState(state);
  }

  /** The state from now on, told to the page. */
  change(change: Partial<RdsState>): void {
    this.state = { ...this.state, ...change };
    this.tell(this.state);
  }

  answer(action: string, input: RdsInput): RdsAnswer {
    this.asked.push({ action, input });
    const set = this.answers.get(action);
    if (set !== undefined) return set;
    const name = typeof input['DBInstanceIdentifier'] === 'string' ? input['DBInstanceIdentifier'] : '';
    const list = this.#lists(action);
    if (list !== undefined) return { result: list };
    if (action.startsWith('CreateDBInstance')) return this.#create(name, input);
    const found = this.state.instances.find((instance) => instance.DBInstanceIdentifier === name);
    if (name !== '' && found === undefined) {
      return { refusal: { code: 'DBInstanceNotFound', message: `DBInstance ${name} not found.` } };
    }
    if (action === 'DeleteDBInstance') return this.#becomes(found, 'deleting');
    if (action === 'PromoteReadReplica') return this.#becomes(found, 'modifying');
    return { result: found === undefined ? {} : { DBInstance: found } };
  }

  #create(name: string, input: RdsInput): RdsAnswer {
    const source = input['SourceDBInstanceIdentifier'];
    const made = anInstance(name, {
      DBInstanceStatus: 'creating',
      ...(typeof source === 'string' ? { ReadReplicaSourceDBInstanceIdentifier: source } : {}),
    });
    this.change({ instances: [...this.state.instances, made] });
    return { result: { DBInstance: made } };
  }

  #becomes(instance: DBInstance | undefined, status: string): RdsAnswer {
    const instances = this.state.instances.map((each) =>
      each === instance ? { ...each, DBInstanceStatus: status } : each,
    );
    this.change({ instances });
    return { result: { DBInstance: { ...instance, DBInstanceStatus: status } } };
  }

  #lists(action: string): Record<string, unknown> | undefined {
    switch (action) {
      case 'DescribeDBInstances':
        return { DBInstances: this.state.instances };
      case 'DescribeSecurityGroups':
        return { SecurityGroups: [securityGroup] };
      case 'DescribeEvents':
        return { Events: events };
      case 'DescribeDBLogFiles':
        return {
          DescribeDBLogFiles: [
            { LogFileName: 'error/mysql-error.log', LastWritten: 1_795_323_600_000, Size: 2310 },
          ],
        };
      case 'DownloadDBLogFilePortion':
        return {
          LogFileData: '[System] /usr/sbin/mysqld: ready for connections.\n',
          AdditionalDataPending: false,
        };
      case 'DescribeDBSnapshots':
        return { DBSnapshots: [snapshot] };
      case 'DescribeDBParameterGroups':
        return { DBParameterGroups: parameterGroups };
      case 'DescribeDBParameters':
        return { Parameters: parameters };
      default:
        return undefined;
    }
  }
}

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
