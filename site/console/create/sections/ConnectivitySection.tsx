import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import { Fixed, More, Section } from '../fields/Section.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';
import { SecurityGroups } from './SecurityGroups.tsx';

/** @param placed the network has been chosen already: by the source of a replica, or when the instance was made */
export function ConnectivitySection({ placed = false }: { placed?: boolean }) {
  const all = useCreateWords();
  const words = all.network;
  const { form, offer, set } = useFields();
  const subnets = offer.subnetGroups.find(({ name }) => name === form.subnetGroup);
  return (
    <Section title={words.title}>
      {!placed && (
        <>
          <Choices
            label={words.compute}
            columns={2}
            value="none"
            choices={[
              { value: 'none', ...words.noCompute },
              { value: 'ec2', ...words.ec2, missing: all.unavailable },
            ]}
          />
          <Fixed label={words.type}>{words.ipv4}</Fixed>
          <Fixed label={words.vpc}>
            {words.defaultVpc} {offer.vpc.id} ({offer.vpc.cidr}). {words.vpcHint}
          </Fixed>
          <SelectField
            field="subnetGroup"
            label={words.subnetGroup}
            {...(subnets === undefined ? {} : { hint: words.subnetGroupHint(subnets.zones.join(', ')) })}
            options={offer.subnetGroups.map(({ name }) => ({ value: name, label: name }))}
          />
        </>
      )}
      <Choices
        label={words.public}
        value={form.publicAccess ? 'yes' : 'no'}
        choices={[
          { value: 'yes', ...words.yes },
          { value: 'no', ...words.no },
        ]}
        onChoose={(value) => set({ publicAccess: value === 'yes' })}
      />
      <SecurityGroups />
      {!placed && <ZoneField />}
      <Fixed label={words.certificate}>{words.certificateText}</Fixed>
      <More title={words.more}>
        <TextField field="port" label={words.port} hint={words.portHint} numeric />
      </More>
    </Section>
  );
}

/** In which zone the machine stands. */
export function ZoneField() {
  const words = useCreateWords().network;
  const { form, offer } = useFields();
  const zones = offer.subnetGroups.find(({ name }) => name === form.subnetGroup)?.zones ?? [];
  return (
    <SelectField
      field="zone"
      label={words.zone}
      options={[{ value: '', label: words.anyZone }, ...zones.map((zone) => ({ value: zone, label: zone }))]}
    />
  );
}
