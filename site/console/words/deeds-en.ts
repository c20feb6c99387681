import type { actionsKo, optionsKo } from './deeds-ko.ts';

export const actionsEn: typeof actionsKo = {
  CreateDBInstance: { name: 'Create database', path: ['Databases', 'Create database', 'fill in and create'] },
  CreateDBInstanceReadReplica: {
    name: 'Create read replica',
    path: ['choose the source under Databases', 'Actions → Create read replica', 'fill in and create'],
  },
  PromoteReadReplica: {
    name: 'Promote',
    path: ['choose {it} under Databases', 'Actions → Promote', 'Promote read replica'],
  },
  ModifyDBInstance: {
    name: 'Modify',
    path: [
      'choose {it} under Databases',
      'Modify',
      'change values, Continue',
      'choose when, Modify DB instance',
    ],
  },
  RebootDBInstance: { name: 'Reboot', path: ['choose {it} under Databases', 'Actions → Reboot', 'Confirm'] },
  StopDBInstance: {
    name: 'Stop temporarily',
    path: ['choose {it} under Databases', 'Actions → Stop temporarily', 'confirm'],
  },
  StartDBInstance: { name: 'Start', path: ['choose {it} under Databases', 'Actions → Start'] },
  DeleteDBInstance: {
    name: 'Delete',
    path: [
      'choose {it} under Databases',
      'Actions → Delete',
      'choose what to keep, type delete me',
      'Delete',
    ],
  },
  CreateDBSnapshot: {
    name: 'Take snapshot',
    path: ['choose {it} under Databases', 'Actions → Take snapshot', 'name it and take it'],
  },
  DeleteDBSnapshot: {
    name: 'Delete snapshot',
    path: ['Snapshots', 'choose it', 'Actions → Delete snapshot'],
  },
  RestoreDBInstanceFromDBSnapshot: {
    name: 'Restore from snapshot',
    path: ['Snapshots', 'choose it', 'Actions → Restore snapshot', 'fill in and restore'],
  },
  CreateDBParameterGroup: {
    name: 'Create parameter group',
    path: ['Parameter groups', 'Create parameter group', 'name and family, Create'],
  },
  ModifyDBParameterGroup: {
    name: 'Change parameters',
    path: ['Parameter groups', 'choose the group', 'Edit', 'change values, Save changes'],
  },
  ResetDBParameterGroup: {
    name: 'Reset parameters',
    path: ['Parameter groups', 'choose the group', 'Actions → Reset'],
  },
  DeleteDBParameterGroup: {
    name: 'Delete parameter group',
    path: ['Parameter groups', 'choose the group', 'Actions → Delete'],
  },
  AddTagsToResource: { name: 'Add tags', path: ['choose {it} under Databases', 'Tags', 'Add tags'] },
  RemoveTagsFromResource: { name: 'Remove tags', path: ['choose {it} under Databases', 'Tags', 'Remove'] },
  CreateDBSubnetGroup: { name: 'Create subnet group', path: ['Subnet groups', 'Create'] },
  DeleteDBSubnetGroup: { name: 'Delete subnet group', path: ['Subnet groups', 'choose the group', 'Delete'] },
  CreateSecurityGroup: {
    name: 'Create security group',
    path: ['EC2 → Security Groups', 'Create security group'],
  },
  DeleteSecurityGroup: { name: 'Delete security group', path: ['EC2 → Security Groups', 'Actions → Delete'] },
  AuthorizeSecurityGroupIngress: {
    name: 'Add inbound rule',
    path: ['Connectivity & security', 'choose the security group', 'Inbound rules → Add rule'],
  },
  RevokeSecurityGroupIngress: {
    name: 'Remove inbound rule',
    path: ['Connectivity & security', 'choose the security group', 'Inbound rules → Delete'],
  },
};

export const optionsEn: typeof optionsKo = {
  'db-instance-identifier': 'DB instance identifier',
  'source-db-instance-identifier': 'Source instance',
  'new-db-instance-identifier': 'New identifier',
  engine: 'Engine',
  'engine-version': 'Engine version',
  'db-instance-class': 'Instance class',
  'allocated-storage': 'Storage (GiB)',
  'storage-type': 'Storage type',
  'master-username': 'Master username',
  'master-user-password': 'Master password',
  'db-name': 'Initial database name',
  'backup-retention-period': 'Backup retention (days)',
  'publicly-accessible': 'Public access',
  'vpc-security-group-ids': 'Security groups',
  'db-parameter-group-name': 'DB parameter group',
  'db-parameter-group-family': 'Family',
  'deletion-protection': 'Deletion protection',
  'apply-immediately': 'Apply immediately',
  'skip-final-snapshot': 'Skip final snapshot',
  'final-db-snapshot-identifier': 'Final snapshot name',
  'delete-automated-backups': 'Delete automated backups',
  'db-snapshot-identifier': 'Snapshot name',
  parameters: 'Parameters',
  'group-id': 'Security group',
  'ip-permissions': 'Rule',
  port: 'Port',
  tags: 'Tags',
};
