import type { stagesKo } from './stages-ko.ts';

export const stagesEn: typeof stagesKo = {
  checking: { name: 'Checking the request', why: 'Names, limits, and whether all that is needed is there.' },
  'preparing-storage': {
    name: 'Preparing storage',
    why: 'A disk for the data: an EBS volume on AWS, a Docker volume here.',
  },
  'starting-server': {
    name: 'Starting the server',
    why: 'Until mysqld is up and takes its first connection.',
  },
  'setting-up-users': {
    name: 'Creating users',
    why: 'The master user, and the ones RDS itself uses (rdsadmin, rdsrepladmin). By hand this was CREATE USER.',
  },
  configuring: {
    name: 'Applying the configuration',
    why: 'The parameter group’s values become the server’s options. By hand this was my.cnf.',
  },
  connecting: {
    name: 'Opening the endpoint',
    why: 'The DNS name is set and the security group’s rules take hold.',
  },
  snapshotting: {
    name: 'Taking a snapshot',
    why: 'The data of one moment, kept as it is. Replicas and restores begin here.',
  },
  'starting-replication': {
    name: 'Starting replication',
    why: 'RDS runs CHANGE REPLICATION SOURCE and START REPLICA for you.',
  },
  'stopping-replication': {
    name: 'Ending replication',
    why: 'All that was received is applied first; then replication stops and the source is forgotten.',
  },
  'restarting-server': {
    name: 'Restarting the server',
    why: 'Connections break for a moment. Static parameters take effect now.',
  },
  'stopping-server': { name: 'Stopping the server', why: 'Open transactions are settled and mysqld ends.' },
  'changing-settings': { name: 'Changing settings', why: 'The instance takes its new values.' },
  renaming: { name: 'Renaming', why: 'The endpoint’s DNS name changes with it. The data stays.' },
  'resetting-password': { name: 'Changing the password', why: 'The master user gets its new password.' },
  removing: { name: 'Removing', why: 'Server, data and DNS name go.' },
  'promoting-replicas': {
    name: 'Promoting the replicas',
    why: 'Their source goes away, so each of them becomes a writable instance of its own.',
  },
};
