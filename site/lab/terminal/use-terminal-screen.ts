import { useEffect, useRef, useState, type RefObject } from 'react';
import { showOverlay } from '../pane-view.ts';
import type { Paste } from './copy-paste.ts';
import { loadTerminalFont } from './terminal-font.ts';
import type { TerminalCommand } from './terminal-keys.ts';
import { prefer, preferences } from './terminal-preferences.ts';
import { TerminalScreen } from './terminal-screen.ts';

function obey(command: TerminalCommand): void {
  const { fontSize } = preferences.get();
  if (command === 'search') showOverlay('search');
  else if (command === 'larger') prefer({ fontSize: fontSize + 1 });
  else if (command === 'smaller') prefer({ fontSize: fontSize - 1 });
}

type How = Partial<
  Pick<ConstructorParameters<typeof TerminalScreen>[0], 'typeSize' | 'lineHeight' | 'looksOnly' | 'onCommand'>
>;
const asReader: How = {};

/**
 * Puts a terminal into the element of the ref, for as long as the component is mounted.
 * @param how Where it is not the reader's own terminal, of their own choice; keep it stable.
 */
export function useTerminalScreen(
  lab: string,
  id: string,
  onRiskyPaste: (paste: Paste) => void,
  how = asReader,
): { host: RefObject<HTMLDivElement | null>; screen: TerminalScreen | undefined } {
  const host = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<TerminalScreen>();

  useEffect(() => {
    let gone = false;
    let made: TerminalScreen | undefined;
    const open = async () => {
      await loadTerminalFont();
      if (gone || host.current === null) return;
      made = new TerminalScreen({
        host: host.current,
        lab,
        id,
        onCommand: obey,
        onRiskyPaste,
        ...how,
      });
      setScreen(made);
    };
    void open();
    return () => {
      gone = true;
      made?.dispose();
      setScreen(undefined);
    };
  }, [lab, id, onRiskyPaste, how]);

  return { host, screen };
}
