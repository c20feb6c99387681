import { useId, useState, type FormEvent } from 'react';
import type { DBInstance } from '../../../lab/contract/rds.ts';
import { Failed } from '../Failed.tsx';
import { List } from '../List.tsx';
import { Press } from '../Press.tsx';
import { useSend } from '../use-send.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './Tags.module.css';

/** The instance's tags. */
export function Tags({ instance }: { instance: DBInstance }) {
  const { tags: say } = useConsoleWords().instance;
  const ResourceName = instance.DBInstanceArn;
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const id = useId();
  const { send, pending, error } = useSend(() => {
    setKey('');
    setValue('');
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send('AddTagsToResource', { ResourceName, Tags: [{ Key: key.trim(), Value: value }] });
  };
  return (
    <>
      <List
        label={say.key}
        columns={[say.key, say.value, '']}
        items={instance.TagList}
        error={undefined}
        none={say.none}
      >
        {(tag) => (
          <tr key={tag.Key}>
            <th scope="row">{tag.Key}</th>
            <td>{tag.Value}</td>
            <td>
              <Press
                kind="quiet"
                aria-label={say.remove(tag.Key)}
                onClick={() => send('RemoveTagsFromResource', { ResourceName, TagKeys: [tag.Key] })}
              >
                ×
              </Press>
            </td>
          </tr>
        )}
      </List>
      <form className={styles.add} onSubmit={onSubmit}>
        <label htmlFor={`${id}-key`}>{say.key}</label>
        <input id={`${id}-key`} value={key} maxLength={128} onChange={({ target }) => setKey(target.value)} />
        <label htmlFor={`${id}-value`}>{say.value}</label>
        <input
          id={`${id}-value`}
          value={value}
          maxLength={256}
          onChange={({ target }) => setValue(target.value)}
        />
        <Press type="submit" aria-disabled={pending || key.trim() === ''}>
          {say.add}
        </Press>
      </form>
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
