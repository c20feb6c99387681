import { useConsoleWords } from '../words/words.ts';
import { Question } from './Question.tsx';

export function DeleteSnapshot({ name, onClose }: { name: string; onClose: () => void }) {
  const { deleteSnapshot: say } = useConsoleWords().dialogs;
  return (
    <Question
      title={say.title(name)}
      body={say.body}
      proceed={say.proceed}
      danger
      onClose={onClose}
      call={() => ({ action: 'DeleteDBSnapshot', input: { DBSnapshotIdentifier: name } })}
    />
  );
}
