import { tell, wordsOf, type EventKind } from '../events.ts';
import { backUp } from '../backup.ts';
import { instanceOf } from '../records.ts';
import { ServerFailed } from '../../server/servers.ts';
import { openDoors } from '../doors.ts';
import { startServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan, type Stage } from '../stage.ts';

/** Stages and ends that several plans share. */

export function starting(context: JobContext, status: string, usual: number): Stage {
  const { service, resourceId } = context;
  return { what: 'starting-server', status, usual, work: () => startServer(service, resourceId) };
}

/** The first start of a copy: it does not go on with the replication that the copied server may have done. */
export function startingCopy({ service, resourceId }: JobContext): Stage {
  const work = () => startServer(service, resourceId, { skip_replica_start: 'ON' });
  return { what: 'starting-server', status: 'creating', usual: seconds(90), work };
}

/** From here on the instance has an endpoint. */
export function connecting({ service, resourceId }: JobContext, created: EventKind): Stage {
  const work = async () => {
    await openDoors(service, resourceId);
    service.store.change((document) => {
      const record = instanceOf(document, resourceId);
      if (record.createdAt === undefined) tell(document, record, created);
      record.createdAt ??= Date.now();
    });
  };
  return { what: 'connecting', status: 'creating', usual: seconds(30), work };
}

/** The first automated backup; none where backups are off. */
export function firstBackup({ service, resourceId }: JobContext, wanted: boolean): Stage[] {
  if (!wanted) return [];
  const work = () => backUp(service, resourceId);
  return [{ what: 'snapshotting', status: 'backing-up', usual: seconds(90), work }];
}

/** What failed before the instance was there: it has failed, and can only be deleted. */
export const failedToBuild: Plan['fail'] = (document, record, error) => {
  record.status = 'failed';
  tell(document, record, 'failed', wordsOf(error));
};

/** What failed on an instance whose server is expected to run. A server that did not start has its settings to thank. */
export const failedToStart: Plan['fail'] = (document, record, error) => {
  const isItsOwn = error instanceof ServerFailed;
  record.status = isItsOwn ? 'incompatible-parameters' : 'failed';
  tell(document, record, isItsOwn ? 'incompatible' : 'failed', wordsOf(error));
};

export const nowAvailable: Plan['end'] = (_document, record) => {
  record.status = 'available';
};
