import { expect, test } from 'vitest';
import { optionsFile } from './options-file.ts';
import type { ServerSpec } from './servers.ts';

function fileWith(options: Record<string, string>, more: Partial<ServerSpec> = {}): string[] {
  return optionsFile({
    resourceId: 'db-ABC',
    identifier: 'shop',
    instanceClass: 'db.t3.micro',
    engineVersion: '8.4.9',
    port: 3306,
    serverId: 7,
    options,
    ...more,
  }).split('\n');
}

test('what is set stands before the class’s value, and the service’s own before both', () => {
  const lines = fileWith({ max_connections: '33', datadir: '/etc', 'long-query-time': '1' });
  expect(lines.filter((line) => line.startsWith('max_connections'))).toEqual(['max_connections = "33"']);
  expect(lines.filter((line) => line.startsWith('datadir'))).toEqual(['datadir = "/rdsdbdata/db"']);
  expect(lines).toContain('long_query_time = "1"');
  expect(lines).toContain('server_id = "7"');
});

test('the binary log has RDS’s name, or is off', () => {
  expect(fileWith({})).toContain('log_bin = "/rdsdbdata/log/binlog/mysql-bin-changelog"');
  const off = fileWith({ log_bin: 'OFF' });
  expect(off).toContain('disable_log_bin');
  expect(off.some((line) => line.startsWith('log_bin'))).toBe(false);
});

test('quotes and backslashes stay within their value', () => {
  expect(fileWith({ init_connect: String.raw`SET @a="x\y" # z` })).toContain(
    String.raw`init_connect = "SET @a=\"x\\y\" # z"`,
  );
});

test.each([['a\n[mysqld]'], ['a\nplugin_load=x.so'], ['a\rplugin_load=x.so'], ['a\0b']])(
  'a value with a control character is refused: %j',
  (value) => {
    expect(() => fileWith({ init_connect: value })).toThrow(/control character/);
  },
);

test.each([
  ['plugin_load'],
  ['plugin-load-add'],
  ['loose_plugin_load'],
  ['plugin_loa'],
  ['init_file'],
  ['skip_grant_tables'],
  ['skip-networking'],
  ['enable_core_file'],
  ['user'],
  ['a = b\nc'],
  ['[mysqld]'],
  ['!include'],
  ['#x'],
  [''],
])('an option that is not for anybody to set is refused: %j', (name) => {
  expect(() => fileWith({ [name]: 'x' })).toThrow(/cannot be set|not an option's name/);
});

test('a class that nobody knows has no limits', () => {
  expect(() => fileWith({}, { instanceClass: 'db.t3.giant' })).toThrow(/db\.t3\.giant/);
});
