import { takeSnapshot } from '../backup.ts';
import { tell } from '../events.ts';
import { instanceOf } from '../records.ts';
import { startServer, stopServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan } from '../stage.ts';
import { failedToStart, nowAvailable, starting } from './building.ts';

export function rebootPlan({ service, resourceId }: JobContext): Plan {
  const restart = async () => {
    await stopServer(service, resourceId);
    service.store.change((document) => tell(document, instanceOf(document, resourceId), 'shutdown'));
    await startServer(service, resourceId);
  };
  return {
    stages: [{ what: 'restarting-server', status: 'rebooting', usual: seconds(45), work: restart }],
    end: (document, record) => {
      nowAvailable(document, record);
      tell(document, record, 'restarted');
    },
    fail: failedToStart,
  };
}

/** @param context `data.snapshot`: one that is taken before */
export function stopPlan({ service, resourceId, data }: JobContext): Plan {
  const { snapshot } = data;
  const stages: Plan['stages'] = [];
  if (typeof snapshot === 'string') {
    stages.push({
      what: 'snapshotting',
      status: 'stopping',
      usual: seconds(90),
      work: () => takeSnapshot(service, snapshot),
    });
  }
  stages.push({
    what: 'stopping-server',
    status: 'stopping',
    usual: seconds(120),
    work: () => stopServer(service, resourceId),
  });
  return {
    stages,
    end: (document, record) => {
      record.status = 'stopped';
      tell(document, record, 'stopped');
    },
    fail: failedToStart,
  };
}

/** @param context `data.unexpected`: the server had stopped by itself; `data.quiet`: the lab starts what was running */
export function startPlan(context: JobContext): Plan {
  const { unexpected, quiet } = context.data;
  return {
    stages: [starting(context, 'starting', seconds(120))],
    end: (document, record) => {
      nowAvailable(document, record);
      if (quiet === true) return;
      tell(document, record, unexpected === true ? 'recovery-finished' : 'started');
    },
    fail: failedToStart,
  };
}
