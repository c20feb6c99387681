import { useLayoutEffect, useRef, useState } from 'react';
import { STAGE } from './stage-size.ts';
import { setStageScale } from './terminal-type.ts';

/** How reveal.js lays the stage into the window: as large as fits, in the middle. */
export function useStageScale() {
  const box = useRef<HTMLElement>(null);
  const [stage, setStage] = useState({ scale: 1, left: 0, top: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      const scale = Math.min(clientWidth / STAGE.width, clientHeight / STAGE.height);
      setStageScale(scale);
      setStage({
        scale,
        left: (clientWidth - STAGE.width * scale) / 2,
        top: (clientHeight - STAGE.height * scale) / 2,
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, stage };
}
