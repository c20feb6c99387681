import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statement } from './statement.ts';

const FOLDER = join(import.meta.dirname, 'routines');

/** The service's procedures and views in the schema `mysql`; views first, for what the procedures read. */
export async function readRoutines(): Promise<Statement[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted();
  const routines = await Promise.all(
    files.map(async (file) => {
      const whole = await readFile(join(FOLDER, file), 'utf8');
      const kind = /^CREATE OR REPLACE .* VIEW/m.test(whole) ? 'VIEW' : 'PROCEDURE';
      return { kind, text: `CREATE ${kind} mysql.${file.slice(0, -'.sql'.length)} …`, whole };
    }),
  );
  return routines.toSorted((one, other) => Number(other.kind === 'VIEW') - Number(one.kind === 'VIEW'));
}
