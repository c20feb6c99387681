import { useCallback } from 'react';
import type { Recording } from '../../lab/contract/recording.ts';
import { before, play } from '../slides/playing.ts';
import { TERMINAL_AREA, TERMINAL_TYPE } from '../slides/stage-size.ts';
import type { AudienceScreen } from './audience-screen.ts';
import { TerminalBox } from './TerminalBox.tsx';
import { useFollowWords } from './words.ts';

/** As many as the stage has; lines break where they did. */
const rows = Math.floor(TERMINAL_AREA.height / (TERMINAL_TYPE.size * TERMINAL_TYPE.lineHeight));

type Props = { recording: Recording; action: number; fits: 'box' | 'width' };

/** What the terminal showed when the lesson was walked: it plays by itself, whenever the speaker plays theirs. */
export default function RecordedTerminal({ recording, action, fits }: Props) {
  const words = useFollowWords().terminal;
  const fill = useCallback(
    (screen: AudienceScreen) => {
      screen.show(recording.columns, rows, before(recording, action));
      return play(recording, action, (data) => screen.write(data));
    },
    [recording, action],
  );
  return <TerminalBox label={words.recorded} fits={fits} fill={fill} />;
}
