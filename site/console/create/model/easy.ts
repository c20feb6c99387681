import type { CreateWords } from '../words.ts';
import type { Form } from './form.ts';
import type { Offer } from './offer.ts';

type EasyWords = CreateWords['easy'];

export type Decision = {
  setting: keyof EasyWords['rows'];
  value: (words: EasyWords) => string;
  /** Can be modified once the instance is there. */
  editable: boolean;
};

/** What Easy create has decided, from the form that it would send. */
export function easyDecisions(form: Form, offer: Offer): Decision[] {
  const groups = offer.groups.filter(({ id }) => form.groups.includes(id)).map(({ name }) => name);
  const decided = (setting: Decision['setting'], value: Decision['value'], editable = true): Decision => ({
    setting,
    value,
    editable,
  });
  return [
    decided('version', said(form.version)),
    decided('class', said(form.instanceClass)),
    decided('storage', said(`${form.storage} GiB, ${form.storageType}`)),
    decided('autoscaling', (words) => words.upTo(form.maxStorage)),
    decided('public', onOff(form.publicAccess)),
    decided('group', said(groups.join(', '))),
    decided('subnetGroup', said(form.subnetGroup), false),
    decided('port', said(form.port)),
    decided('database', (words) => words.none, false),
    decided('parameterGroup', said(form.parameterGroup)),
    decided('retention', (words) => words.days(form.retention)),
    decided('autoMinor', onOff(form.autoMinor)),
    decided('deletionProtection', onOff(form.deletionProtection)),
  ];
}

function said(value: string): Decision['value'] {
  return () => value;
}

function onOff(on: boolean): Decision['value'] {
  return (words) => (on ? words.on : words.off);
}
