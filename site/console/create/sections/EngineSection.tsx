import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import { Fixed, Section } from '../fields/Section.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { useCreateWords } from '../words.ts';

/** The others that AWS offers beside MySQL, in its order. */
const others = [
  'Aurora (MySQL Compatible)',
  'Aurora (PostgreSQL Compatible)',
  'PostgreSQL',
  'MariaDB',
  'Oracle',
  'Microsoft SQL Server',
  'IBM Db2',
];

/** @param short Easy create asks for the engine alone */
export function EngineSection({ short = false }: { short?: boolean }) {
  const words = useCreateWords();
  const { offer, form } = useFields();
  const chosen = offer.versions.find(({ version }) => version === form.version);
  const choices = [
    ...others.slice(0, 2).map((name) => ({ value: name, title: name, missing: '' })),
    { value: 'MySQL', title: 'MySQL' },
    ...others.slice(2).map((name) => ({ value: name, title: name, missing: '' })),
  ];
  return (
    <Section title={words.engine.title}>
      <Choices
        label={words.engine.type}
        hint={words.engine.onlyMysql}
        columns={2}
        value="MySQL"
        choices={choices}
      />
      <Fixed label={words.engine.edition}>{words.engine.community}</Fixed>
      {!short && (
        <SelectField
          field="version"
          label={words.engine.version}
          {...(chosen === undefined ? {} : { hint: words.engine.running(chosen.description) })}
          options={offer.versions.map(({ version }) => ({ value: version, label: `MySQL ${version}` }))}
        />
      )}
      {short && chosen !== undefined && (
        <Fixed label={words.engine.version}>{words.engine.running(chosen.description)}</Fixed>
      )}
    </Section>
  );
}
