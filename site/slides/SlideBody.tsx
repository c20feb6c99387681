import { useMemo } from 'react';
import type { StepState } from '../../lab/contract/course-state.ts';
import { findPosition, type MapLesson } from '../course-map.ts';
import { useLanguage, useWords } from '../language.tsx';
import { LessonContext } from '../lesson/contexts.ts';
import type { DeckSlide } from './read-deck.ts';
import { SlideContext } from './slide-context.ts';
import styles from './SlideBody.module.css';
import { useSlideWords } from './words.ts';

type Props = {
  lesson: MapLesson;
  slide: DeckSlide;
  /** The last fragment shown; -1 is none. */
  fragment: number;
  printed?: boolean;
  /** On a telephone: as wide as its box and as high as it needs, in type that can be read there. */
  flows?: boolean;
  live?: boolean;
  /** How the step stands in the lab that is shown. */
  state?: StepState['state'] | undefined;
};

/** One slide on its stage of 1280×720, or flowing. */
export function SlideBody({
  lesson,
  slide,
  fragment,
  printed = false,
  flows = false,
  live = false,
  state,
}: Props) {
  const words = useSlideWords();
  const { quiz } = useWords().question;
  // The questions at a lesson's end stand in no step, nor do words before the first.
  const title = slide.title === '' && slide.kind === 'question' ? quiz : slide.title;
  const context = useMemo(
    () => ({ lesson, slide, fragment, printed, flows, live }),
    [lesson, slide, fragment, printed, flows, live],
  );
  const about = useMemo(() => ({ lesson, state: undefined, live: false }), [lesson]);
  return (
    <LessonContext value={about}>
      <SlideContext value={context}>
        <div className={styles.slide} data-kind={slide.kind} data-flows={flows}>
          {slide.kind === 'title' ? (
            <Title lesson={lesson} />
          ) : slide.kind === 'end' ? (
            <End lesson={lesson} />
          ) : (
            <>
              {title !== '' && (
                <h2 className={styles.title}>
                  {state === 'done' && (
                    <svg className={styles.done} viewBox="0 0 20 20" role="img" aria-label={words.done}>
                      <circle cx="10" cy="10" r="9" />
                      <path d="m6 10.4 2.8 2.8L14.2 7.4" />
                    </svg>
                  )}
                  {title}
                </h2>
              )}
              <div className={styles.face}>{slide.face}</div>
            </>
          )}
        </div>
      </SlideContext>
    </LessonContext>
  );
}

function Title({ lesson }: { lesson: MapLesson }) {
  const words = useSlideWords();
  const language = useLanguage();
  const position = findPosition(lesson.slug);
  return (
    <div className={styles.opening}>
      <p className={styles.part}>{position?.part.title[language]}</p>
      <h1>
        <span className={styles.number}>{position?.number}</span> {lesson.title[language]}
      </h1>
      <p className={styles.lead}>{lesson.lead[language]}</p>
      <p className={styles.minutes}>{words.minutes(lesson.minutes)}</p>
    </div>
  );
}

function End({ lesson }: { lesson: MapLesson }) {
  const words = useSlideWords();
  const language = useLanguage();
  const next = findPosition(lesson.slug)?.next;
  return (
    <div className={styles.opening}>
      <p className={styles.part}>
        {next ? words.next : lesson.title[language]} {next && <kbd>Enter</kbd>}
      </p>
      <h2>{next ? next.title[language] : words.theEnd}</h2>
      {next && <p className={styles.lead}>{next.lead[language]}</p>}
    </div>
  );
}
