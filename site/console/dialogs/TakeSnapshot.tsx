import { useState } from 'react';
import type { DBInstance } from '../../../lab/contract/rds.ts';
import type { Prefill } from '../form-props.ts';
import { useConsoleWords } from '../words/words.ts';
import { Line, Question } from './Question.tsx';

export function TakeSnapshot({
  instance,
  prefill,
  onClose,
}: {
  instance: DBInstance;
  prefill: Prefill;
  onClose: () => void;
}) {
  const { snapshot: say } = useConsoleWords().dialogs;
  const DBInstanceIdentifier = instance.DBInstanceIdentifier;
  const [name, setName] = useState(prefill['DBSnapshotIdentifier'] ?? '');
  return (
    <Question
      title={say.title(DBInstanceIdentifier)}
      body={say.body}
      proceed={say.proceed}
      ready={name.trim() !== ''}
      onClose={onClose}
      call={() => ({
        action: 'CreateDBSnapshot',
        input: { DBInstanceIdentifier, DBSnapshotIdentifier: name.trim() },
      })}
    >
      <Line label={say.name} value={name} onChange={setName} />
    </Question>
  );
}
