import { DATA } from './places.ts';

/** The log files of every server, below the volume's `log`. No other file is told of or read. */
const LOGS = ['error/mysql-error.log', 'slowquery/mysql-slowquery.log', 'general/mysql-general.log'] as const;
export const ERROR_LOG = LOGS[0];
const PORTION_MOST = 1024 * 1024;

export type LogFile = { name: string; size: number; lastWritten: number };

/** Runs a program where the server's data is, and answers what it prints. */
export type InData = (command: string[], most: number) => Promise<Buffer>;

function pathOf(name: string): string {
  return `${DATA}/log/${name}`;
}

export async function listLogFiles(run: InData): Promise<LogFile[]> {
  // A log that was never switched on has no file, at which stat complains and goes on.
  const command = ['stat', '--printf', String.raw`%n\t%s\t%Y\n`, ...LOGS.map(pathOf)];
  const output = await run(['sh', '-c', '"$@" 2>/dev/null || true', 'sh', ...command], 4096);
  return output
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [path = '', size, seconds] = line.split('\t');
      const name = LOGS.find((log) => pathOf(log) === path);
      if (name === undefined) return [];
      return [{ name, size: Number(size), lastWritten: Number(seconds) * 1000 }];
    });
}

/** Bytes of a log from an offset on; undefined where there is no such log. */
export async function readLogFile(
  run: InData,
  name: string,
  offset: number,
  most: number,
): Promise<Buffer | undefined> {
  const found = (await listLogFiles(run)).find((log) => log.name === name);
  if (found === undefined) return undefined;
  const count = Math.min(most, PORTION_MOST);
  if (count <= 0 || offset >= found.size) return Buffer.alloc(0);
  return run(
    [
      'dd',
      `if=${pathOf(found.name)}`,
      'iflag=skip_bytes,count_bytes',
      `skip=${Math.max(0, Math.trunc(offset))}`,
      `count=${Math.trunc(count)}`,
      'status=none',
    ],
    count,
  );
}
