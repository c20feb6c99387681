import { backUp, takeSnapshot } from '../backup.ts';
import { tell, wordsOf } from '../events.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { nowAvailable } from './building.ts';

/** @param context `data.snapshot`: its identifier; without one it is the automated backup of the day */
export function snapshotPlan({ service, resourceId, data }: JobContext): Plan {
  const { snapshot } = data;
  const isManual = typeof snapshot === 'string';
  return {
    stages: [
      {
        what: 'snapshotting',
        status: 'backing-up',
        usual: seconds(90),
        work: () => (isManual ? takeSnapshot(service, snapshot) : backUp(service, resourceId)),
      },
    ],
    end: nowAvailable,
    fail: (document, record, error) => {
      // The instance itself is as it was; only the snapshot is not there.
      record.status = 'available';
      document.snapshots = document.snapshots.filter((each) => each.identifier !== snapshot);
      tell(document, record, 'backup-failed', wordsOf(error));
    },
  };
}
