import { useState } from 'react';
import { awsCommand } from '../../../lab/contract/aws-command.ts';
import { accepted } from '../calls.ts';
import type { InstanceFormProps } from '../form-props.ts';
import { FormFrame } from './FormFrame.tsx';
import { changesOf, modifyInput } from './model/changes.ts';
import { groupCommands, NEW_GROUP_ID } from './model/commands.ts';
import { formOf } from './model/instance-form.ts';
import type { Offer } from './model/offer.ts';
import { prefilled } from './model/prefill.ts';
import { modifyProblems } from './model/problems.ts';
import { modifyWarnings } from './model/warnings.ts';
import { ModifySections } from './ModifySections.tsx';
import { Review } from './Review.tsx';
import { useNewGroup } from './use-new-group.ts';
import { useCreateWords } from './words.ts';
import { WithOffer } from './WithOffer.tsx';

/** Modify: the fields as they are, then what changes and when. */
export function ModifyForm(props: InstanceFormProps) {
  return (
    <WithOffer onCancel={props.onCancel}>
      {(offer, learn) => <Modifying {...props} offer={offer} learn={learn} />}
    </WithOffer>
  );
}

type Props = InstanceFormProps & { offer: Offer; learn: (change: Partial<Offer>) => void };

function Modifying({ instance, prefill, onDone, onCancel, offer, learn }: Props) {
  const words = useCreateWords();
  // As it was when the form opened: what happens to the instance meanwhile is no change of the learner's.
  const [now] = useState(() => formOf(instance, offer));
  const [form, setForm] = useState(() => prefilled(now, prefill, offer));
  const [page, setPage] = useState<'first' | 'review' | 'fields'>('first');
  const reviewing = page === 'review';
  const [immediately, setImmediately] = useState(prefill['ApplyImmediately'] === 'true');
  const groupsOf = useNewGroup({ offer, learn, setForm });

  const input = (groups: readonly string[]) =>
    modifyInput(changesOf(form, now, groups), now.identifier, immediately);
  const previewGroups = form.firewall === 'new' ? [NEW_GROUP_ID] : form.groups;
  const changes = changesOf(form, now, previewGroups);
  const renamed = form.identifier.toLowerCase();

  const submit = async () => {
    if (!reviewing) return setPage('review');
    await accepted('ModifyDBInstance', input(await groupsOf(form)));
    onDone(immediately ? renamed : now.identifier);
  };

  return (
    <FormFrame
      of="modify"
      key={page}
      focused={page !== 'first'}
      title={reviewing ? words.modify.reviewTitle : words.modify.title(now.identifier)}
      lead={reviewing ? words.modify.reviewLead : words.modify.lead}
      submit={reviewing ? words.modify.submit : words.modify.continue}
      form={form}
      offer={offer}
      onChange={setForm}
      problems={modifyProblems(form, now, offer)}
      warnings={modifyWarnings(form, offer)}
      commands={[...groupCommands(form, offer), awsCommand('ModifyDBInstance', input(previewGroups))]}
      {...(changes.length === 0 ? { blocked: words.modify.nothing } : {})}
      onSubmit={submit}
      onCancel={onCancel}
      {...(reviewing ? { onBack: () => setPage('fields') } : {})}
    >
      {reviewing ? (
        <Review
          changes={changes}
          window={instance['PreferredMaintenanceWindow']}
          immediately={immediately}
          onChoose={setImmediately}
        />
      ) : (
        <ModifySections replica={instance.ReadReplicaSourceDBInstanceIdentifier !== undefined} />
      )}
    </FormFrame>
  );
}
