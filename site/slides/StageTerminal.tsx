import type { CSSProperties } from 'react';
import type { Recording } from '../../lab/contract/recording.ts';
import { LiveTerminal } from './LiveTerminal.tsx';
import type { DeckSlide } from './read-deck.ts';
import { RecordedTerminal } from './RecordedTerminal.tsx';
import styles from './StageTerminal.module.css';
import { TERMINAL_AREA } from './stage-size.ts';
import type { HeldScreen } from './use-stage-work.ts';

type Props = {
  slide: DeckSlide | undefined;
  stage: { scale: number; left: number; top: number };
  lab: string | undefined;
  /** The terminal that is shown while the lab is there. */
  terminal: string | undefined;
  away: boolean;
  recording: Recording | undefined;
  plays: number;
  onScreen: (held: HeldScreen | undefined) => void;
};

/**
 * The terminal, laid over its place on the slide rather than scaled with it. It stays on while other slides are shown.
 * While the lab is away the step's recording plays; with none, the slide's expected output is left to be seen.
 */
export function StageTerminal({ slide, stage, lab, terminal, away, recording, plays, onScreen }: Props) {
  const { left, top, width, height } = TERMINAL_AREA;
  const style: CSSProperties = {
    left: stage.left + left * stage.scale,
    top: stage.top + top * stage.scale,
    width: width * stage.scale,
    height: height * stage.scale,
    borderRadius: 9 * stage.scale,
    fontSize: 20 * stage.scale,
  };
  const recorded = away && recording !== undefined && slide?.terminal != null;
  const live = !away && lab !== undefined && terminal !== undefined;
  return (
    <>
      {lab !== undefined && terminal !== undefined && (
        <div className={styles.box} style={style} hidden={!live || slide?.terminal == null} data-stage="live">
          <LiveTerminal key={terminal} lab={lab} id={terminal} onScreen={onScreen} />
        </div>
      )}
      {recorded && (
        <div className={styles.box} style={style} data-stage="recording">
          <RecordedTerminal recording={recording} action={slide.action ?? 0} plays={plays} />
        </div>
      )}
    </>
  );
}
