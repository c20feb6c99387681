export type CommandOption = { name: string; value: string };

/**
 * The options of a deed's command, one a line as `awsCommand` writes them, with plain values: what was filled in, for
 * who reads it beside the form. A switch has the value `true`, or `false` behind `--no-`.
 */
export function commandOptions(command: string): CommandOption[] {
  return command
    .split(/ \\\n\s*/)
    .slice(1)
    .flatMap((line) => {
      const [, no, name, value] = /^--(no-)?([a-z0-9-]+)(?: ([\s\S]*))?$/.exec(line) ?? [];
      if (name === undefined) return [];
      if (value === undefined) return [{ name, value: no === undefined ? 'true' : 'false' }];
      return [{ name: `${no ?? ''}${name}`, value: plain(value) }];
    });
}

/** Without the quotes of the shell. */
function plain(value: string): string {
  return value.replaceAll(/'((?:[^']|'\\'')*)'/g, (_, quoted: string) => quoted.replaceAll("'\\''", "'"));
}
