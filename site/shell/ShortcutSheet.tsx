import { useWords } from '../language.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './ShortcutSheet.module.css';

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const command = apple ? '⌘' : 'Ctrl';
const option = apple ? '⌥' : 'Alt';

/** How the shortcut for running is written on this machine. */
export const runKeys = `${command} ↵`;

/** The list of shortcuts, on `?`. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const rows: [string, string[]][] = [
    [words.keys.runNext, [command, 'Enter']],
    [words.keys.nextStep, [option, '↓']],
    [words.keys.previousStep, [option, '↑']],
    [words.keys.toText, ['F6']],
    [words.keys.toggleLab, [option, 'L']],
    [words.keys.maximiseLab, [option, 'M']],
    [words.keys.lines, ['↑', '↓']],
    [words.keys.help, ['?']],
  ];
  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <dl className={styles.keys}>
        {rows.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className={styles.close}>
          {words.site.close}
        </button>
      </form>
    </Dialog>
  );
}
