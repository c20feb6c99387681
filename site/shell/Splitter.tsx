import type { KeyboardEvent, PointerEvent } from 'react';
import { useWords } from '../language.tsx';
import { shareLimits, sharePane, usePane } from './pane.ts';
import styles from './Splitter.module.css';

function drag(event: PointerEvent<HTMLDivElement>): void {
  if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
  sharePane(100 - (100 * event.clientX) / innerWidth);
}

/** The line between text and lab: dragged, or moved with the arrow keys. */
export function Splitter() {
  const words = useWords().lab;
  const { share } = usePane();
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowLeft: share + 2,
      ArrowRight: share - 2,
      Home: shareLimits.most,
      End: shareLimits.least,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    sharePane(wanted);
  };
  return (
    <div
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-label={words.splitter}
      aria-orientation="vertical"
      aria-controls="lab"
      aria-valuenow={share}
      aria-valuemin={shareLimits.least}
      aria-valuemax={shareLimits.most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => sharePane(46)}
    />
  );
}
