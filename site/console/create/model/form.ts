import { defaultVersion, type Offer } from './offer.ts';
import { preset, type Template } from './templates.ts';

export type Method = 'full' | 'easy';
export type Family = 'standard' | 'memory' | 'burstable';

/**
 * What stands in the fields of a form, as it is typed. One shape for creating, for a replica and for modifying: each
 * form shows some of the fields and sends what it shows.
 */
export type Form = {
  method: Method;
  version: string;
  template: Template;
  identifier: string;
  username: string;
  generate: boolean;
  password: string;
  confirm: string;
  family: Family;
  instanceClass: string;
  storageType: string;
  storage: string;
  autoscaling: boolean;
  maxStorage: string;
  subnetGroup: string;
  publicAccess: boolean;
  firewall: 'existing' | 'new';
  groups: readonly string[];
  newGroup: string;
  /** Empty: wherever the service likes. */
  zone: string;
  port: string;
  /** Empty: no database is made. */
  database: string;
  parameterGroup: string;
  backups: boolean;
  retention: string;
  backupWindow: 'any' | 'chosen';
  backupStart: string;
  backupHours: string;
  copyTags: boolean;
  autoMinor: boolean;
  maintenanceWindow: 'any' | 'chosen';
  maintenanceDay: string;
  maintenanceStart: string;
  maintenanceHours: string;
  deletionProtection: boolean;
};

export type FieldName = keyof Form;

export const DEFAULT_PORT = '3306';

/** The form as it opens, the first template chosen. */
export function newForm(offer: Offer): Form {
  return withTemplate(
    {
      method: 'full',
      version: defaultVersion(offer),
      template: 'production',
      identifier: 'database-1',
      username: 'admin',
      generate: false,
      password: '',
      confirm: '',
      family: 'standard',
      instanceClass: '',
      storageType: 'gp3',
      storage: '20',
      autoscaling: true,
      maxStorage: '1000',
      subnetGroup: offer.subnetGroups[0]?.name ?? 'default',
      publicAccess: false,
      firewall: 'existing',
      groups: offer.groups.filter(({ name }) => name === 'default').map(({ id }) => id),
      newGroup: '',
      zone: '',
      port: DEFAULT_PORT,
      database: '',
      parameterGroup: defaultParameterGroup(offer),
      backups: true,
      retention: '7',
      backupWindow: 'any',
      backupStart: '18:00',
      backupHours: '0.5',
      copyTags: true,
      autoMinor: true,
      maintenanceWindow: 'any',
      maintenanceDay: 'sun',
      maintenanceStart: '19:00',
      maintenanceHours: '0.5',
      deletionProtection: false,
    },
    'production',
    offer,
  );
}

/** Choosing a template sets the fields that it is about, whatever stood in them. */
export function withTemplate(form: Form, template: Template, offer: Offer): Form {
  return { ...form, template, ...preset(template, form.method, offer.classes) };
}

/** Easy create asks for little and decides the rest: a private instance with the defaults. */
export function withMethod(form: Form, method: Method, offer: Offer): Form {
  const { identifier, username, generate, password, confirm, template } = form;
  const asked = { identifier, username, generate, password, confirm, method };
  return withTemplate({ ...newForm(offer), ...asked }, template, offer);
}

export function defaultParameterGroup(offer: Offer): string {
  return offer.parameterGroups.find((name) => name.startsWith('default.')) ?? '';
}

/** The family of a class by its name: `db.t4g.micro` is burstable. */
export function familyOf(instanceClass: string): Family {
  const letter = instanceClass.charAt('db.'.length);
  if (letter === 't') return 'burstable';
  return letter === 'r' || letter === 'x' ? 'memory' : 'standard';
}
