import { useState, type FormEvent } from 'react';
import { Button } from '../lesson/Button.tsx';
import { rememberSpeakerName, say, speakerName, type Room } from '../talk/talk.ts';
import { byName } from './by-name.ts';
import styles from './Speakers.module.css';
import { useSpeakerWords } from './words.ts';

/** Who speaks, who leads now, and the way to hand over. */
export function Speakers({ room, leads }: { room: Room; leads: boolean }) {
  const words = useSpeakerWords().speakers;
  const people = byName(room);
  const leader = people.find((person) => person.leads);
  return (
    <section className={styles.speakers} aria-labelledby="speakers">
      <h2 id="speakers">{words.title}</h2>
      {!leads && (
        <p className={styles.other} role="status">
          {leader === undefined ? words.nobody : words.other(leader.name || words.unnamed)}{' '}
          <Button filled onClick={() => say({ type: 'take-control' })}>
            {words.take}
          </Button>
        </p>
      )}
      <ul>
        {people.map((person) => (
          <li key={person.name}>
            <span className={styles.name}>
              {person.name || words.unnamed}
              <small>
                {[
                  ...(person.me ? [words.you] : []),
                  ...(person.leads ? [words.leads] : []),
                  ...person.kinds.map((kind) => words[kind]),
                ].join(' · ')}
              </small>
            </span>
            {leads && !person.leads && (
              <Button onClick={() => say({ type: 'give-control', to: person.window })}>{words.give}</Button>
            )}
          </li>
        ))}
      </ul>
      <MyName />
    </section>
  );
}

function MyName() {
  const words = useSpeakerWords().speakers;
  const [name, setName] = useState(speakerName);
  const save = (event: FormEvent) => {
    event.preventDefault();
    rememberSpeakerName(name.normalize('NFC'));
  };
  return (
    <form className={styles.mine} onSubmit={save}>
      <label>
        {words.name}
        <input
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Button type="submit">{words.save}</Button>
      <p>{words.nameHint}</p>
    </form>
  );
}
