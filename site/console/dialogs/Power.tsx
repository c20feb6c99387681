import { useState } from 'react';
import type { DBInstance } from '../../../lab/contract/rds.ts';
import { useConsoleWords } from '../words/words.ts';
import { Line, Question, Tick } from './Question.tsx';

type Props = { instance: DBInstance; onClose: () => void };

export function Reboot({ instance, onClose }: Props) {
  const { reboot: say } = useConsoleWords().dialogs;
  const DBInstanceIdentifier = instance.DBInstanceIdentifier;
  return (
    <Question
      title={say.title(DBInstanceIdentifier)}
      body={say.body}
      proceed={say.proceed}
      onClose={onClose}
      call={() => ({ action: 'RebootDBInstance', input: { DBInstanceIdentifier } })}
    />
  );
}

export function Start({ instance, onClose }: Props) {
  const { start: say } = useConsoleWords().dialogs;
  const DBInstanceIdentifier = instance.DBInstanceIdentifier;
  return (
    <Question
      title={say.title(DBInstanceIdentifier)}
      body={say.body}
      proceed={say.proceed}
      onClose={onClose}
      call={() => ({ action: 'StartDBInstance', input: { DBInstanceIdentifier } })}
    />
  );
}

export function Stop({ instance, onClose }: Props) {
  const words = useConsoleWords().dialogs;
  const { stop: say } = words;
  const DBInstanceIdentifier = instance.DBInstanceIdentifier;
  const [snapshot, setSnapshot] = useState(false);
  const [name, setName] = useState(`${DBInstanceIdentifier}-before-stop`);
  return (
    <Question
      title={say.title(DBInstanceIdentifier)}
      body={say.body}
      proceed={say.proceed}
      ready={!snapshot || name.trim() !== ''}
      onClose={onClose}
      call={() => ({
        action: 'StopDBInstance',
        input: { DBInstanceIdentifier, ...(snapshot ? { DBSnapshotIdentifier: name.trim() } : {}) },
      })}
    >
      <Tick checked={snapshot} onChange={setSnapshot}>
        {say.snapshot}
      </Tick>
      {snapshot && <Line label={words.snapshot.name} value={name} onChange={setName} />}
    </Question>
  );
}
