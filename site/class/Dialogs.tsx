import type { ClassEnded, ClassState, LearnerRow } from '../../lab/contract/class.ts';
import { endLearner, resetLearner } from './actions.ts';
import { Confirm } from './Confirm.tsx';
import { EndDialog } from './EndDialog.tsx';
import { GoToDialog } from './GoToDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { useClassWords } from './words.ts';

/** What the instructor is asked before it is done; without a row it is for everyone. */
export type Question =
  | { kind: 'note' | 'go-to'; row: LearnerRow | undefined }
  | { kind: 'reset' | 'end-one'; row: LearnerRow }
  | { kind: 'end' };

type Props = {
  question: Question;
  state: ClassState;
  learners: readonly LearnerRow[];
  onClose: () => void;
  onEnded: (left: ClassEnded) => void;
};

/** The question that is open. */
export function Dialogs({ question, state, learners, onClose, onEnded }: Props) {
  const words = useClassWords();
  switch (question.kind) {
    case 'note':
      return <NoteDialog row={question.row} onClose={onClose} />;
    case 'go-to':
      return <GoToDialog row={question.row} learners={learners} onClose={onClose} />;
    case 'reset':
      return (
        <Confirm
          title={words.reset.title(question.row.name)}
          body={words.reset.body}
          proceed={words.reset.proceed}
          work={() => resetLearner(question.row.learner)}
          onClose={onClose}
        />
      );
    case 'end-one':
      return (
        <Confirm
          title={words.endOne.title(question.row.name)}
          body={words.endOne.body}
          proceed={words.endOne.proceed}
          work={() => endLearner(question.row.learner)}
          onClose={onClose}
        />
      );
    default:
      return <EndDialog state={state} learners={learners} onClose={onClose} onEnded={onEnded} />;
  }
}
