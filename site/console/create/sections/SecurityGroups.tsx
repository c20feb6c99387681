import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import styles from '../fields/fields.module.css';
import { Group } from '../fields/Section.tsx';
import { Notes } from '../fields/Notes.tsx';
import { TextField } from '../fields/TextField.tsx';
import type { SecurityGroup } from '../model/offer.ts';
import { MY_ADDRESS } from '../model/warnings.ts';
import { useCreateWords } from '../words.ts';

/** Who gets to the port: groups that are there, or a new one that lets in the learner's own address. */
export function SecurityGroups() {
  const words = useCreateWords().network;
  const { form, set } = useFields();
  return (
    <>
      <Choices
        label={words.firewall}
        columns={2}
        value={form.firewall}
        choices={[
          { value: 'existing', ...words.existing },
          { value: 'new', ...words.new },
        ]}
        onChoose={(firewall) => set({ firewall })}
      />
      {form.firewall === 'existing' ? (
        <ExistingGroups />
      ) : (
        <TextField field="newGroup" label={words.newGroup} hint={words.newGroupHint(MY_ADDRESS, form.port)} />
      )}
    </>
  );
}

function ExistingGroups() {
  const words = useCreateWords().network;
  const { form, offer, set, id, problem } = useFields();
  const own = id('groups');
  return (
    <Group title={words.groups}>
      <div className={styles.list}>
        {offer.groups.map((group, index) => (
          <div key={group.id} className={styles.choice}>
            <input
              type="checkbox"
              id={`${own}-${group.id}`}
              checked={form.groups.includes(group.id)}
              aria-invalid={index === 0 && problem('groups') !== undefined}
              aria-describedby={`${own}-${group.id}-rules ${own}-notes`}
              onChange={(event) =>
                set({
                  groups: event.target.checked
                    ? [...form.groups, group.id]
                    : form.groups.filter((each) => each !== group.id),
                })
              }
            />
            <label htmlFor={`${own}-${group.id}`}>
              <code>{group.name}</code> <code className={styles.onAws}>{group.id}</code>
            </label>
            <p id={`${own}-${group.id}-rules`} className={styles.hint}>
              <Rules group={group} />
            </p>
          </div>
        ))}
      </div>
      <Notes field="groups" />
    </Group>
  );
}

function Rules({ group }: { group: SecurityGroup }) {
  const words = useCreateWords().network;
  if (group.inbound.length === 0) return words.noInbound;
  const named = (source: string) => (source === group.id ? words.itself : source);
  return words.inbound(
    group.inbound
      .map((rule) => {
        const ports = rule.from === rule.to ? String(rule.from) : `${rule.from}-${rule.to}`;
        const all = rule.from <= 0 && (rule.to <= 0 || rule.to >= 65535);
        return words.rule(all ? words.allPorts : ports, rule.sources.map(named).join(', '));
      })
      .join('; '),
  );
}
