import { tell, wordsOf } from '../events.ts';
import { instanceOf } from '../records.ts';
import { startServer, stopServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { failedToStart, firstBackup, nowAvailable } from './building.ts';

/** @param context `data.retention`: days; undefined leaves it as it is; `data.window`: the new backup window */
export function promotePlan(context: JobContext): Plan {
  const { service, resourceId, data } = context;
  const { store, databases } = service;
  const { retention, window } = data;

  const stopReplication = async () => {
    // Without a source it was done before the restart.
    if (instanceOf(store.document, resourceId).source === undefined) return;
    await databases.endReplication(resourceId);
    store.change((document) => {
      const record = instanceOf(document, resourceId);
      delete record.source;
      if (typeof retention === 'number') record.backupRetention = retention;
      if (typeof window === 'string') record.backupWindow = window;
    });
  };
  const restart = async () => {
    await stopServer(service, resourceId);
    store.change((document) => tell(document, instanceOf(document, resourceId), 'shutdown'));
    await startServer(service, resourceId);
    store.change((document) => tell(document, instanceOf(document, resourceId), 'restarted'));
  };

  return {
    stages: [
      { what: 'stopping-replication', status: 'modifying', usual: seconds(45), work: stopReplication },
      { what: 'restarting-server', status: 'rebooting', usual: seconds(60), work: restart },
      ...firstBackup(context, typeof retention === 'number' && retention > 0),
    ],
    end: (document, record) => {
      nowAvailable(document, record);
      tell(document, record, 'replica-promoted');
    },
    fail: (document, record, error) => {
      if (record.source === undefined) return failedToStart(document, record, error);
      // Where replication has not ended, it is a replica as before.
      record.status = 'available';
      tell(document, record, 'failed', wordsOf(error));
    },
  };
}
