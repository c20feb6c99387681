import type { CreateWords } from '../words.ts';
import { covers } from './cidr.ts';
import type { FieldName, Form } from './form.ts';
import type { Offer, SecurityGroup } from './offer.ts';

export type Warning = (words: CreateWords['warnings']) => string;
export type Warnings = Partial<Record<FieldName, Warning>>;

/** The learner's own machine, as it is seen from outside: an address that no real machine has (RFC 5737). */
export const MY_ADDRESS = '203.0.113.10';

/** What the API would take of a new instance, and the learner would wonder about afterwards. */
export function createWarnings(form: Form, offer: Offer): Warnings {
  const result = modifyWarnings(form, offer);
  if (form.database === '') result.database = (say) => say.noDatabase;
  if (form.template === 'production' && !form.deletionProtection)
    result.deletionProtection = (say) => say.unprotected;
  return result;
}

export function modifyWarnings(form: Form, offer: Offer): Warnings {
  const result = networkWarnings(form, offer);
  if (!form.backups) result.backups = (say) => say.noBackups;
  if (form.autoscaling && Number(form.maxStorage) < Number(form.storage) * 1.26)
    result.maxStorage = (say) => say.littleRoom;
  return result;
}

/** Who would come through the chosen security groups, and who would not. */
export function networkWarnings(form: Form, offer: Offer): Warnings {
  if (form.firewall === 'new') return {};
  const chosen = offer.groups.filter(({ id }) => form.groups.includes(id));
  if (chosen.some((group) => sourcesOf(group, form).includes('0.0.0.0/0')))
    return { groups: (say) => (form.publicAccess ? say.openToAll : say.ruleForAll) };
  if (form.publicAccess && !chosen.some((group) => letsMeIn(group, form)))
    return { groups: (say) => say.nobodyFromOutside(MY_ADDRESS) };
  return {};
}

function letsMeIn(group: SecurityGroup, form: Form): boolean {
  return sourcesOf(group, form).some((source) => covers(source, MY_ADDRESS));
}

/** Who may come to the form's port. */
function sourcesOf(group: SecurityGroup, form: Form): string[] {
  const port = Number(form.port);
  return group.inbound.filter(({ from, to }) => from <= port && port <= to).flatMap(({ sources }) => sources);
}
