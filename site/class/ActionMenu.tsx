import { useEffect, useState, type ReactNode } from 'react';
import { useMenu } from '../lab/use-menu.ts';
import styles from './ActionMenu.module.css';

export type Action = { label: string; onChoose: () => void; grave?: boolean };

/** A button that opens a list of things to do, over whatever scrolls around it. */
export function ActionMenu({
  label,
  actions,
  children,
}: {
  label: string;
  actions: readonly Action[];
  children: ReactNode;
}) {
  const { open, setOpen, id, box, list, close, onKeyDown } = useMenu();
  const [place, setPlace] = useState<{ top: number; right: number }>();

  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (event.target !== list.current) setOpen(false);
    };
    addEventListener('scroll', away, { capture: true });
    addEventListener('resize', away);
    return () => {
      removeEventListener('scroll', away, { capture: true });
      removeEventListener('resize', away);
    };
  }, [open, setOpen, list]);

  const toggle = () => {
    const button = box.current?.getBoundingClientRect();
    if (button !== undefined) {
      // Where it would hang over the lower edge it is moved up; a line is 34 pixels high.
      const height = actions.length * 34 + 14;
      const top = Math.max(8, Math.min(button.bottom + 4, innerHeight - height - 8));
      const right = Math.max(8, Math.min(innerWidth - button.right, innerWidth - 230));
      setPlace({ top, right });
    }
    setOpen(!open);
  };

  return (
    <div className={styles.menu} ref={box}>
      <button
        type="button"
        className={styles.button}
        aria-label={typeof children === 'string' ? undefined : label}
        title={typeof children === 'string' ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={styles.list}
          style={place}
          onKeyDown={onKeyDown}
        >
          {actions.map((action) => (
            <button
              key={action.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-grave={action.grave}
              onClick={() => {
                close();
                action.onChoose();
              }}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** The three dots of a menu that has no word of its own. */
export function Dots() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
      <circle cx="3" cy="8" r="1.4" />
      <circle cx="8" cy="8" r="1.4" />
      <circle cx="13" cy="8" r="1.4" />
    </svg>
  );
}
