import type { DiagnosisId } from '../../../content/diagnoses.ts';
import type { Action, SqlAction } from '../../../content/lesson-actions.ts';
import type { CheckView, ContainerFacts } from '../../contract/check.ts';
import type { Values } from '../../contract/names.ts';
import type { Database } from '../observe/servers.ts';
import type { Row } from '../../workbench/sql-session.ts';

/** A recognised mistake. */
export type Finding = {
  id: DiagnosisId;
  /** The container that shows it; for a file, the Compose project. */
  on: string;
  values: Values;
  /** The server's own words. */
  evidence: string;
  /** What puts it right; only where nothing of the learner's can be lost. */
  cure?: Action[];
};

/** What a family looks at. */
export type Scene = {
  view: CheckView;
  containers: ContainerFacts[];
  databases: Database[];
  /** Whether a path of the workspace is a directory. */
  isDirectory: (path: string) => Promise<boolean>;
  /** The directory of the lesson that is watched, below the workspace. */
  directory: string | undefined;
  /** Statements that the lesson itself has fail: they are no mistake. */
  meantToFail: string[];
};

/** Recognises the mistakes of one kind. */
export type Family = (scene: Scene) => Promise<Finding[]>;

/** A text of a status row; NULL and absent are empty. */
export function text(row: Row, column: string): string {
  return row[column] ?? '';
}

export function sql(on: string, ...statements: string[]): SqlAction {
  return { kind: 'sql', on, fails: false, text: statements.map((statement) => `${statement};`).join('\n') };
}

/** A string of the learner's inside a statement of ours. */
export function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** `'user'@'host'` */
export function account(user: string, host: string): string {
  return `${quoted(user)}@${quoted(host)}`;
}
