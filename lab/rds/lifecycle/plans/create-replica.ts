import { tell, wordsOf } from '../events.ts';
import { instanceOf, seedOf } from '../records.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { connecting, nowAvailable, startingCopy } from './building.ts';

/**
 * A replica begins as a copy of a snapshot of its source, and goes on from there by GTID.
 * @param context `data.source`: the source's resource id
 */
export function createReplicaPlan(context: JobContext): Plan {
  const { service, resourceId, others } = context;
  const { store, servers, databases } = service;
  const seed = seedOf(resourceId);
  const source = String(context.data['source']);

  const setSource = (status: string) =>
    store.change((document) => {
      instanceOf(document, source).status = status;
    });
  const takeSeed = async () => {
    setSource('backing-up');
    try {
      await servers.snapshot(source, seed);
    } finally {
      setSource('available');
    }
    await others.check(source);
  };
  const startReplication = async () => {
    const { port } = instanceOf(store.document, source);
    const host = servers.replicationHost(source);
    await databases.startReplication(resourceId, { host, port });
    store.change((document) => tell(document, instanceOf(document, resourceId), 'replica-created'));
  };

  return {
    stages: [
      {
        what: 'checking',
        status: 'creating',
        usual: seconds(15),
        // The source shows that it is being worked on, from the request to the end of the snapshot.
        work: () => Promise.resolve(setSource('modifying')),
      },
      { what: 'snapshotting', status: 'creating', usual: seconds(90), work: takeSeed },
      {
        what: 'preparing-storage',
        status: 'creating',
        usual: seconds(90),
        work: () => servers.prepareFrom(resourceId, seed),
      },
      startingCopy(context),
      {
        what: 'setting-up-users',
        status: 'creating',
        usual: seconds(15),
        work: () => databases.setUpCopy(resourceId),
      },
      { what: 'starting-replication', status: 'creating', usual: seconds(30), work: startReplication },
      connecting(context, 'created'),
      // Only now: until the instance is there, an earlier stage may need it again.
      { what: 'checking', status: 'creating', usual: 0, work: () => servers.removeSnapshot(seed) },
    ],
    end: nowAvailable,
    fail: (document, record, error) => {
      record.status = 'failed';
      tell(document, record, 'replica-failed', wordsOf(error));
      // A source that was left in the middle is as it was.
      const left = document.instances.find((each) => each.resourceId === source);
      if (left !== undefined && left.job === undefined && ['modifying', 'backing-up'].includes(left.status)) {
        left.status = 'available';
      }
    },
  };
}
