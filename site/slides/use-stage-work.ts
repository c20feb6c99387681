import { useCallback, useRef, useState } from 'react';
import type { FilePreview } from '../../lab/contract/files.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { goTo, preview, run, typeOut, write } from '../lab/actions.ts';
import type { TerminalScreen } from '../lab/terminal/terminal-screen.ts';
import { markRun } from '../lesson/runs.ts';
import type { DeckSlide } from './read-deck.ts';

/** What a slide's fence or file was asked to do last, and what came of it. */
type Work = {
  slide: DeckSlide;
  terminal?: string;
  /** It stands at the prompt and waits for Enter. */
  typed?: boolean;
  written?: boolean;
  error?: unknown;
};
export type Asking = { kind: 'reset' } | { kind: 'replace'; found: FilePreview };
export type HeldScreen = { id: string; screen: TerminalScreen };

/** Keys pressed while one is still at work: Enter after T counts, a fist on the keyboard does not. */
const MOST_WAITING = 2;
/** For a terminal that has just been opened to be there. */
const SCREEN_PATIENCE = 5_000;

/** What the speaker's keys do with the lab on a slide: type, run, write, reset. */
export function useStageWork(slug: string, slide: DeckSlide | undefined) {
  const [pending, setPending] = useState(false);
  const [work, setWork] = useState<Work>();
  const [asking, setAsking] = useState<Asking>();
  const latest = useRef<Work>(undefined);
  const held = useRef<HeldScreen>(undefined);
  const turns = useRef({ last: Promise.resolve(), waiting: 0 });
  const onScreen = useCallback((now: HeldScreen | undefined) => {
    held.current = now;
  }, []);

  const note = (now: Work) => {
    latest.current = now;
    setWork(now);
  };
  const attempt = (on: DeckSlide, deed: () => Promise<void>) => {
    const { current } = turns;
    if (current.waiting >= MOST_WAITING) return;
    current.waiting += 1;
    const turn = async () => {
      setPending(true);
      await deed().catch((error: unknown) => note({ slide: on, error }));
      setPending(false);
      current.waiting -= 1;
    };
    // One after the other: Enter pressed while a fence is still being typed runs the whole of it.
    current.last = current.last.then(turn);
  };

  const put = async (on: DeckSlide, version: string | null) => {
    const ref = refOf(slug, on);
    if (ref === undefined) return;
    await write(ref, version);
    markRun(slug, ref.step, ref.action);
    note({ slide: on, written: true });
  };

  const type = () => {
    const ref = slide && refOf(slug, slide);
    if (slide === undefined || ref === undefined) return;
    attempt(slide, async () => {
      if (slide.terminal !== null) {
        held.current?.screen.claim();
        note({ slide, terminal: await typeOut(ref), typed: true });
        return;
      }
      const found = await preview(ref);
      if (found.present === null) await put(slide, null);
      else if (found.present.text === found.wanted) await put(slide, found.present.version);
      else setAsking({ kind: 'replace', found });
    });
  };

  const enter = () => {
    const ref = slide && refOf(slug, slide);
    if (slide === undefined || ref === undefined) return;
    if (slide.terminal === null) return type();
    attempt(slide, async () => {
      const { slide: on, typed, terminal } = latest.current ?? {};
      if (on === slide && typed === true && terminal !== undefined) {
        const screen = await screenOf(terminal, () => held.current);
        screen.type('\r');
        note({ slide, terminal });
      } else {
        held.current?.screen.claim();
        note({ slide, terminal: await run(ref) });
      }
      markRun(slug, ref.step, ref.action);
    });
  };

  const answer = (yes: boolean) => {
    const asked = asking;
    setAsking(undefined);
    if (!yes || asked === undefined || slide === undefined) return;
    attempt(slide, async () => {
      if (asked.kind === 'replace') await put(slide, asked.found.present?.version ?? null);
      else if (slide.step !== null) await goTo(slug, slide.step);
    });
  };

  const mine = work?.slide === slide ? work : undefined;
  return {
    pending,
    error: mine?.error,
    asking,
    typedInto: mine?.terminal,
    written: mine?.written === true,
    onScreen,
    type,
    enter,
    reset: () => {
      if (slide?.step != null) setAsking({ kind: 'reset' });
    },
    answer,
  };
}

function refOf(lesson: string, { step, action }: DeckSlide) {
  return step === null || action === null ? undefined : { lesson, step, action };
}

/** The terminal's screen once it is there and connected: what is said before that is lost. */
async function screenOf(id: string, held: () => HeldScreen | undefined): Promise<TerminalScreen> {
  const end = Date.now() + SCREEN_PATIENCE;
  for (;;) {
    const now = held();
    if (now?.id === id && now.screen.state.get().linked) return now.screen;
    if (Date.now() > end) throw new LabError('lab-unreachable');
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
