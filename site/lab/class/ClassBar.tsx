import { useState } from 'react';
import type { Company } from '../../../lab/contract/class.ts';
import { useCompany, useConnection, useSession } from '../connection.ts';
import { attempt } from '../failure.ts';
import { askForHelp, takeBackHand } from './actions.ts';
import styles from './ClassBar.module.css';
import { ClassMenu } from './ClassMenu.tsx';
import { HandDialog } from './HandDialog.tsx';
import { NoteCards } from './NoteCards.tsx';
import { useInClassWords } from './words.ts';

const alone: Company = { watchers: 0, hand: 'none' };

/** What a learner sees of the class in the header: who watches, a call for help, and all that is theirs. */
export default function ClassBar() {
  const words = useInClassWords();
  const session = useSession();
  const company = useCompany() ?? alone;
  const connected = useConnection() === 'connected';
  if (session?.class === null || session?.class === undefined) return null;
  return (
    <div className={styles.bar} role="group" aria-label={words.bar} data-class-bar="">
      <Watched company={connected ? company : alone} />
      {connected && <Help asked={company.help === true} />}
      <ClassMenu name={session.class} />
      {connected && company.hand === 'asked' && <HandDialog />}
      <NoteCards />
    </div>
  );
}

/** Always there while the instructor looks or types: words and a shape, and told to those who listen. */
function Watched({ company }: { company: Company }) {
  const words = useInClassWords();
  const typing = company.hand === 'given';
  const watched = typing || company.watchers > 0;
  return (
    <>
      <span role="status" className={watched ? styles.watched : undefined} data-typing={typing}>
        {watched && (
          <>
            <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
              <path d="M1 6c2-3.3 4.8-5 8-5s6 1.7 8 5c-2 3.3-4.8 5-8 5S3 9.3 1 6z" />
              <circle cx="9" cy="6" r="2.4" />
            </svg>
            {typing ? words.typing : words.watched}
          </>
        )}
      </span>
      {typing && (
        <button type="button" className={styles.takeBack} onClick={() => attempt(takeBackHand())}>
          {words.takeBack}
        </button>
      )}
    </>
  );
}

function Help({ asked: known }: { asked: boolean }) {
  const words = useInClassWords();
  // Shown at once; the server's word comes after it and is the one that counts.
  const [wished, setWished] = useState<{ on: boolean; known: boolean }>();
  const asked = wished !== undefined && wished.known === known ? wished.on : known;
  const toggle = () => {
    setWished({ on: !asked, known });
    const ask = async () => {
      try {
        await askForHelp(!asked);
      } catch (error) {
        setWished(undefined);
        throw error;
      }
    };
    attempt(ask());
  };
  return (
    <button
      type="button"
      className={styles.help}
      aria-pressed={asked}
      title={asked ? words.helpCancel : words.help}
      onClick={toggle}
    >
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M7 1.2a5.3 5.3 0 0 1 0 10.6L4 13.4l.2-2.4A5.3 5.3 0 0 1 7 1.2z" />
      </svg>
      <span>{asked ? words.helpAsked : words.help}</span>
    </button>
  );
}
