import type { FieldName } from '../model/form.ts';
import { useFields } from './fields-context.ts';
import styles from './fields.module.css';

/** Below a field: what is wrong with it, else what to think of. */
export function Notes({ field }: { field: FieldName }) {
  const { id, problem, warning } = useFields();
  const wrong = problem(field);
  const careful = warning(field);
  return (
    <div className={styles.notes} id={`${id(field)}-notes`} aria-live="polite">
      {wrong !== undefined && (
        <p className={styles.problem}>
          <span aria-hidden="true">✕</span> {wrong}
        </p>
      )}
      {wrong === undefined && careful !== undefined && (
        <p className={styles.warning}>
          <span aria-hidden="true">!</span> {careful}
        </p>
      )}
    </div>
  );
}
