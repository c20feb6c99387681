import { lazy, Suspense, useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { useConnection, useLabId, useLabState, useSession, useTerminals, useTopology } from './connection.ts';
import styles from './LabPane.module.css';
import { panelId, tabId } from './pane-focus.ts';
import { terminalTabs } from './pane-tabs.ts';
import { showTerminal, usePaneView } from './pane-view.ts';
import { PaneTabs } from './PaneTabs.tsx';
import { FailedView } from './state/FailedView.tsx';
import { OfflineView } from './state/OfflineView.tsx';
import { StartView } from './state/StartView.tsx';
import { Strip } from './state/Strip.tsx';
import { TerminalPanel } from './terminal/TerminalPanel.tsx';
import { TerminalMenu } from './TerminalMenu.tsx';
import TopologyLine from './TopologyLine.tsx';
import { TopologyPicture } from './topology/TopologyPicture.tsx';

const FilesPanel = lazy(() => import('./files/FilesPanel.tsx'));
const Console = lazy(() => import('../console/Console.tsx'));
const AwayView = lazy(() => import('./class/AwayView.tsx'));
const InLineView = lazy(() => import('./class/InLineView.tsx'));
const OutsideView = lazy(() => import('./class/OutsideView.tsx'));

/** The machine's side of the page: terminals, files and the picture, or what keeps them from being there. */
export default function LabPane() {
  const connection = useConnection();
  const lab = useLabState();
  const session = useSession();
  let content = <Workspace />;
  if (connection === 'not-allowed') content = <OutsideView />;
  else if (session?.lab === null) content = <InLineView />;
  else if (lab === undefined)
    content = connection === 'offline' ? <OfflineView /> : <StartView progress={[]} />;
  else if (connection === 'offline' && lab.phase !== 'ready') content = <OfflineView />;
  else if (lab.phase === 'starting') content = <StartView progress={lab.progress} />;
  else if (lab.phase === 'asleep' || lab.phase === 'paused') content = <AwayView phase={lab.phase} />;
  else if (lab.phase !== 'ready') content = <FailedView lab={lab} />;
  return (
    <div className={styles.pane}>
      <Suspense>{content}</Suspense>
    </div>
  );
}

function Workspace() {
  const words = useWords().pane;
  const lab = useLabId();
  const view = usePaneView();
  const tabs = terminalTabs(useTerminals(), useTopology());
  const [seen, setSeen] = useState<readonly string[]>([]);
  const open = tabs.filter((tab) => tab.open);
  const front = view.tab === 'terminal' ? view.terminal : undefined;
  const first = tabs[0]?.id;
  if (front !== undefined && !seen.includes(front) && open.some(({ id }) => id === front)) {
    setSeen([...seen, front]);
  }
  const closed = front !== undefined && seen.includes(front) && !tabs.some((tab) => tab.id === front);

  useEffect(() => {
    // The terminal in front was closed, here or in another window. One never seen is still being opened.
    if (closed && first !== undefined) showTerminal(first);
  }, [closed, first]);

  return (
    <>
      <PaneTabs tabs={tabs} view={view} menu={view.tab === 'terminal' && <TerminalMenu />} />
      <Strip />
      <div className={styles.body}>
        {/* A terminal keeps its screen while another tab is in front; one never looked at is not connected. */}
        {lab !== undefined &&
          open
            .filter((tab) => tab.id === front || seen.includes(tab.id))
            .map((tab) => (
              <div
                key={tab.id}
                role="tabpanel"
                id={panelId(tab.id)}
                aria-labelledby={tabId(tab.id)}
                className={styles.panel}
                hidden={tab.id !== front}
              >
                <TerminalPanel lab={lab} tab={tab} active={tab.id === front} />
              </div>
            ))}
        {front !== undefined && !open.some((tab) => tab.id === front) && (
          <output className={styles.opening}>{words.terminal.opening(front)}</output>
        )}
        {view.tab === 'files' && (
          <div
            role="tabpanel"
            id={panelId('files')}
            aria-labelledby={tabId('files')}
            className={styles.panel}
          >
            <Suspense fallback={<p className={styles.opening}>{words.editor.loading}</p>}>
              <FilesPanel />
            </Suspense>
          </div>
        )}
        {view.tab === 'picture' && (
          <div
            role="tabpanel"
            id={panelId('picture')}
            aria-labelledby={tabId('picture')}
            className={styles.panel}
          >
            <TopologyPicture />
          </div>
        )}
        {view.tab === 'console' && (
          <div
            role="tabpanel"
            id={panelId('console')}
            aria-labelledby={tabId('console')}
            className={styles.panel}
          >
            <Suspense fallback={<p className={styles.opening}>{words.openingConsole}</p>}>
              <Console />
            </Suspense>
          </div>
        )}
      </div>
      {view.tab !== 'picture' && view.tab !== 'console' && <TopologyLine />}
    </>
  );
}
