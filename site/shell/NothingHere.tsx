import { Link } from 'wouter';
import { useLanguage, useWords } from '../language.tsx';
import { addressOf } from './address.ts';
import styles from './NothingHere.module.css';
import { useTitle } from './useTitle.ts';

/** An address that leads nowhere, and the way back. */
export function NothingHere() {
  const words = useWords().site;
  useTitle(`404 · ${words.name}`);
  return (
    <div className={styles.nothing}>
      <h1>{words.notFound}</h1>
      <p>
        <Link href={addressOf(useLanguage(), { kind: 'map' })}>{words.notFoundNext}</Link>
      </p>
    </div>
  );
}
