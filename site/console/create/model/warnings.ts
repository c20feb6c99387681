import type { CreateWords } from '../words.ts';
import type { FieldName, Form } from './form.ts';
import type { Offer, SecurityGroup } from './offer.ts';

export type Warning = (words: CreateWords['warnings']) => string;
export type Warnings = Partial<Record<FieldName, Warning>>;

/** The learner's own machine, as it is seen from outside: an address that no real machine has (RFC 5737). */
export const MY_ADDRESS = '203.0.113.10';

/** Of a replica: its template, storage and backups are not asked. */
export function replicaWarnings(form: Form, offer: Offer): Warnings {
  const { groups } = warnings(form, offer);
  return groups === undefined ? {} : { groups };
}

/** What the API would take, and the learner would wonder about afterwards. */
export function warnings(form: Form, offer: Offer): Warnings {
  const chosen = offer.groups.filter(({ id }) => form.groups.includes(id));
  const result: Warnings = {};
  if (!form.backups) result.backups = (say) => say.noBackups;
  if (form.database === '') result.database = (say) => say.noDatabase;
  if (form.template === 'production' && !form.deletionProtection)
    result.deletionProtection = (say) => say.unprotected;
  if (form.autoscaling && Number(form.maxStorage) < Number(form.storage) * 1.26)
    result.maxStorage = (say) => say.littleRoom;
  if (form.firewall === 'existing' && form.publicAccess && !chosen.some((group) => letsMeIn(group, form))) {
    result.groups = (say) => say.nobodyFromOutside(MY_ADDRESS);
  }
  if (chosen.some((group) => opens(group, '0.0.0.0/0', form))) {
    result.groups = (say) => (form.publicAccess ? say.openToAll : say.ruleForAll);
  }
  return result;
}

function letsMeIn(group: SecurityGroup, form: Form): boolean {
  return [`${MY_ADDRESS}/32`, '203.0.113.0/24', '0.0.0.0/0'].some((source) => opens(group, source, form));
}

function opens(group: SecurityGroup, source: string, form: Form): boolean {
  const port = Number(form.port);
  return group.inbound.some((rule) => rule.from <= port && port <= rule.to && rule.sources.includes(source));
}
