import type { RdsState } from '../../../lab/contract/rds.ts';
import { closeDialog, useConsoleView } from '../console-view.ts';
import { Delete } from './Delete.tsx';
import { Reboot, Start, Stop } from './Power.tsx';
import { Promote } from './Promote.tsx';
import { TakeSnapshot } from './TakeSnapshot.tsx';

/** The question that stands over the console, if any. One about an instance that is gone is not asked. */
export function InstanceDialogs({ rds }: { rds: RdsState }) {
  const { dialog, prefill, opened } = useConsoleView();
  const instance = rds.instances.find((each) => each.DBInstanceIdentifier === dialog?.instance);
  if (dialog === undefined || instance === undefined) return null;
  const shared = { instance, prefill, onClose: closeDialog };
  switch (dialog.kind) {
    case 'promote':
      return <Promote {...shared} key={opened} lag={rds.replicaLag?.[dialog.instance]} />;
    case 'delete':
      return <Delete {...shared} key={opened} />;
    case 'reboot':
      return <Reboot {...shared} key={opened} />;
    case 'stop':
      return <Stop {...shared} key={opened} />;
    case 'start':
      return <Start {...shared} key={opened} />;
    default:
      return <TakeSnapshot {...shared} key={opened} />;
  }
}
