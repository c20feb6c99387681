import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

const download = (more: Record<string, unknown>) =>
  lab.call('DownloadDBLogFilePortion', {
    DBInstanceIdentifier: 'shop',
    LogFileName: 'error/mysql-error.log',
    ...more,
  });
const list = (more: Record<string, unknown>) =>
  lab.call('DescribeDBLogFiles', { DBInstanceIdentifier: 'shop', ...more });

describe('log files', () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index} 가나다\n`).join('');
  beforeEach(async () => {
    await lab.addInstance('shop');
    lab.servers.logs.set('error/mysql-error.log', Buffer.from(text));
    lab.servers.logs.set('slowquery/mysql-slowquery.log', Buffer.alloc(0));
  });

  it('are listed, by a part of their name or their size', async () => {
    expect((await list({}))['DescribeDBLogFiles']).toHaveLength(2);
    expect(await list({ FilenameContains: 'error' })).toMatchObject({
      DescribeDBLogFiles: [{ LogFileName: 'error/mysql-error.log', LastWritten: 1000 }],
    });
    expect((await list({ FileSize: 1 }))['DescribeDBLogFiles']).toHaveLength(1);
    expect((await list({ FileLastWritten: 2000 }))['DescribeDBLogFiles']).toHaveLength(0);
  });

  it('come in portions of whole lines from the start until nothing is left', async () => {
    const portions: unknown[] = [];
    let Marker: unknown = '0';
    for (let pending: unknown = true; pending === true;) {
      const answer = await download({ Marker, NumberOfLines: 30 });
      portions.push(answer['LogFileData']);
      Marker = answer['Marker'];
      pending = answer['AdditionalDataPending'];
    }
    expect(portions).toHaveLength(4);
    expect(portions.join('')).toBe(text);
    expect(await download({ Marker })).toMatchObject({
      LogFileData: '',
      AdditionalDataPending: false,
      Marker,
    });
  });

  it('come from the end where no marker is given', async () => {
    expect(await download({ NumberOfLines: 2 })).toEqual({
      LogFileData: 'line 98 가나다\nline 99 가나다\n',
      Marker: String(Buffer.byteLength(text)),
      AdditionalDataPending: false,
    });
    expect((await download({}))['LogFileData']).toBe(text);
  });

  it('are cut at one megabyte, between two lines', async () => {
    const long = 'x'.repeat(999) + '\n';
    lab.servers.logs.set('error/mysql-error.log', Buffer.from(long.repeat(1500)));
    const first = await download({ Marker: '0' });
    expect(first).toMatchObject({ Marker: '1048000', AdditionalDataPending: true });
    const last = await download({});
    expect(String(last['LogFileData'])).toHaveLength(1_048_000);
  });

  it('also go on past a line that is longer than a portion', async () => {
    lab.servers.logs.set('error/mysql-error.log', Buffer.alloc(1024 * 1024 + 5, 'x'));
    expect(await download({ Marker: '0' })).toMatchObject({ Marker: '1048576', AdditionalDataPending: true });
    expect(await download({ Marker: '1048576' })).toMatchObject({
      LogFileData: 'xxxxx',
      AdditionalDataPending: false,
    });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ LogFileName: 'error/../my.cnf' }, 'DBLogFileNotFoundFault'],
    [{ DBInstanceIdentifier: 'none' }, 'DBInstanceNotFound: DBInstance none not found.'],
    [{ Marker: '-1' }, 'InvalidParameterValue'],
    [{ Marker: 'x' }, 'MalformedInput'],
    [{ NumberOfLines: 0 }, 'Invalid value 0 for NumberOfLines. Must be between 1 and 10000'],
  ])('refuse %j', async (input, words) => {
    const good = { DBInstanceIdentifier: 'shop', LogFileName: 'error/mysql-error.log' };
    expect(await lab.refusal('DownloadDBLogFilePortion', { ...good, ...input })).toContain(words);
  });

  it('are not there before the instance is', async () => {
    await lab.addInstance('new', { createdAt: undefined, status: 'creating' });
    expect(await lab.refusal('DescribeDBLogFiles', { DBInstanceIdentifier: 'new' })).toMatch(
      /^DBInstanceNotReady/,
    );
  });
});
