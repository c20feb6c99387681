import { useState } from 'react';
import { awsCommand } from '../../../lab/contract/aws-command.ts';
import { accepted } from '../calls.ts';
import type { InstanceFormProps } from '../form-props.ts';
import { Choices } from './fields/Choices.tsx';
import { Fixed, Section } from './fields/Section.tsx';
import { Switch } from './fields/Switch.tsx';
import { TextField } from './fields/TextField.tsx';
import { FormFrame } from './FormFrame.tsx';
import { groupCommands, NEW_GROUP_ID } from './model/commands.ts';
import { formOf } from './model/instance-form.ts';
import type { Offer } from './model/offer.ts';
import { prefilled } from './model/prefill.ts';
import { replicaProblems } from './model/problems.ts';
import { replicaForm, replicaInput } from './model/replica-form.ts';
import { networkWarnings } from './model/warnings.ts';
import { ParameterGroupField } from './sections/AdditionalSection.tsx';
import { ConnectivitySection, ZoneField } from './sections/ConnectivitySection.tsx';
import { CostSection } from './sections/CostSection.tsx';
import { InstanceSection } from './sections/InstanceSection.tsx';
import { useNewGroup } from './use-new-group.ts';
import { useCreateWords } from './words.ts';
import { WithOffer } from './WithOffer.tsx';

/** Actions → Create read replica; the instance is the source. */
export function ReplicaForm(props: InstanceFormProps) {
  return (
    <WithOffer onCancel={props.onCancel}>
      {(offer, learn) => <Replicating {...props} offer={offer} learn={learn} />}
    </WithOffer>
  );
}

type Props = InstanceFormProps & { offer: Offer; learn: (change: Partial<Offer>) => void };

function Replicating({ instance, prefill, onDone, onCancel, offer, learn }: Props) {
  const words = useCreateWords();
  const source = formOf(instance, offer);
  const [form, setForm] = useState(() => prefilled(replicaForm(instance, offer), prefill, offer));
  const groupsOf = useNewGroup({ offer, learn, setForm });
  const submit = async () => {
    await accepted('CreateDBInstanceReadReplica', replicaInput(form, source, await groupsOf(form)));
    onDone(form.identifier.toLowerCase());
  };
  const previewGroups = form.firewall === 'new' ? [NEW_GROUP_ID] : form.groups;
  const blocked = whyBlocked(instance);
  return (
    <FormFrame
      of="replica"
      title={words.replica.title}
      lead={words.replica.lead(source.identifier)}
      submit={words.replica.submit}
      form={form}
      offer={offer}
      onChange={setForm}
      problems={replicaProblems(form, offer)}
      warnings={networkWarnings(form, offer)}
      commands={[
        ...groupCommands(form, offer),
        awsCommand('CreateDBInstanceReadReplica', replicaInput(form, source, previewGroups)),
      ]}
      {...(blocked === undefined
        ? {}
        : { blocked: words.replica[blocked](source.identifier, instance.DBInstanceStatus) })}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <ReplicaSections source={source.identifier} />
    </FormFrame>
  );
}

function whyBlocked(source: InstanceFormProps['instance']): 'noBackups' | 'notAvailable' | undefined {
  if (source.BackupRetentionPeriod === 0) return 'noBackups';
  return source.DBInstanceStatus === 'available' ? undefined : 'notAvailable';
}

function ReplicaSections({ source }: { source: string }) {
  const words = useCreateWords();
  const { availability, additional } = words;
  return (
    <>
      <Section title={words.settings.title}>
        <Fixed label={words.source}>
          <code>{source}</code>. {words.replica.inheritsText}
        </Fixed>
        <TextField
          field="identifier"
          label={words.settings.identifier}
          hint={words.settings.identifierHint}
        />
      </Section>
      <InstanceSection title={words.specification.title} />
      <Section title={availability.title}>
        <Fixed label={words.specification.region}>{words.regionText}</Fixed>
        <ZoneField />
        <Choices
          label={availability.label}
          columns={2}
          value="single"
          choices={[
            { value: 'standby', ...availability.standby, missing: words.unavailable },
            { value: 'single', title: availability.single.title },
          ]}
        />
      </Section>
      <ConnectivitySection placed />
      <Section title={additional.title}>
        <ParameterGroupField />
        <Switch field="copyTags" label={additional.copyTags} />
        <Switch field="autoMinor" label={additional.autoMinor} hint={additional.autoMinorHint} />
        <Switch
          field="deletionProtection"
          label={additional.deletionProtection}
          hint={additional.deletionProtectionHint}
        />
      </Section>
      <CostSection replica />
    </>
  );
}
