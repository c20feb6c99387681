import { useEffect, useState } from 'react';
import { ClassDoor } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { routes } from '../../lab/contract/routes.ts';
import { useLanguage } from '../language.tsx';
import { request } from '../lab/request.ts';
import { addressOf } from '../shell/address.ts';
import { useSession } from '../talk/use-session.ts';
import styles from './Along.module.css';
import { useFollowWords } from './words.ts';

/** The same step elsewhere: in the reader's own lab when they have one, and how to get one when they do not. */
export function Along({ lesson, step }: { lesson: string; step: string | null }) {
  const words = useFollowWords().along;
  const language = useLanguage();
  const session = useSession();
  const address = `${addressOf(language, { kind: 'lesson', slug: lesson })}${step === null ? '' : `#${step}`}`;
  const hasLab = session != null && session.lab !== null;
  return (
    <section className={styles.along} aria-labelledby="along">
      <h2 id="along">{words.title}</h2>
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {hasLab ? words.mine : words.read}
        </a>
      </p>
      {session === null && <WithoutLab />}
    </section>
  );
}

function WithoutLab() {
  const words = useFollowWords().along;
  const language = useLanguage();
  const inClass = useHasClass();
  if (inClass === undefined) return null;
  return inClass ? (
    <p>
      {words.inClass}{' '}
      <a href={addressOf(language, { kind: 'join' })} target="_blank" rel="noreferrer">
        {words.join}
      </a>
    </p>
  ) : (
    <>
      <p>{words.atHome}</p>
      <pre className={styles.command}>
        <code>npm ci && npm start</code>
      </pre>
    </>
  );
}

/** Whether there is a class to join on this server; undefined until known. */
function useHasClass(): boolean | undefined {
  const [has, setHas] = useState<boolean>();
  useEffect(() => {
    request(routes.classDoor, { answer: ClassDoor }).then(
      () => setHas(true),
      (error: unknown) => {
        // Without a class there is no door: the answer is 404. On a bad line nobody knows.
        if (error instanceof LabError && error.code !== 'lab-unreachable') setHas(false);
      },
    );
  }, []);
  return has;
}
