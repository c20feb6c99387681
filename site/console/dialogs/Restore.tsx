import { useState } from 'react';
import type { Snapshot } from '../api-shapes.ts';
import { useConsoleWords } from '../words/words.ts';
import { Line, Question, Tick } from './Question.tsx';

/** A new instance from a snapshot; what is not asked here is as the snapshot's instance was. */
export function Restore({ snapshot, onClose }: { snapshot: Snapshot; onClose: () => void }) {
  const { restore: say } = useConsoleWords().dialogs;
  const [name, setName] = useState(`${snapshot.DBInstanceIdentifier}-restored`);
  const [open, setOpen] = useState(false);
  return (
    <Question
      title={say.title(snapshot.DBSnapshotIdentifier)}
      body={say.body}
      proceed={say.proceed}
      ready={name.trim() !== ''}
      onClose={onClose}
      call={() => ({
        action: 'RestoreDBInstanceFromDBSnapshot',
        input: {
          DBInstanceIdentifier: name.trim(),
          DBSnapshotIdentifier: snapshot.DBSnapshotIdentifier,
          PubliclyAccessible: open,
        },
      })}
    >
      <Line label={say.name} value={name} onChange={setName} />
      <Tick checked={open} onChange={setOpen}>
        {say.public}
      </Tick>
    </Question>
  );
}
