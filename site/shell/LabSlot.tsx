import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Boundary } from './Boundary.tsx';
import styles from './LabSlot.module.css';
import { openPane, usePane } from './pane.ts';
import { Splitter } from './Splitter.tsx';

const LabPane = lazy(() => import('../lab/LabPane.tsx'));
const TopologyLine = lazy(() => import('../lab/TopologyLine.tsx'));

type Props = {
  narrow: boolean;
  visible: boolean;
  /** Text and lab share the width, and the line between them can be moved. */
  splits: boolean;
};

/**
 * The room of the lab: beside the text, or a sheet from below on a narrow screen. Once opened it stays mounted, so
 * that hiding it or reading in the other language leaves the terminals as they are.
 */
export function LabSlot({ narrow, visible, splits }: Props) {
  const words = useWords();
  const { open } = usePane();
  const [opened, setOpened] = useState(open && visible);
  if (open && visible && !opened) setOpened(true);
  const toggle = open ? words.lab.hide : words.lab.open;
  return (
    <aside
      id="lab"
      className={styles.lab}
      data-open={open}
      aria-label={words.lab.pane}
      tabIndex={-1}
      hidden={!visible || (!open && !narrow)}
    >
      {splits && <Splitter />}
      {narrow && (
        <div className={styles.handle}>
          {open ? (
            <span className={styles.name}>{words.lab.pane}</span>
          ) : (
            <Boundary fallback={nothing}>
              <Suspense fallback={null}>
                <TopologyLine />
              </Suspense>
            </Boundary>
          )}
          <button
            type="button"
            className={styles.toggle}
            aria-label={toggle}
            aria-expanded={open}
            onClick={() => openPane(!open)}
          >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <path d={open ? 'm5 7.5 5 5 5-5' : 'm5 12.5 5-5 5 5'} />
            </svg>
          </button>
        </div>
      )}
      {opened && (
        <div className={styles.pane} hidden={!open}>
          <Boundary fallback={failed}>
            <Suspense fallback={<p className={styles.loading}>{words.lab.loading}</p>}>
              <LabPane />
            </Suspense>
          </Boundary>
        </div>
      )}
    </aside>
  );
}

/** What stands in the pane's place when its code could not be loaded or failed. */
function failed(again: () => void): ReactNode {
  return <Failed again={again} />;
}

function Failed({ again }: { again: () => void }) {
  const words = useWords();
  return (
    <div className={styles.failed} role="alert">
      <p>{words.site.failed}</p>
      <button type="button" onClick={again}>
        {words.lesson.again}
      </button>
    </div>
  );
}

function nothing(): ReactNode {
  return null;
}
