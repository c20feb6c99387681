import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import { Fixed, Section } from '../fields/Section.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { classFacts } from '../model/classes.ts';
import { familyOf, type Family } from '../model/form.ts';
import { useCreateWords } from '../words.ts';

const families: readonly Family[] = ['standard', 'memory', 'burstable'];

/** How large the machine is. */
export function InstanceSection({ title }: { title?: string }) {
  const words = useCreateWords().instance;
  const { form, offer, set } = useFields();
  const classesOf = (family: Family) => offer.classes.filter((name) => familyOf(name) === family);
  const classes = classesOf(form.family);
  return (
    <Section title={title ?? words.title}>
      <Choices
        label={words.family}
        columns={3}
        value={form.family}
        choices={families.map((value) => ({ value, ...words[value] }))}
        onChoose={(family) => set({ family, instanceClass: classesOf(family)[0] ?? '' })}
      />
      {classes.length === 0 ? (
        <Fixed label={words.class}>{words.none}</Fixed>
      ) : (
        <SelectField
          field="instanceClass"
          label={words.class}
          options={classes.map((name) => {
            const facts = classFacts(name);
            return {
              value: name,
              label: facts === undefined ? name : `${name} (${words.facts(facts.vcpu, facts.memory)})`,
            };
          })}
        />
      )}
    </Section>
  );
}
