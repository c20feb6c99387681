import { seconds, type JobContext, type Plan } from '../stage.ts';
import { connecting, failedToBuild, firstBackup, nowAvailable, startingCopy } from './building.ts';

/** @param context `data.volume`: the snapshot's; `data.backups`: whether a first backup is taken */
export function restorePlan(context: JobContext): Plan {
  const { service, resourceId, data } = context;
  const { servers, databases } = service;
  return {
    stages: [
      {
        what: 'preparing-storage',
        status: 'creating',
        usual: seconds(120),
        work: () => servers.prepareFrom(resourceId, String(data['volume'])),
      },
      startingCopy(context),
      {
        what: 'setting-up-users',
        status: 'creating',
        usual: seconds(30),
        work: () => databases.setUpCopy(resourceId),
      },
      connecting(context, 'restored'),
      ...firstBackup(context, data['backups'] === true),
    ],
    end: nowAvailable,
    fail: failedToBuild,
  };
}
