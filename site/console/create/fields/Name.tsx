import styles from './fields.module.css';

/** A field's name; what it is called on AWS, in brackets at the end, is quieter. */
export function Name({ children }: { children: string }) {
  const [, own, onAws] = /^(.*\S) (\([^()]*(?:\([^()]*\)[^()]*)*\))$/.exec(children) ?? [];
  if (own === undefined || onAws === undefined) return <span className={styles.name}>{children}</span>;
  return (
    <span className={styles.name}>
      {own} <span className={styles.onAws}>{onAws}</span>
    </span>
  );
}
