import { useLanguage } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { useTitle } from '../shell/useTitle.ts';
import { Class } from './Class.tsx';
import styles from './ClassPage.module.css';
import { useGate, type Gate } from './use-class.ts';
import { useClassWords } from './words.ts';

/** The instructor's page: who is where, who needs help, and what can be done about it. */
export default function ClassPage() {
  const { gate, again } = useGate();
  if (gate === 'open') return <Class />;
  return <Closed gate={gate} again={again} />;
}

/** What stands here for whoever does not lead a class. */
function Closed({ gate, again }: { gate: Exclude<Gate, 'open'>; again: () => void }) {
  const words = useClassWords().gate;
  const { connecting, page } = useClassWords();
  const language = useLanguage();
  useTitle(page);
  return (
    <main className={styles.closed}>
      {gate === 'asking' && <output>{connecting}</output>}
      {gate === 'missing' && (
        <>
          <h1>{words.missing}</h1>
          <p>{words.missingNext}</p>
          <pre>{words.command}</pre>
        </>
      )}
      {gate === 'not-instructor' && (
        <>
          <h1>{words.notInstructor}</h1>
          <p>{words.notInstructorNext}</p>
          <p>
            <a href={addressOf(language, { kind: 'map' })}>{words.toCourse}</a>
          </p>
        </>
      )}
      {gate === 'unreachable' && (
        <>
          <h1>{words.unreachable}</h1>
          <button type="button" onClick={again}>
            {words.again}
          </button>
        </>
      )}
    </main>
  );
}
