import type { DBInstance } from '../../lab/contract/rds.ts';

/**
 * Values that a form begins with, by their API names, as a lesson's `<InConsole>` asks for them:
 * `{ DBInstanceIdentifier: 'shop', BackupRetentionPeriod: '7' }`. Text, as attributes are; the form reads what it knows.
 */
export type Prefill = Readonly<Record<string, string>>;

/**
 * What the console gives to each form of `create/`: `CreateForm` and, with one instance more, `ReplicaForm` and
 * `ModifyForm`. The form calls the API itself (`rds-call.ts`) and shows what it refuses (`Refused.tsx`). It stands on
 * paper: colours from the paper tokens of `look/tokens.css`; live state comes from `useRds()` of `lab/connection.ts`.
 */
export type FormProps = {
  prefill: Prefill;
  /** The API has accepted; the console shows this instance. */
  onDone: (identifier: string) => void;
  /** Leaves the form without having done anything. */
  onCancel: () => void;
};

/** `instance` is the source of the replica to be, or what is to be modified, as it is now. */
export type InstanceFormProps = FormProps & { instance: DBInstance };
