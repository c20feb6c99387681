import { createContext, use } from 'react';
import type { FieldName, Form } from '../model/form.ts';
import type { Offer } from '../model/offer.ts';

/** What the fields of a form share. */
export type Fields = {
  form: Form;
  offer: Offer;
  set: (change: Partial<Form>) => void;
  /** The learner has left a field: what is wrong with it may be said now. */
  left: (field: FieldName) => void;
  problem: (field: FieldName) => string | undefined;
  warning: (field: FieldName) => string | undefined;
  /** The element of a field, for its label, its notes, and the focus when it has to be put right. */
  id: (field: FieldName) => string;
};

export const FieldsContext = createContext<Fields | undefined>(undefined);

export function useFields(): Fields {
  const fields = use(FieldsContext);
  if (fields === undefined) throw new Error('a field stands outside of a form');
  return fields;
}

/** Fields of a form whose value is a text. */
export type TextName = { [Name in FieldName]: string extends Form[Name] ? Name : never }[FieldName];
/** Fields that are on or off. */
export type SwitchName = { [Name in FieldName]: Form[Name] extends boolean ? Name : never }[FieldName];
