import { useState } from 'react';
import { WorkspacePath } from '../../../lab/contract/names.ts';
import { useWords } from '../../language.tsx';
import { Dialog } from '../Dialog.tsx';

type NameProps = {
  title: string;
  initial: string;
  taken: (path: string) => boolean;
  onName: (path: string) => void;
  onClose: () => void;
};

/** Asks for the path of a file that is to be created or renamed. */
export function NameDialog({ title, initial, taken, onName, onClose }: NameProps) {
  const words = useWords().pane.editor;
  const [problem, setProblem] = useState('');
  const [name, setName] = useState(initial);
  const proceed = () => {
    const path = name.trim().normalize('NFC');
    if (!WorkspacePath.safeParse(path).success) setProblem(words.badName);
    else if (path !== initial && taken(path)) setProblem(words.exists);
    else {
      if (path !== initial) onName(path);
      onClose();
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <input
        aria-label={words.name}
        aria-invalid={problem !== ''}
        placeholder={words.createHint}
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) proceed();
        }}
      />
      {problem !== '' && <p role="alert">{problem}</p>}
      <Dialog.Buttons proceed={words.confirm} onProceed={proceed} />
    </Dialog>
  );
}

/** Asks before a file is deleted. */
export function RemoveDialog({
  path,
  onRemove,
  onClose,
}: {
  path: string;
  onRemove: () => void;
  onClose: () => void;
}) {
  const words = useWords().pane.editor;
  return (
    <Dialog title={words.removeTitle(path)} onClose={onClose}>
      <p>{words.removeBody}</p>
      <Dialog.Buttons
        proceed={words.remove}
        onProceed={() => {
          onRemove();
          onClose();
        }}
      />
    </Dialog>
  );
}
