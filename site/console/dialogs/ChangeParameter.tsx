import { useState } from 'react';
import type { Parameter } from '../api-shapes.ts';
import { useConsoleWords } from '../words/words.ts';
import { Note } from './Note.tsx';
import { Line, Question, Tick } from './Question.tsx';

/** One parameter of a group: its value, and when the servers take it. */
export function ChangeParameter({
  group,
  parameter,
  onClose,
}: {
  group: string;
  parameter: Parameter;
  onClose: () => void;
}) {
  const words = useConsoleWords();
  const { groups: say } = words;
  const isStatic = parameter.ApplyType === 'static';
  const isOwn = parameter.Source === 'user';
  const [value, setValue] = useState(parameter.ParameterValue ?? '');
  const [now, setNow] = useState(!isStatic);
  const [reset, setReset] = useState(false);
  const { ParameterName } = parameter;
  const ApplyMethod = now ? 'immediate' : 'pending-reboot';
  return (
    <Question
      title={say.changeOf(ParameterName)}
      body={parameter.Description ?? ''}
      proceed={words.save}
      ready={reset || value !== (parameter.ParameterValue ?? '') || isOwn}
      onClose={onClose}
      call={() =>
        reset
          ? {
              action: 'ResetDBParameterGroup',
              input: { DBParameterGroupName: group, Parameters: [{ ParameterName, ApplyMethod }] },
            }
          : {
              action: 'ModifyDBParameterGroup',
              input: {
                DBParameterGroupName: group,
                Parameters: [{ ParameterName, ParameterValue: value, ApplyMethod }],
              },
            }
      }
    >
      {!reset && (
        <Line
          label={say.value}
          value={value}
          onChange={setValue}
          {...(parameter.AllowedValues === undefined
            ? {}
            : { hint: `${say.allowed}: ${parameter.AllowedValues}` })}
        />
      )}
      {isOwn && (
        <Tick checked={reset} onChange={setReset}>
          {say.reset}
        </Tick>
      )}
      {isStatic ? (
        <Note>{say.onlyReboot}</Note>
      ) : (
        <Tick checked={now} onChange={setNow}>
          {say.immediate}
        </Tick>
      )}
    </Question>
  );
}
