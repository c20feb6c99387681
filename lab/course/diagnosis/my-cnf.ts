/**
 * An option's value in a my.cnf, the last one where it stands twice; `-` and `_` are the same, as for mysqld.
 * https://dev.mysql.com/doc/refman/9.7/en/option-files.html
 */
export function readOption(config: string, option: string): string | undefined {
  const wanted = option.replaceAll('-', '_');
  let section = '';
  let found: string | undefined;
  for (const line of config.split('\n').map((line) => line.trim())) {
    const header = /^\[(.+)\]$/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const [, name, value] = /^([\w-]+)\s*=\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? [];
    if (section === 'mysqld' && name?.replaceAll('-', '_') === wanted) found = value;
  }
  return found;
}
