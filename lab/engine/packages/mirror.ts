import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where this machine gets Debian's packages from. */
export type Mirror = { main: string; security?: string };

type Entry = { uri: string; suite: string; components: string[] };

const SUITES =
  /^(bullseye|bookworm|trixie|forky|duke|sid|oldoldstable|oldstable|stable|testing|unstable)(-security|-updates|\/updates)?$/;

/** Reads the machine's own apt configuration; undefined where it has no mirror of Debian. */
export async function findMirror(folder = '/etc/apt'): Promise<Mirror | undefined> {
  const parts = join(folder, 'sources.list.d');
  // A machine has one of the two forms, or both.
  const names = await readdir(parts).catch(() => [] as string[]);
  const files = [join(folder, 'sources.list'), ...names.sort().map((name) => join(parts, name))];
  const entries: Entry[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    entries.push(...(file.endsWith('.sources') ? parseDeb822(text) : parseLines(text)));
  }
  const usable = entries.filter(
    ({ uri, suite, components }) =>
      /^https?:\/\//.test(uri) && SUITES.test(suite) && components.includes('main'),
  );
  const isSecurity = ({ suite }: Entry) => /security|\/updates$/.test(suite);
  const main = usable.find((entry) => !isSecurity(entry))?.uri;
  const security = usable.find((entry) => isSecurity(entry))?.uri;
  if (main === undefined) return undefined;
  return { main, ...(security === undefined ? {} : { security }) };
}

/** `deb [options] URI suite component…`, one a line: https://manpages.debian.org/stable/apt/sources.list.5.en.html */
export function parseLines(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
    if (match === null) return [];
    const [, uri = '', suite = '', components = ''] = match;
    return [{ uri, suite, components: components.trim().split(/\s+/) }];
  });
}

/** Paragraphs of `Field: value`, a value may go on in lines that begin with a space. */
export function parseDeb822(text: string): Entry[] {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').filter((line) => !line.startsWith('#'));
    const fields = new Map<string, string[]>();
    let values: string[] = [];
    for (const line of lines) {
      const [, name, rest] = /^([A-Za-z-]+):(.*)$/.exec(line) ?? [];
      if (name !== undefined) fields.set(name.toLowerCase(), (values = []));
      values.push(...(rest ?? line).trim().split(/\s+/).filter(Boolean));
    }
    if (fields.get('types')?.includes('deb') !== true || fields.get('enabled')?.[0] === 'no') return [];
    const components = fields.get('components') ?? [];
    return (fields.get('uris') ?? []).flatMap((uri) =>
      (fields.get('suites') ?? []).map((suite) => ({ uri, suite, components })),
    );
  });
}
