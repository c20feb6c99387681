import { useState } from 'react';
import type { Prefill } from '../form-props.ts';
import { useConsoleWords } from '../words/words.ts';
import { Line, Question } from './Question.tsx';

export function CreateGroup({ prefill, onClose }: { prefill: Prefill; onClose: () => void }) {
  const words = useConsoleWords();
  const { groups: say } = words;
  const { createGroup } = words.dialogs;
  const [name, setName] = useState(prefill['DBParameterGroupName'] ?? '');
  const [family, setFamily] = useState(prefill['DBParameterGroupFamily'] ?? 'mysql8.4');
  const [description, setDescription] = useState(prefill['Description'] ?? '');
  return (
    <Question
      title={createGroup.title}
      body={createGroup.body}
      proceed={createGroup.proceed}
      ready={[name, family, description].every((text) => text.trim() !== '')}
      onClose={onClose}
      call={() => ({
        action: 'CreateDBParameterGroup',
        input: {
          DBParameterGroupName: name.trim(),
          DBParameterGroupFamily: family.trim(),
          Description: description.trim(),
        },
      })}
    >
      <Line label={say.name} value={name} onChange={setName} />
      <Line label={say.description} value={description} onChange={setDescription} />
      <Line label={say.family} value={family} onChange={setFamily} />
    </Question>
  );
}

export function DeleteGroup({ name, onClose }: { name: string; onClose: () => void }) {
  const { deleteGroup: say } = useConsoleWords().dialogs;
  return (
    <Question
      title={say.title(name)}
      body={say.body}
      proceed={say.proceed}
      danger
      onClose={onClose}
      call={() => ({ action: 'DeleteDBParameterGroup', input: { DBParameterGroupName: name } })}
    />
  );
}
