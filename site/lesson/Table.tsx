import { useEffect, useRef, useState, type ComponentProps } from 'react';
import styles from './Table.module.css';

/** A table that scrolls sideways by itself where the page is narrow. */
export function Table(props: ComponentProps<'table'>) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={box} className={styles.table} {...(scrolls ? { tabIndex: 0 } : {})}>
      <table {...props} />
    </div>
  );
}
