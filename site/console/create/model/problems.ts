import type { FieldName, Form } from './form.ts';
import type { Offer } from './offer.ts';
import * as rules from './rules.ts';
import { windowsOverlap } from './windows.ts';

/** What would be refused, by the field where it is put right. */
export type Problems = Partial<Record<FieldName, rules.Problem>>;

const port = rules.wholeNumber(1150, 65535);
const retention = rules.wholeNumber(1, 35);
/** The service grows by a tenth at least, and wants the ceiling of autoscaling as far away. */
function tenthMore(gib: number): number {
  // In whole numbers: 100 * 1.1 is more than 110.
  return Math.ceil((gib * 11) / 10);
}

/** What the API would refuse of a new instance. */
export function createProblems(form: Form, offer: Offer): Problems {
  return told({
    identifier: rules.freeIdentifier(form.identifier, offer.taken),
    username: rules.username(form.username),
    ...passwordProblems(form),
    ...(form.method === 'easy'
      ? {}
      : {
          ...storageProblems(form, offer),
          ...networkProblems(form, offer),
          ...backupProblems(form),
          database: rules.database(form.database),
        }),
  });
}

/** What the API would refuse of a replica. Whether its source can have one is not the form's to put right. */
export function replicaProblems(form: Form, offer: Offer): Problems {
  return told({
    identifier: rules.freeIdentifier(form.identifier, offer.taken),
    ...networkProblems(form, offer),
  });
}

/** @param before the form of the instance as it is now */
export function modifyProblems(form: Form, before: Form, offer: Offer): Problems {
  const others = offer.taken.filter((name) => name !== before.identifier);
  const storage = storageProblems(form, offer);
  return told({
    ...storage,
    storage: storage.storage ?? growthProblem(Number(form.storage), Number(before.storage)),
    identifier: rules.freeIdentifier(form.identifier, others),
    ...(form.password === '' && form.confirm === '' ? {} : passwordProblems(form)),
    ...networkProblems(form, offer),
    ...backupProblems(form),
  });
}

function growthProblem(wanted: number, now: number): rules.Problem | undefined {
  if (wanted < now) return (say) => say.shrinks(now);
  const least = tenthMore(now);
  return wanted > now && wanted < least ? (say) => say.growTenth(least) : undefined;
}

function passwordProblems(form: Form) {
  if (form.generate) return {};
  const differs = form.password !== form.confirm;
  return {
    password: rules.password(form.password),
    confirm: differs ? (say: Parameters<rules.Problem>[0]) => say.passwordsDiffer : undefined,
  };
}

function storageProblems(form: Form, { storage }: Offer) {
  const least = tenthMore(Number(form.storage));
  return {
    storage: rules.wholeNumber(storage.least, storage.most)(form.storage),
    maxStorage: form.autoscaling
      ? rules.wholeNumber(Number.isFinite(least) ? least : storage.least, storage.most)(form.maxStorage)
      : undefined,
  };
}

function networkProblems(form: Form, offer: Offer) {
  const names = offer.groups.map(({ name }) => name);
  return {
    port: port(form.port),
    groups:
      form.firewall === 'existing' && form.groups.length === 0
        ? (say: Parameters<rules.Problem>[0]) => say.noGroup
        : undefined,
    newGroup: form.firewall === 'new' ? rules.newGroup(form.newGroup, names) : undefined,
  };
}

function backupProblems(form: Form) {
  const meet =
    form.backups &&
    form.backupWindow === 'chosen' &&
    form.maintenanceWindow === 'chosen' &&
    windowsOverlap(form);
  return {
    retention: form.backups ? retention(form.retention) : undefined,
    maintenanceStart: meet ? (say: Parameters<rules.Problem>[0]) => say.windowsMeet : undefined,
  };
}

function told(all: Partial<Record<FieldName, rules.Problem | undefined>>): Problems {
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== undefined));
}
