import { useState } from 'react';
import type { DBInstance } from '../../../lab/contract/rds.ts';
import type { Prefill } from '../form-props.ts';
import { useConsoleWords } from '../words/words.ts';
import { Note } from './Note.tsx';
import { Line, Question } from './Question.tsx';

/** Promote: what must be true before, and how backups go on afterwards. */
export function Promote({
  instance,
  lag,
  prefill,
  onClose,
}: {
  instance: DBInstance;
  lag: number | undefined;
  prefill: Prefill;
  onClose: () => void;
}) {
  const { promote: say } = useConsoleWords().dialogs;
  const name = instance.DBInstanceIdentifier;
  const [retention, setRetention] = useState(prefill['BackupRetentionPeriod'] ?? '1');
  const [window, setWindow] = useState(prefill['PreferredBackupWindow'] ?? '');
  return (
    <Question
      title={say.title(name)}
      body={say.body}
      proceed={say.proceed}
      ready={/^\d{1,2}$/.test(retention)}
      onClose={onClose}
      call={() => ({
        action: 'PromoteReadReplica',
        input: {
          DBInstanceIdentifier: name,
          BackupRetentionPeriod: Number(retention),
          ...(window.trim() === '' ? {} : { PreferredBackupWindow: window.trim() }),
        },
      })}
    >
      <Note>
        <b>{say.before}</b>
        <ol>
          <li>{say.stopWrites(instance.ReadReplicaSourceDBInstanceIdentifier ?? '')}</li>
          <li>
            {say.lagZero} {lag === undefined || lag < 0 ? say.lagUnknown : say.lagNow(lag)}
          </li>
        </ol>
      </Note>
      <Line
        label={say.retention}
        hint={say.retentionHint}
        type="number"
        min={0}
        max={35}
        value={retention}
        onChange={setRetention}
      />
      <Line label={say.window} hint={say.windowHint} value={window} onChange={setWindow} />
    </Question>
  );
}
