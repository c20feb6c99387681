import { useMenu } from './use-menu.ts';
import styles from './Menu.module.css';

export type MenuItem = {
  label: string;
  keys?: string;
  /** Present on items that are on or off. */
  checked?: boolean;
  onChoose: () => void;
};

/** A button that opens a list of things to do: arrow keys move, Escape closes and gives the focus back. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const { open, setOpen, id, box, list, close, onKeyDown } = useMenu();

  return (
    <div className={styles.menu} ref={box}>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="8" r="1.4" />
          <circle cx="8" cy="8" r="1.4" />
          <circle cx="13" cy="8" r="1.4" />
        </svg>
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={styles.list}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              <span className={styles.check} aria-hidden="true">
                {item.checked === true ? '✓' : ''}
              </span>
              <span className={styles.label}>{item.label}</span>
              {item.keys !== undefined && <kbd className={styles.keys}>{item.keys}</kbd>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
