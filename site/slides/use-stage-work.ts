import { useCallback, useRef, useState } from 'react';
import type { FilePreview } from '../../lab/contract/files.ts';
import { goTo, preview, run, typeOut, write } from '../lab/actions.ts';
import type { TerminalScreen } from '../lab/terminal/terminal-screen.ts';
import { markRun } from '../lesson/runs.ts';
import type { DeckSlide } from './read-deck.ts';

/** What a slide's fence or file was asked to do last. */
type Done = {
  slide: DeckSlide;
  terminal?: string;
  /** It stands at the prompt and waits for Enter. */
  typed?: boolean;
  written?: boolean;
};
export type Asking = { kind: 'reset' } | { kind: 'replace'; found: FilePreview };

/** What the speaker's keys do with the lab on a slide: type, run, write, reset. */
export function useStageWork(slug: string, slide: DeckSlide | undefined) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<Done>();
  const [asking, setAsking] = useState<Asking>();
  const screen = useRef<TerminalScreen>(undefined);
  const working = useRef<Promise<unknown>>(Promise.resolve());
  const onScreen = useCallback((now: TerminalScreen | undefined) => {
    screen.current = now;
  }, []);

  const attempt = (work: () => Promise<void>) => {
    const turn = async () => {
      setPending(true);
      setError(undefined);
      await work().catch(setError);
      setPending(false);
    };
    // One after the other: Enter pressed while a fence is still being typed runs the whole of it.
    working.current = working.current.then(turn);
  };
  const refOf = ({ step, action }: DeckSlide) =>
    step === null || action === null ? undefined : { lesson: slug, step, action };
  const latest = useRef<Done>(undefined);
  const note = (now: Done) => {
    latest.current = now;
    setDone(now);
  };

  const put = async (on: DeckSlide, version: string | null) => {
    const ref = refOf(on);
    if (ref === undefined) return;
    await write(ref, version);
    markRun(slug, ref.step, ref.action);
    note({ slide: on, written: true });
  };

  const type = () => {
    const ref = slide && refOf(slide);
    if (slide === undefined || ref === undefined) return;
    attempt(async () => {
      if (slide.terminal !== null) {
        screen.current?.claim();
        const terminal = await typeOut(ref);
        note({ slide, terminal, typed: true });
        return;
      }
      const found = await preview(ref);
      if (found.present === null) await put(slide, null);
      else if (found.present.text === found.wanted) await put(slide, found.present.version);
      else setAsking({ kind: 'replace', found });
    });
  };

  const enter = () => {
    const ref = slide && refOf(slide);
    if (slide === undefined || ref === undefined) return;
    if (slide.terminal === null) return type();
    attempt(async () => {
      if (latest.current?.slide === slide && latest.current.typed === true) {
        screen.current?.type('\r');
        note({ ...latest.current, typed: false });
      } else {
        screen.current?.claim();
        note({ slide, terminal: await run(ref) });
      }
      markRun(slug, ref.step, ref.action);
    });
  };

  const answer = (yes: boolean) => {
    const asked = asking;
    setAsking(undefined);
    if (!yes || asked === undefined || slide === undefined) return;
    attempt(async () => {
      if (asked.kind === 'replace') await put(slide, asked.found.present?.version ?? null);
      else if (slide.step !== null) await goTo(slug, slide.step);
    });
  };

  const mine = done?.slide === slide ? done : undefined;
  return {
    pending,
    error,
    asking,
    typedInto: mine?.terminal,
    written: mine?.written === true,
    onScreen,
    type,
    enter,
    reset: () => slide?.step != null && setAsking({ kind: 'reset' }),
    answer,
    forgetError: () => setError(undefined),
  };
}
