import { useCallback, useState, type CSSProperties, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import type { Page } from './address.ts';
import styles from './Frame.module.css';
import { Header } from './Header.tsx';
import { LabSlot } from './LabSlot.tsx';
import { usePane } from './pane.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { narrowScreen, useMedia } from './useMedia.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The page around every page: header, text, and the lab beside a lesson. */
export function Frame({ page, children }: { page: Page; children: ReactNode }) {
  const words = useWords();
  const pane = usePane();
  const narrow = useMedia(narrowScreen);
  const [help, setHelp] = useState(false);
  const onHelp = useCallback(() => setHelp(true), []);
  useShortcuts(onHelp);
  const beside = page.kind === 'lesson';
  const layout = !beside || !pane.open ? 'text' : pane.whole ? 'lab' : 'both';
  return (
    <div
      className={styles.frame}
      data-layout={layout}
      style={{ '--share': `${pane.share}%` } as CSSProperties}
    >
      <a className={styles.skip} href="#text">
        {words.site.skip}
      </a>
      <Header page={page} onHelp={onHelp} />
      <main id="text" className={styles.text} tabIndex={-1} hidden={layout === 'lab' && !narrow}>
        {children}
      </main>
      <LabSlot narrow={narrow} visible={beside} splits={layout === 'both' && !narrow} />
      {help && <ShortcutSheet onClose={() => setHelp(false)} />}
    </div>
  );
}
