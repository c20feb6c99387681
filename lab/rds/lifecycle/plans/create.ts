import { instanceOf } from '../records.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { connecting, failedToBuild, firstBackup, nowAvailable, starting } from './building.ts';

/** @param context `data.backups`: whether a first backup is taken */
export function createPlan(context: JobContext): Plan {
  const { service, resourceId, data } = context;
  const { store, servers, databases } = service;
  const setUp = async () => {
    const { masterUsername, masterPassword, databaseName } = instanceOf(store.document, resourceId);
    // The password goes as soon as the server has it, so without one this was done before the restart.
    if (masterPassword === undefined) return;
    await databases.setUp(resourceId, { username: masterUsername, password: masterPassword }, databaseName);
    store.change((document) => {
      delete instanceOf(document, resourceId).masterPassword;
    });
  };
  return {
    stages: [
      {
        what: 'preparing-storage',
        status: 'creating',
        usual: seconds(60),
        work: () => servers.prepareEmpty(resourceId),
      },
      starting(context, 'creating', seconds(90)),
      { what: 'setting-up-users', status: 'creating', usual: seconds(30), work: setUp },
      connecting(context, 'created'),
      ...firstBackup(context, data['backups'] === true),
    ],
    end: nowAvailable,
    fail: failedToBuild,
  };
}
