import { findLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { Button } from '../lesson/Button.tsx';
import styles from './LiveBar.module.css';
import type { Reading } from './use-reading.ts';
import { useFollowWords } from './words.ts';

/** While one reads ahead: where the speaker is, and one press to be there. */
export function LiveBar({ reading, lesson }: { reading: Reading; lesson: string }) {
  const words = useFollowWords().ahead;
  const language = useLanguage();
  const { live } = reading;
  return (
    <div className={styles.bar}>
      <p>
        {reading.lesson !== lesson
          ? words.elsewhere(findLesson(lesson)?.title[language] ?? lesson)
          : live && words.at(live.title, live.number + 1, live.of)}
      </p>
      <Button filled className={styles.back} onClick={reading.toLive}>
        {words.back}
      </Button>
    </div>
  );
}
