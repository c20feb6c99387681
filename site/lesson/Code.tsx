import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './Code.module.css';
import type { CodeLine } from './code.ts';

/** One line of coloured code. */
export function Line({ line, varies }: { line: CodeLine; varies?: string }) {
  return line.map((token, index) =>
    typeof token === 'string' ? (
      token
    ) : (
      // A line is drawn as it was built and never changes: the index is as good as any key.
      // oxlint-disable-next-line react/no-array-index-key -- see above
      <span key={index} className={styles[token[0]]} title={token[0] === 'varies' ? varies : undefined}>
        {token[1]}
      </span>
    ),
  );
}

/** Lines of code as they stand. */
export function Code({ lines, varies }: { lines: readonly CodeLine[]; varies?: string }) {
  return lines.map((line, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines never move
    <span key={index}>
      <Line line={line} {...(varies === undefined ? {} : { varies })} />
      {index < lines.length - 1 && '\n'}
    </span>
  ));
}

/** Preformatted text that scrolls sideways; the keyboard can reach it when there is something to scroll. */
export function Pre({
  label,
  className,
  children,
}: {
  label?: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const pre = useRef<HTMLPreElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = pre.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <pre
      ref={pre}
      className={`${styles.pre} ${className ?? ''}`}
      lang="en"
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
    >
      <code>{children}</code>
    </pre>
  );
}
