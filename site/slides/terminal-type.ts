import { TERMINAL_TYPE } from './stage-size.ts';

/** The stage's scale of now: xterm is told a size of type rather than being transformed, which would misplace Hangul. */
let scale = 1;

export function setStageScale(now: number): void {
  scale = now;
}

/** The terminal's type on the stage, in this window's own pixels. */
export const stageType = {
  typeSize: () => Math.max(6, Math.floor(TERMINAL_TYPE.size * scale * 2) / 2),
  lineHeight: TERMINAL_TYPE.lineHeight,
};
