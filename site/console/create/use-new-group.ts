import type { Dispatch, SetStateAction } from 'react';
import type { Form } from './model/form.ts';
import type { Offer, SecurityGroup } from './model/offer.ts';
import { makeSecurityGroup } from './security-group.ts';

type Options = {
  offer: Offer;
  learn: (change: Partial<Offer>) => void;
  setForm: Dispatch<SetStateAction<Form>>;
};

/**
 * The security groups that a form asks for, made first where it wants a new one. That one then stands chosen among the
 * existing ones, so that sending again after a refusal does not make it twice.
 */
export function useNewGroup({ offer, learn, setForm }: Options): (form: Form) => Promise<readonly string[]> {
  const onMade = (group: SecurityGroup) => {
    learn({ groups: [...offer.groups.filter(({ id }) => id !== group.id), group] });
    setForm((form) => ({ ...form, firewall: 'existing', groups: [group.id] }));
  };
  return async (form) =>
    form.firewall === 'new' ? [await makeSecurityGroup(form, offer, onMade)] : form.groups;
}
