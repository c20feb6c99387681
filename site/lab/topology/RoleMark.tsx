import type { Role } from './role.ts';
import styles from './RoleMark.module.css';

/** A shape for each role, so that colour is never alone: a source is square, a replica round, a relay both. */
export function RoleMark({ role }: { role: Role }) {
  return (
    <svg
      className={styles.mark}
      data-role={role}
      viewBox="0 0 12 12"
      width="10"
      height="10"
      aria-hidden="true"
    >
      {role === 'source' && <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" fill="currentColor" />}
      {role === 'replica' && (
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="2.4" />
      )}
      {role === 'relay' && (
        <>
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <rect x="4" y="4" width="4" height="4" fill="currentColor" />
        </>
      )}
      {role === 'alone' && <circle cx="6" cy="6" r="2.6" fill="currentColor" />}
    </svg>
  );
}
