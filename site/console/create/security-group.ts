import * as z from 'zod/mini';
import { accepted } from '../calls.ts';
import { groupInput, ruleInput } from './model/commands.ts';
import type { Form } from './model/form.ts';
import type { Offer, SecurityGroup } from './model/offer.ts';
import { MY_ADDRESS } from './model/warnings.ts';

const Created = z.object({ GroupId: z.string() });

/**
 * Makes the form's new security group with its one rule, as the console does before it creates the instance.
 * @param onMade the group is there, even where its rule or the instance is then refused: it is not to be made again
 */
export async function makeSecurityGroup(
  form: Form,
  offer: Offer,
  onMade: (group: SecurityGroup) => void,
): Promise<string> {
  const { GroupId } = Created.parse(await accepted('CreateSecurityGroup', groupInput(form, offer)));
  const group = { id: GroupId, name: form.newGroup, inbound: [] };
  onMade(group);
  await accepted('AuthorizeSecurityGroupIngress', ruleInput(form, GroupId));
  const port = Number(form.port);
  onMade({ ...group, inbound: [{ from: port, to: port, sources: [`${MY_ADDRESS}/32`] }] });
  return GroupId;
}
