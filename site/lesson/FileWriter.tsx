import { useState, type ReactNode } from 'react';
import type { FilePreview } from '../../lab/contract/files.ts';
import { useWords } from '../language.tsx';
import { preview, write } from '../lab/actions.ts';
import { runKeys } from '../shell/ShortcutSheet.tsx';
import { Button } from './Button.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { CopyButton } from './CopyButton.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import fenceStyles from './Fence.module.css';
import { FileDiff } from './FileDiff.tsx';
import { markRun } from './runs.ts';
import { useAction } from './useAction.ts';
import { useAttempt } from './useAttempt.ts';

type Props = {
  action: number;
  path: string;
  text: string;
  /** How the file is called, in the head. */
  children: ReactNode;
};

/** The head of a file, with the button that writes it. Where something else is there, the changes are shown first. */
export function FileWriter({ action, path, text, children }: Props) {
  const words = useWords().file;
  const { lesson, live } = useThisLesson();
  const { id } = useThisStep();
  const { next, ran } = useAction(action);
  const { attempt, pending, error } = useAttempt();
  const [found, setFound] = useState<FilePreview>();
  const ref = { lesson: lesson.slug, step: id, action };

  const put = async (version: string | null) => {
    await write(ref, version);
    markRun(lesson.slug, id, action);
    setFound(undefined);
  };
  const onWrite = () =>
    attempt(async () => {
      const now = await preview(ref);
      if (now.present === null) await put(null);
      else if (now.present.text === now.wanted) await put(now.present.version);
      else setFound(now);
    });

  return (
    <>
      <figcaption className={fenceStyles.caption}>
        {children}
        <span className={fenceStyles.buttons}>
          <CopyButton text={text} />
          {live && (
            <Button
              filled={next && found === undefined}
              data-next-action={next && found === undefined ? '' : undefined}
              aria-disabled={pending}
              onClick={pending ? undefined : onWrite}
              {...(next ? { keys: runKeys } : {})}
            >
              {ran ? words.writeAgain : words.write}
            </Button>
          )}
        </span>
      </figcaption>
      {error !== undefined && <ErrorNote error={error} />}
      {found?.present && (
        <FileDiff
          path={path}
          before={found.present.text}
          after={found.wanted}
          learnersOwn={found.learnersOwn}
          onReplace={() => attempt(() => put(found.present?.version ?? null))}
          onClose={() => setFound(undefined)}
        />
      )}
    </>
  );
}
