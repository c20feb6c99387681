import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'routines');

/** One of the service's procedures or views in the schema `mysql`. */
export type Routine = { name: string; sql: string; view: boolean };

/** Views first, for what the procedures read. */
export async function readRoutines(): Promise<Routine[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted();
  const routines = await Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(FOLDER, file), 'utf8');
      return { name: file.slice(0, -'.sql'.length), sql, view: /^CREATE OR REPLACE .* VIEW/m.test(sql) };
    }),
  );
  return [...routines.filter(({ view }) => view), ...routines.filter(({ view }) => !view)];
}
