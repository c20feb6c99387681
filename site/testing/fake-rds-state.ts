import type { DBInstance, Deed, RdsState, Timeline } from '../../lab/contract/rds.ts';

export const defaultSecurityGroup = 'sg-0a1b2c3d4e5f60718';

/** An instance at rest. */
export function anInstance(identifier: string, changes: Partial<DBInstance> = {}): DBInstance {
  return {
    DBInstanceIdentifier: identifier,
    DbiResourceId: `db-${identifier.toUpperCase().replaceAll('-', '')}`,
    DBInstanceArn: `arn:aws:rds:ap-northeast-2:123456789012:db:${identifier}`,
    DBInstanceStatus: 'available',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    EngineVersion: '8.4.9',
    MasterUsername: 'admin',
    Endpoint: {
      Address: `${identifier}.cq8replicalb.ap-northeast-2.rds.amazonaws.com`,
      Port: 3306,
      HostedZoneId: 'ZLA2NUCOLGUUR',
    },
    AllocatedStorage: 20,
    StorageType: 'gp3',
    BackupRetentionPeriod: 7,
    PubliclyAccessible: false,
    DeletionProtection: false,
    MultiAZ: false,
    AvailabilityZone: 'ap-northeast-2a',
    InstanceCreateTime: '2026-11-22T04:00:00.000Z',
    VpcSecurityGroups: [{ VpcSecurityGroupId: defaultSecurityGroup, Status: 'active' }],
    DBParameterGroups: [{ DBParameterGroupName: 'default.mysql8.4', ParameterApplyStatus: 'in-sync' }],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    StatusInfos: [],
    TagList: [],
    PreferredBackupWindow: '17:00-17:30',
    PreferredMaintenanceWindow: 'sun:18:00-sun:18:30',
    AutoMinorVersionUpgrade: true,
    ...changes,
  };
}

/** A source with its replica, and how they came to be. */
export function sourceAndReplica(): DBInstance[] {
  return [
    anInstance('shop', { ReadReplicaDBInstanceIdentifiers: ['shop-replica'] }),
    anInstance('shop-replica', {
      ReadReplicaSourceDBInstanceIdentifier: 'shop',
      BackupRetentionPeriod: 0,
      StatusInfos: [{ StatusType: 'read replication', Normal: true, Status: 'replicating' }],
    }),
  ];
}

/** An instance that has been being created for 20 seconds, its server about to start. */
export function creating(identifier: string, startedAt = Date.now() - 20_000): Timeline {
  return {
    instance: identifier,
    action: 'CreateDBInstance',
    skippable: true,
    stages: [
      { what: 'checking', status: 'creating', startedAt, finishedAt: startedAt + 400, usual: 2000 },
      {
        what: 'preparing-storage',
        status: 'creating',
        startedAt: startedAt + 400,
        finishedAt: startedAt + 6000,
        usual: 120_000,
      },
      { what: 'starting-server', status: 'creating', startedAt: startedAt + 6000, usual: 90_000 },
    ],
  };
}

export function aDeed(changes: Partial<Deed> = {}): Deed {
  return {
    id: 1,
    at: Date.now() - 20_000,
    by: 'console',
    action: 'CreateDBInstance',
    command:
      "aws rds create-db-instance \\\n    --db-instance-identifier shop \\\n    --engine mysql \\\n    --db-instance-class db.t3.micro \\\n    --allocated-storage 20 \\\n    --master-username admin \\\n    --master-user-password '********'",
    instance: 'shop',
    under: [
      { at: Date.now() - 19_600, on: 'shop', kind: 'docker', text: 'docker volume create rl-my-rds-db-shop' },
      {
        at: Date.now() - 17_000,
        on: 'shop',
        kind: 'file',
        text: '/etc/my.cnf: server_id=1042 gtid_mode=ON log_bin=mysql-bin-changelog',
      },
      {
        at: Date.now() - 14_000,
        on: 'shop',
        kind: 'docker',
        text: 'docker run --detach --name shop mysql:9.7',
      },
      {
        at: Date.now() - 9000,
        on: 'shop',
        kind: 'sql',
        text: "CREATE USER 'admin'@'%' IDENTIFIED BY '********'",
      },
      {
        at: Date.now() - 8000,
        on: 'shop',
        kind: 'network',
        text: 'iptables -A INPUT -p tcp --dport 3306 -j DROP',
      },
    ],
    ...changes,
  };
}

export function rdsState(changes: Partial<RdsState> = {}): RdsState {
  return {
    pace: 'quick',
    instances: [],
    timelines: [],
    deeds: [],
    access: {
      path: '/rds/my',
      region: 'ap-northeast-2',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'example',
    },
    publicPorts: {},
    images: { '8.4.9': 'mysql:9.7' },
    ...changes,
  };
}
