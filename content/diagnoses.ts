import { applierDiagnoses } from './diagnoses/applier.ts';
import { connectionDiagnoses } from './diagnoses/connection.ts';
import { containerDiagnoses } from './diagnoses/container.ts';
import type { DiagnosisWords } from './diagnoses/diagnosis-words.ts';
import { fileDiagnoses } from './diagnoses/files.ts';
import { promptDiagnoses } from './diagnoses/prompt.ts';
import { receiverDiagnoses } from './diagnoses/receiver.ts';

/** The mistakes that the lab recognises from the servers themselves, by id. */
export const diagnoses = {
  ...connectionDiagnoses,
  ...receiverDiagnoses,
  ...applierDiagnoses,
  ...promptDiagnoses,
  ...containerDiagnoses,
  ...fileDiagnoses,
} as const satisfies Record<string, DiagnosisWords>;

export type DiagnosisId = keyof typeof diagnoses;
