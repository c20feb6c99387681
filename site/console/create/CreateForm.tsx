import { useState } from 'react';
import { awsCommand } from '../../../lab/contract/aws-command.ts';
import { accepted } from '../calls.ts';
import type { FormProps } from '../form-props.ts';
import { rememberCredentials } from './credentials.ts';
import { EasySections } from './EasySections.tsx';
import { FormFrame } from './FormFrame.tsx';
import { FullSections } from './FullSections.tsx';
import { groupCommands, NEW_GROUP_ID } from './model/commands.ts';
import { createInput } from './model/create-input.ts';
import { newForm, withMethod, withTemplate } from './model/form.ts';
import type { Offer } from './model/offer.ts';
import { generatePassword } from './model/password.ts';
import { prefilledNew } from './model/prefill.ts';
import { createProblems } from './model/problems.ts';
import { createWarnings } from './model/warnings.ts';
import { MethodSection } from './sections/MethodSection.tsx';
import { useNewGroup } from './use-new-group.ts';
import { useCreateWords } from './words.ts';
import { WithOffer } from './WithOffer.tsx';

/** Create database: Full configuration and Easy create. */
export function CreateForm(props: FormProps) {
  return (
    <WithOffer onCancel={props.onCancel}>
      {(offer, learn) => <Creating {...props} offer={offer} learn={learn} />}
    </WithOffer>
  );
}

type Props = FormProps & { offer: Offer; learn: (change: Partial<Offer>) => void };

function Creating({ prefill, onDone, onCancel, offer, learn }: Props) {
  const words = useCreateWords();
  const [form, setForm] = useState(() => prefilledNew(newForm(offer), prefill, offer));
  const groupsOf = useNewGroup({ offer, learn, setForm });
  const input = (password: string, groups: readonly string[]) =>
    createInput(form, offer, { password, groups });

  const submit = async () => {
    const groups = await groupsOf(form);
    const password = form.generate ? generatePassword() : form.password;
    await accepted('CreateDBInstance', input(password, groups));
    if (form.generate)
      rememberCredentials({ instance: form.identifier.toLowerCase(), username: form.username, password });
    onDone(form.identifier.toLowerCase());
  };
  const previewGroups = form.firewall === 'new' ? [NEW_GROUP_ID] : form.groups;

  return (
    <FormFrame
      of="create"
      {...words.create}
      form={form}
      offer={offer}
      onChange={setForm}
      problems={createProblems(form, offer)}
      warnings={createWarnings(form, offer)}
      commands={[
        ...groupCommands(form, offer),
        awsCommand('CreateDBInstance', input(form.password, previewGroups)),
      ]}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <MethodSection value={form.method} onChoose={(method) => setForm(withMethod(form, method, offer))} />
      {form.method === 'full' ? (
        <FullSections onTemplate={(template) => setForm(withTemplate(form, template, offer))} />
      ) : (
        <EasySections onTemplate={(template) => setForm(withTemplate(form, template, offer))} />
      )}
    </FormFrame>
  );
}
