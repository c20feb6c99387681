import { createWords } from '../words.ts';
import type { Offer } from './offer.ts';
import type { Problem } from './rules.ts';

/** What a lab offers, for tests. */
export const offer: Offer = {
  versions: [
    { version: '8.4.9', description: 'MySQL 8.4.9' },
    { version: '8.4.8', description: 'MySQL 8.4.8' },
  ],
  classes: ['db.t3.micro', 'db.t4g.micro', 'db.m6g.large', 'db.r6g.large'],
  storageTypes: ['gp3', 'gp2'],
  storage: { least: 20, most: 65536 },
  subnetGroups: [{ name: 'default', vpc: 'vpc-1', zones: ['ap-northeast-2a', 'ap-northeast-2b'] }],
  vpc: { id: 'vpc-1', cidr: '172.23.0.0/16' },
  groups: [
    { id: 'sg-default', name: 'default', inbound: [{ from: 0, to: 65535, sources: ['sg-default'] }] },
    { id: 'sg-shop', name: 'shop-db', inbound: [] },
    { id: 'sg-open', name: 'open', inbound: [{ from: 3306, to: 3306, sources: ['0.0.0.0/0'] }] },
  ],
  parameterGroups: ['default.mysql8.4', 'shop-params'],
  taken: ['shop'],
};

/** An instance of that lab, as the API describes it. */
export const shop = {
  DBInstanceIdentifier: 'shop',
  DbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  DBInstanceArn: 'arn:aws:rds:ap-northeast-2:123456789012:db:shop',
  DBInstanceStatus: 'available',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  EngineVersion: '8.4.9',
  MasterUsername: 'admin',
  DBName: 'bookstore',
  Endpoint: { Address: 'shop.example', Port: 3306, HostedZoneId: 'Z' },
  AllocatedStorage: 20,
  StorageType: 'gp3',
  BackupRetentionPeriod: 7,
  PreferredBackupWindow: '17:10-17:40',
  PreferredMaintenanceWindow: 'sun:19:00-sun:19:30',
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  PubliclyAccessible: false,
  DeletionProtection: false,
  MultiAZ: false,
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-default', Status: 'active' }],
  DBParameterGroups: [{ DBParameterGroupName: 'default.mysql8.4', ParameterApplyStatus: 'in-sync' }],
  PendingModifiedValues: {},
  ReadReplicaDBInstanceIdentifiers: [],
  StatusInfos: [],
  TagList: [],
};

/** A problem in English. */
export function said(problem: Problem | undefined): string | undefined {
  return problem?.(createWords.en.problems);
}
