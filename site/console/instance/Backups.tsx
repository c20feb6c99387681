import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { useLanguage } from '../../language.tsx';
import { ask } from '../console-view.ts';
import { Fact, Facts } from '../Facts.tsx';
import { whyNot } from '../instance-actions.ts';
import { Part } from '../Part.tsx';
import { Press } from '../Press.tsx';
import { SnapshotTable } from '../snapshots/SnapshotTable.tsx';
import { useConsoleWords } from '../words/words.ts';

/** How far back the data can be had, and when RDS looks after the instance. */
export function Backups({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const { backups: say } = words.instance;
  const language = useLanguage();
  const days = instance.BackupRetentionPeriod;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const why = whyNot('snapshot', instance);
  return (
    <>
      <Facts>
        <Fact name={say.retention} wide>
          {days === 0 ? say.disabled : say.days(days)}
          {days === 0 && <p>{say.disabledNote}</p>}
        </Fact>
        <Fact name={say.window}>{textOf(instance['PreferredBackupWindow']) ?? words.none}</Fact>
        <Fact name={say.maintenance}>{textOf(instance['PreferredMaintenanceWindow']) ?? words.none}</Fact>
        <Fact name={say.minor}>{instance['AutoMinorVersionUpgrade'] === true ? words.on : words.off}</Fact>
        <Fact name={say.latest}>
          {instance.LatestRestorableTime === undefined
            ? words.none
            : time.format(new Date(instance.LatestRestorableTime))}
        </Fact>
      </Facts>
      <Part
        title={say.snapshots}
        tools={
          <Press
            aria-disabled={why !== undefined}
            title={why === undefined ? undefined : words.actions.whyNot[why]}
            onClick={() => why === undefined && ask('snapshot', instance.DBInstanceIdentifier)}
          >
            {words.actions.names.snapshot}
          </Press>
        }
      >
        <SnapshotTable rds={rds} instance={instance.DBInstanceIdentifier} />
      </Part>
    </>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
