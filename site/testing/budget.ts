import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Names of the scripts that a script of the built site loads before it runs. */
function needed(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].flatMap(([, name]) => name ?? []);
}

/**
 * Bytes of script, compressed, that a page of the built site loads before the terminal is opened: the entry with all
 * that it imports, and for a lesson its text. What is imported when asked for (lab pane, pictures) is not counted.
 */
export function scriptBytes(dist: string): { entry: number; lessons: Record<string, number> } {
  const assets = join(dist, 'assets');
  const read = (name: string) => readFileSync(join(assets, name));
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([\w.-]+\.js)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const loaded = new Set(entry);
  for (const name of loaded) for (const next of needed(read(name).toString())) loaded.add(next);
  const size = (name: string) => gzipSync(read(name)).length;
  const total = [...loaded].reduce(
    (sum, name) => sum + size(name),
    gzipSync(readFileSync(join(dist, 'theme.js'))).length,
  );
  const lessons = readdirSync(assets).filter((name) => /^(?:ko|en)-.*\.js$/.test(name));
  return { entry: total, lessons: Object.fromEntries(lessons.map((name) => [name, total + size(name)])) };
}
