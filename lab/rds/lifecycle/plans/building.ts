import { tell, wordsOf, type EventKind } from '../events.ts';
import { backUp } from '../backup.ts';
import { instanceOf } from '../records.ts';
import { openDoors, startServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan, type Stage } from '../stage.ts';

/** Stages and ends that several plans share. */

export function starting(context: JobContext, status: string, usual: number): Stage {
  const { service, resourceId } = context;
  return { what: 'starting-server', status, usual, work: () => startServer(service, resourceId) };
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
  record.status = 'incompatible-parameters';
  tell(document, record, 'incompatible', wordsOf(error));
};

export const nowAvailable: Plan['end'] = (_document, record) => {
  record.status = 'available';
};
