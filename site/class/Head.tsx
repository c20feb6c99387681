import { Link } from 'wouter';
import type { ClassState, LearnerRow } from '../../lab/contract/class.ts';
import { useLanguage, useWords } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { nextTheme, useTheme } from '../shell/theme.ts';
import { extend, pause, resultsUrl } from './actions.ts';
import { ActionMenu } from './ActionMenu.tsx';
import type { Question } from './Dialogs.tsx';
import { bytes } from './figures.ts';
import styles from './Head.module.css';
import { useClock } from './use-clock.ts';
import { useClassWords } from './words.ts';

type Props = {
  state: ClassState;
  learners: readonly LearnerRow[];
  onAsk: (question: Question) => void;
  act: (work: Promise<unknown>) => void;
  onShowRoom: () => void;
};

/** The class at a glance: its name, how to join, who needs help, the time that is left, what the server still has. */
export function Head({ state, learners, onAsk, act, onShowRoom }: Props) {
  const words = useClassWords();
  const language = useLanguage();
  const needy = learners.filter(({ stuck }) => stuck !== null).length;
  const waiting = learners.filter(({ phase }) => phase === 'waiting').length;
  const taken = learners.filter(({ lab }) => lab !== null).length;
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <h1>{state.name}</h1>
        <p className={styles.code}>
          <span>{words.head.code}</span> <b>{state.code}</b>
          <button type="button" onClick={onShowRoom}>
            {words.head.show}
          </button>
        </p>
        <span className={styles.space} />
        <TimeLeft endsAt={state.endsAt} onExtend={(minutes) => act(extend(minutes, undefined))} />
        <button
          type="button"
          className={state.paused ? styles.filled : styles.quiet}
          onClick={() => act(pause(!state.paused, undefined))}
        >
          {state.paused ? words.all.goOn : words.all.pause}
        </button>
        <ActionMenu
          label={words.all.label}
          actions={[
            { label: words.all.message, onChoose: () => onAsk({ kind: 'note', row: undefined }) },
            { label: words.all.goTo, onChoose: () => onAsk({ kind: 'go-to', row: undefined }) },
            { label: words.all.results, onChoose: () => location.assign(resultsUrl(language)) },
            { label: words.all.speaker, onChoose: () => open(state.speakerUrl, '_blank', 'noopener') },
            { label: words.all.end, onChoose: () => onAsk({ kind: 'end' }), grave: true },
          ]}
        >
          {words.all.label}
        </ActionMenu>
        <Switches />
      </div>
      <div className={`${styles.row} ${styles.second}`}>
        <p role="status" className={needy > 0 ? styles.needy : styles.well}>
          {needy > 0 ? words.head.needHelp(needy) : learners.length > 0 && words.head.nobodyStuck}
          {state.paused && <b className={styles.paused}> {words.head.paused}</b>}
        </p>
        <p>
          {words.head.learners(learners.length)} · {words.head.places(taken, state.capacity.labs)}
          {waiting > 0 && <b className={styles.paused}> · {words.head.waiting(waiting)}</b>}
        </p>
        <span className={styles.space} />
        <Machine state={state} />
      </div>
    </header>
  );
}

function TimeLeft({ endsAt, onExtend }: { endsAt: number; onExtend: (minutes: number) => void }) {
  const words = useClassWords().head;
  const now = useClock();
  const minutes = Math.ceil((endsAt - now) / 60_000);
  const time = minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60), minutes % 60);
  return (
    <span className={styles.time} data-short={minutes <= 10}>
      {minutes > 0 ? words.left(time) : words.over}
      <ActionMenu
        label={words.extend}
        actions={[15, 30, 60].map((minutes) => ({
          label: `+${words.minutes(minutes)}`,
          onChoose: () => onExtend(minutes),
        }))}
      >
        {words.extend}
      </ActionMenu>
    </span>
  );
}

/** What this machine holds, what gives first, and what is left now; all of it where there is room. */
function Machine({ state }: { state: ClassState }) {
  const words = useClassWords().machine;
  const language = useLanguage();
  const { capacity, machine, spares } = state;
  const size = (amount: number) => bytes(amount, language);
  const bound = capacity.measured ? words.bound[capacity.boundBy] : words.measuring;
  const first = [
    `${words.capacity(capacity.labs)} (${bound})`,
    words.memory(size(machine.memoryFreeBytes), size(capacity.machineMemoryBytes)),
    words.load(machine.load.toFixed(1)),
  ].join(' · ');
  const more = [
    words.each(size(capacity.labMemoryBytes)),
    words.spares(spares),
    words.disk(size(machine.diskFreeBytes)),
  ].join(' · ');
  return (
    <p className={styles.machine} title={`${first} · ${more}`}>
      {first}
      <span className={styles.detail}> · {more}</span>
    </p>
  );
}

function Switches() {
  const words = useWords();
  const other = useLanguage() === 'ko' ? 'en' : 'ko';
  const theme = useTheme();
  const themeWords = `${words.theme.label}: ${words.theme[theme]}`;
  return (
    <>
      <Link
        className={styles.quiet}
        href={addressOf(other, { kind: 'class' })}
        lang={other}
        aria-label={words.site.toOtherLanguage}
      >
        {words.site.otherLanguage}
      </Link>
      <button
        type="button"
        className={styles.quiet}
        aria-label={themeWords}
        title={themeWords}
        onClick={nextTheme}
      >
        {words.theme[theme]}
      </button>
    </>
  );
}
