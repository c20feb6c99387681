import { JoinCard } from '../talk/JoinCard.tsx';
import { JumpSheet } from './JumpSheet.tsx';
import { KeySheet } from './KeySheet.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { printed } from './reveal-config.ts';
import { StageDialog } from './StageDialog.tsx';
import type { Asking } from './use-stage-work.ts';
import { useSlideWords } from './words.ts';

export type Sheet = 'keys' | 'join' | 'jump';

type Props = {
  slug: string;
  sheet: Sheet | undefined;
  onSheet: (sheet: Sheet | undefined) => void;
  asking: Asking | undefined;
  onAnswer: (yes: boolean) => void;
  /** How many slides there are. */
  count: number;
  onJump: (number: number) => void;
};

/** What lies over the stage for a moment: a question before something is lost, the keys, the way to join. */
export function StageSheets({ slug, sheet, onSheet, asking, onAnswer, count, onJump }: Props) {
  const words = useSlideWords();
  const close = () => onSheet(undefined);
  if (printed) return <PrintSheet />;
  if (asking?.kind === 'reset') {
    return (
      <StageDialog
        title={words.reset.title}
        no={words.reset.no}
        yes={{ words: words.reset.yes, onYes: () => onAnswer(true) }}
        onClose={() => onAnswer(false)}
      >
        <p>{words.reset.body}</p>
      </StageDialog>
    );
  }
  if (asking?.kind === 'replace') {
    return (
      <StageDialog
        title={words.replace.title(asking.found.path)}
        no={words.replace.no}
        yes={{ words: words.replace.yes, onYes: () => onAnswer(true) }}
        onClose={() => onAnswer(false)}
      >
        <p>{asking.found.learnersOwn ? words.replace.own : words.replace.body}</p>
      </StageDialog>
    );
  }
  if (sheet === 'jump') return <JumpSheet count={count} onJump={onJump} onClose={close} />;
  if (sheet === 'keys') return <KeySheet slug={slug} onClose={close} />;
  if (sheet === 'join') {
    return (
      <StageDialog title={words.join} onClose={close} no={words.keys.close}>
        <JoinCard />
      </StageDialog>
    );
  }
  return null;
}
