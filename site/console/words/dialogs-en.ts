import type { dialogsKo } from './dialogs-ko.ts';

export const dialogsEn: typeof dialogsKo = {
  promote: {
    title: (name) => `Promote ${name}`,
    body: 'Replication ends and the server restarts as an instance of its own that takes writes. There is no way back: to have a replica again, create a new one.',
    before: 'Before you do',
    stopWrites: (source) =>
      `Stop writing to ${source}. What is written there after the promotion does not arrive here.`,
    lagZero: 'Wait until the lag is 0.',
    lagNow: (seconds) => `The lag is ${seconds} s now.`,
    lagUnknown: 'The lag is not known now; replication may have stopped.',
    retention: 'Backup retention period (days)',
    retentionHint: 'With 0 there are no automated backups, and no replicas can be made of this instance.',
    window: 'Backup window (UTC, optional)',
    windowHint: 'For example 17:00-17:30. Empty keeps the present one.',
    proceed: 'Promote read replica',
  },
  delete: {
    title: (name) => `Delete ${name}`,
    body: 'The server and its data go.',
    replica: 'This is a replica, so no final snapshot is taken: its data is on the source.',
    hasReplicas: (names) =>
      `Its replicas (${names}) are promoted: each becomes a writable instance of its own.`,
    protected: 'Deletion protection is on. Turn it off under Modify first.',
    toModify: 'Go to Modify',
    final: 'Create final snapshot',
    finalName: 'Name of the snapshot',
    retain: 'Retain automated backups',
    acknowledge:
      'I acknowledge that without a final snapshot neither the data nor its automated backups can be recovered.',
    type: 'To confirm, type delete me',
    cost: 'On AWS, snapshots and backups that you keep cost money.',
    proceed: 'Delete',
  },
  reboot: {
    title: (name) => `Reboot ${name}`,
    body: 'The server restarts. Connections break meanwhile, and parameters that waited for a reboot take effect.',
    proceed: 'Reboot',
  },
  stop: {
    title: (name) => `Stop ${name} temporarily`,
    body: 'The server stops and the data stays. On AWS the storage still costs money, and the instance starts by itself after 7 days; in this lab it stays stopped.',
    snapshot: 'Take a snapshot first',
    proceed: 'Stop temporarily',
  },
  start: {
    title: (name) => `Start ${name}`,
    body: 'The stopped server starts again. Data and endpoint are as they were.',
    proceed: 'Start',
  },
  snapshot: {
    title: (name) => `Take a snapshot of ${name}`,
    body: 'The data as it is now is kept, also after the server is deleted.',
    name: 'Name of the snapshot',
    proceed: 'Take snapshot',
  },
  restore: {
    title: (name) => `Restore ${name}`,
    body: 'A new instance is made with the data of the snapshot. The first one stays as it is.',
    name: 'New DB instance identifier',
    class: 'Instance class',
    public: 'Publicly accessible',
    proceed: 'Restore DB instance',
  },
  deleteSnapshot: {
    title: (name) => `Delete the snapshot ${name}`,
    body: 'The data of this snapshot cannot be recovered afterwards.',
    proceed: 'Delete',
  },
  createGroup: {
    title: 'Create parameter group',
    body: 'It begins with the defaults of its family. Change values afterwards and give the group to an instance.',
    proceed: 'Create',
  },
  deleteGroup: {
    title: (name) => `Delete ${name}`,
    body: 'The values in this group go. RDS refuses while an instance uses it.',
    proceed: 'Delete',
  },
  working: 'Sending',
};
