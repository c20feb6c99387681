import { useEffect, useState } from 'react';
import type { Seat } from '../../lab/contract/class.ts';
import { allLessons } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { addressOf, type Page } from '../shell/address.ts';
import styles from './JoinPage.module.css';
import { PersonalLink } from './PersonalLink.tsx';
import { useSeat } from './use-seat.ts';
import { useJoinWords } from './words.ts';

/** So long the seat is shown before the page goes on by itself: time to keep the personal link. */
const goOnAfterSeconds = 12;

type Props = {
  first: Seat;
  waiting: number;
  /** They have come back: their course goes on where it was. */
  returning: boolean;
};

/** A learner's seat: their link, their place in the line, and on to the course when the lab is there. */
export function SeatView({ first, waiting: atFirst, returning }: Props) {
  const words = useJoinWords();
  const { seat = first, waiting, lost, over } = useSeat(first, atFirst);
  if (over) {
    return (
      <>
        <p className={styles.lead} role="status">
          {words.over}
        </p>
        <p>{words.overNext}</p>
      </>
    );
  }
  return (
    <>
      <p className={styles.lead}>{returning ? words.seat.back(seat.name) : words.seat.welcome(seat.name)}</p>
      {seat.lab === null ? (
        <section className={styles.line} role="status">
          <h2>{words.seat.line}</h2>
          {seat.place !== null && (
            <p className={styles.place}>{words.seat.place(seat.place, Math.max(waiting, seat.place))}</p>
          )}
          <p>{lost ? words.seat.lost : words.seat.lineBody}</p>
        </section>
      ) : (
        <GoOn returning={returning && first.lab !== null} />
      )}
      <PersonalLink link={seat.link} />
    </>
  );
}

/** The lab is there: on to the course, by the button or after a while; whoever wants to stay, stays. */
function GoOn({ returning }: { returning: boolean }) {
  const words = useJoinWords().seat;
  const language = useLanguage();
  const [left, setLeft] = useState<number | undefined>(goOnAfterSeconds);
  const first = allLessons[0];
  const page: Page =
    returning || first === undefined ? { kind: 'map' } : { kind: 'lesson', slug: first.slug };
  const address = addressOf(language, page);
  const due = left === 0;
  useEffect(() => {
    if (due) location.assign(address);
  }, [due, address]);
  useEffect(() => {
    const timer = setInterval(
      () => setLeft((left) => (left === undefined ? undefined : Math.max(0, left - 1))),
      1000,
    );
    return () => clearInterval(timer);
  }, []);
  return (
    <section className={styles.line}>
      <div role="status">
        <h2>{returning ? words.readyBack : words.ready}</h2>
      </div>
      <p className={styles.buttons}>
        <a className={styles.proceed} href={address}>
          {returning ? words.goBack : words.go}
        </a>
        {left !== undefined && (
          <>
            <span>{words.soon(left)}</span>
            <button type="button" className={styles.quiet} onClick={() => setLeft(undefined)}>
              {words.stay}
            </button>
          </>
        )}
      </p>
    </section>
  );
}
