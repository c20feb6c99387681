import { CopyButton } from '../../lesson/CopyButton.tsx';
import styles from './CommandPreview.module.css';
import { useCreateWords } from './words.ts';

type Props = { commands: readonly string[]; of: 'create' | 'replica' | 'modify' };

/** A telephone has no room for it until it is asked for. */
const roomy = matchMedia('(min-width: 721px)').matches;

/** What the form would send, as a person would type it; a line that changes is lit for a moment. */
export function CommandPreview({ commands, of }: Props) {
  const words = useCreateWords().command;
  return (
    <div className={styles.preview}>
      <details open={roomy}>
        <summary>{words.title}</summary>
        <div className={styles.commands}>
          {/* A keyboard scrolls it too. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} aria-label={words.title} role="region">
            {commands.map((command, index) => (
              <code key={index === 0 ? 'first' : command.slice(0, 40)}>
                {command.split('\n').map((line) => (
                  <span key={line}>{`${line}\n`}</span>
                ))}
              </code>
            ))}
          </pre>
          <div className={styles.note}>
            <p>{words.note[of]}</p>
            <CopyButton text={commands.join('\n')} />
          </div>
        </div>
      </details>
    </div>
  );
}
