import type { Prefill } from '../form-props.ts';
import { ask, goTo, instanceDialogs, type InstanceDialog } from '../console-view.ts';

export const openable = [
  'databases',
  'instance',
  'create',
  'replica',
  'modify',
  'parameter-groups',
  'snapshots',
  'deeds',
  ...instanceDialogs,
] as const;
export type Openable = (typeof openable)[number];

function isDialog(open: Openable): open is InstanceDialog {
  return (instanceDialogs as readonly string[]).includes(open);
}

/** Goes in the console to what a lesson names. */
export function openPlace(open: Openable, instance: string, prefill: Prefill): void {
  if (isDialog(open)) {
    goTo({ at: 'instance', instance, tab: 'connectivity' });
    ask(open, instance, prefill);
  } else if (open === 'instance') goTo({ at: 'instance', instance, tab: 'connectivity' }, prefill);
  else if (open === 'replica' || open === 'modify') goTo({ at: open, instance }, prefill);
  else goTo({ at: open }, prefill);
}
