import { useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { closeTerminal, openTerminal } from './actions.ts';
import { attempt } from './failure.ts';
import { showTab, showTerminal, type PaneView } from './pane-view.ts';
import { panelId, tabId } from './pane-focus.ts';
import type { TerminalTab } from './pane-tabs.ts';
import styles from './PaneTabs.module.css';
import { RoleMark } from './topology/RoleMark.tsx';

type Tab = {
  id: string;
  onChoose: () => void;
  onClose?: () => void;
  content: ReactNode;
  role?: string;
};

/** The pane's tabs: arrow keys move, Enter or Space chooses, Delete closes. */
export function PaneTabs({
  tabs,
  view,
  menu,
}: {
  tabs: readonly TerminalTab[];
  view: PaneView;
  menu: ReactNode;
}) {
  const words = useWords().pane;
  const bar = useRef<HTMLDivElement>(null);
  const shells = tabs.filter((tab) => tab.kind === 'shell').length;

  const all: Tab[] = [
    ...tabs.map((tab): Tab => ({
      id: tab.id,
      role: tab.role,
      onChoose: () => {
        showTerminal(tab.id);
        if (!tab.open) attempt(openTerminal({ kind: 'sql', on: tab.id }));
      },
      // The first shell stays: there is always one.
      ...(tab.open && !(tab.kind === 'shell' && shells === 1)
        ? { onClose: () => attempt(closeTerminal(tab.id)) }
        : {}),
      content: (
        <>
          {tab.kind === 'sql' && <RoleMark role={tab.role} />}
          <span className={styles.name}>{tab.kind === 'sql' ? tab.id : words.shell(tab.number)}</span>
          {tab.kind === 'sql' && tab.role !== 'alone' && (
            <span className={styles.role}>{words.roles[tab.role]}</span>
          )}
          {tab.busy && <span className={styles.busy} title={words.busy} />}
        </>
      ),
    })),
    { id: 'console', onChoose: () => showTab('console'), content: words.console },
    { id: 'files', onChoose: () => showTab('files'), content: words.files },
    { id: 'picture', onChoose: () => showTab('picture'), content: words.picture },
  ];
  const selected = view.tab === 'terminal' ? view.terminal : view.tab;
  const stop = all.some((tab) => tab.id === selected) ? selected : all[0]?.id;
  // The terminals scroll by themselves where they are many, so the keyboard stops among them too.
  const isStop = (tab: Tab) => tab.id === stop || tab.id === view.terminal;

  const onKeyDown = (event: KeyboardEvent) => {
    const index = all.findIndex((tab) => tabId(tab.id) === document.activeElement?.id);
    const moves: Record<string, number> = {
      ArrowRight: (index + 1) % all.length,
      ArrowLeft: (index + all.length - 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const to = moves[event.key];
    if (index !== -1 && event.key === 'Delete') all[index]?.onClose?.();
    else if (index === -1 || to === undefined) return;
    else bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
    event.preventDefault();
  };

  const onClick = (event: MouseEvent, tab: Tab) => {
    // The cross is no button of its own, for a tab may hold none; the keyboard has Delete.
    const onCross = event.target instanceof Element && event.target.closest('[data-cross]') !== null;
    if (onCross && tab.onClose !== undefined) tab.onClose();
    else tab.onChoose();
  };

  const button = (tab: Tab) => (
    <button
      key={tab.id}
      type="button"
      role="tab"
      id={tabId(tab.id)}
      className={styles.tab}
      data-role={tab.role}
      aria-selected={tab.id === selected}
      aria-controls={tab.id === selected ? panelId(tab.id) : undefined}
      aria-keyshortcuts={tab.onClose === undefined ? undefined : 'Delete'}
      tabIndex={isStop(tab) ? 0 : -1}
      onClick={(event) => onClick(event, tab)}
    >
      {tab.content}
      {tab.onClose !== undefined && tab.id === selected && (
        <span className={styles.cross} data-cross="" aria-hidden="true" title={words.closeTab}>
          ×
        </span>
      )}
    </button>
  );

  return (
    <div className={styles.bar} ref={bar}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs take the focus, one at a time */}
      <div className={styles.tabs} role="tablist" aria-label={words.tabs} onKeyDown={onKeyDown}>
        <div className={styles.terminals} role="presentation">
          {all.slice(0, tabs.length).map(button)}
        </div>
        <div className={styles.views} role="presentation">
          {all.slice(tabs.length).map(button)}
        </div>
      </div>
      <button
        type="button"
        className={styles.add}
        aria-label={words.newShell}
        title={words.newShell}
        onClick={() => attempt(openTerminal({ kind: 'shell' }))}
      >
        +
      </button>
      <div className={styles.menu}>{menu}</div>
    </div>
  );
}
