import { useWords } from '../language.tsx';
import { Line, Pre } from './Code.tsx';
import { textOf, type CodeLine } from './code.ts';
import styles from './Output.module.css';

/** What the command before prints; what differs from machine to machine is dimmed. */
export function Output({ lines }: { lines: CodeLine[] }) {
  const words = useWords().fence;
  return (
    <figure className={styles.output} aria-label={words.expected}>
      <Pre label={words.expected}>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines never move
          <span key={index} className={styles.line} data-wraps={wraps(line)}>
            {line.length === 1 && line[0] === '⋮' ? (
              <span className={styles.any} title={words.anyLines}>
                ⋮
              </span>
            ) : (
              <Line line={line} varies={words.varies} />
            )}
            {index < lines.length - 1 && '\n'}
          </span>
        ))}
      </Pre>
    </figure>
  );
}

/** A long message may be broken into lines; what stands in columns, or below one another after `\\G`, must not be. */
function wraps(line: CodeLine): boolean {
  return !/^[|+*]|\S {3,}\S|^ *\w+: .{0,48}$/.test(textOf(line));
}
