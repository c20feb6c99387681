import { takeSnapshot } from '../backup.ts';
import { tell, wordsOf } from '../events.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { nowAvailable } from './building.ts';

/** @param context `data.snapshot`: its identifier */
export function snapshotPlan({ service, data }: JobContext): Plan {
  const snapshot = String(data['snapshot']);
  return {
    stages: [
      {
        what: 'snapshotting',
        status: 'backing-up',
        usual: seconds(90),
        work: () => takeSnapshot(service, snapshot),
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
