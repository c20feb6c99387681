import { useEffect, useReducer, useRef, useState } from 'react';
import { useWords } from '../../language.tsx';
import { Button } from '../Button.tsx';
import { tall, wide } from './flow-layout.ts';
import { canMove, next, room, saying, start } from './flow-model.ts';
import { FlowPicture } from './FlowPicture.tsx';
import styles from './Flow.module.css';

/** Slow enough to follow one transaction with the eye. */
const pace = 1100;

/** The picture of replication that a reader can work: write, step, let it run, stop a thread and see what piles up. */
export default function Flow() {
  const words = useWords().flow;
  const [flow, act] = useReducer(next, start);
  const [playing, setPlaying] = useState(false);
  const box = useRef<HTMLElement>(null);
  const [narrow, setNarrow] = useState(false);
  const moves = canMove(flow);

  useEffect(() => {
    if (!playing || !moves) return undefined;
    const timer = setInterval(() => act('run'), pace);
    return () => clearInterval(timer);
  }, [playing, moves]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < 520));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <figure ref={box} className={styles.flow} aria-label={words.title}>
      <FlowPicture
        flow={flow}
        layout={narrow ? tall : wide}
        label={words.at(flow.committed, flow.received, flow.applied)}
      />
      <p className={styles.says} role="status">
        {words.says[saying(flow)]}
      </p>
      <div className={styles.controls}>
        <Button className={styles.write} aria-disabled={flow.committed === room} onClick={() => act('write')}>
          {words.write}
        </Button>
        <Button aria-disabled={!moves} onClick={() => act('step')}>
          {words.step}
        </Button>
        <Button aria-pressed={playing} onClick={() => setPlaying(!playing)}>
          {playing ? words.pause : words.play}
        </Button>
        <Button
          className={styles.switch}
          role="switch"
          aria-checked={flow.receiverOn}
          onClick={() => act('receiver')}
        >
          {words.receiverOn}
        </Button>
        <Button
          className={styles.switch}
          role="switch"
          aria-checked={flow.applierOn}
          onClick={() => act('applier')}
        >
          {words.applierOn}
        </Button>
        <Button onClick={() => act('again')}>{words.again}</Button>
      </div>
    </figure>
  );
}
