import { expect, it } from 'vitest';
import { instanceRecord } from '../actions/testing/lab-calls.ts';
import { optionsFile } from '../server/options-file.ts';
import { initialDocument } from '../state/initial.ts';
import { isAllowed } from './allowed.ts';
import { MYSQL_8_4 } from './mysql-8.4.ts';
import { optionsOf } from './resolve.ts';

const MIB = 2 ** 20;

it('computes formulas for the instance, and never gives the buffer pool more than the server has', () => {
  const options = optionsOf(initialDocument(), instanceRecord('shop'));
  expect(options).toMatchObject({ read_only: '0', max_connections: '60', max_binlog_size: '134217728' });
  expect(options['innodb_buffer_pool_size']).toBe(String(256 * MIB));
  const replica = { ...instanceRecord('replica'), source: 'db-SHOP', instanceClass: 'db.t3.medium' };
  expect(optionsOf(initialDocument(), replica)).toMatchObject({ read_only: '1', max_connections: '316' });
});

it('takes what the group says before what the service says', () => {
  const document = initialDocument();
  const group = {
    name: 'mine',
    family: 'mysql8.4',
    description: '',
    values: { read_only: '0', innodb_buffer_pool_size: '67108864', max_connections: '{DBInstanceVCPU*50}' },
    applyMethods: {},
    tags: [],
  };
  document.parameterGroups.push(group);
  const replica = { ...instanceRecord('replica'), source: 'db-SHOP', parameterGroup: 'mine' };
  expect(optionsOf(document, replica)).toMatchObject({
    read_only: '0',
    innodb_buffer_pool_size: '67108864',
    max_connections: '100',
  });
});

it('says nothing to the server that the service decides, and nothing that the server would not have in its file', () => {
  const document = initialDocument();
  const values = [...MYSQL_8_4.parameters.values()]
    .filter(({ modifiable }) => modifiable)
    .map(({ name, value, allowed }): [string, string] => [
      name,
      value ?? /^-?\d+|^[^,]*/.exec(allowed ?? '')?.[0] ?? '',
    ]);
  document.parameterGroups = document.parameterGroups.map((group) => ({
    ...group,
    values: Object.fromEntries(values),
  }));
  const options = optionsOf(document, instanceRecord('shop'));
  expect(Object.keys(options)).toHaveLength(values.length);
  expect(options).not.toHaveProperty('port');
  expect(options).not.toHaveProperty('server_id');
  const spec = { ...instanceRecord('shop'), options, serverId: 1 };
  expect(() => optionsFile(spec)).not.toThrow();
});

it.each([
  ['max_connections', '100', true],
  ['max_connections', '0', false],
  ['max_connections', '100001', false],
  ['max_connections', '1.5', false],
  ['max_connections', '', false],
  ['max_connections', '{DBInstanceClassMemory/9531392}', true],
  ['max_connections', '{DBInstanceClassMemory/', false],
  ['sort_buffer_size', '18446744073709551615', true],
  ['sort_buffer_size', '18446744073709551616', false],
  ['performance_schema_digests_size', '-1', true],
  ['performance_schema_digests_size', '-2', false],
  ['long_query_time', '0.5', true],
  ['long_query_time', '-1', false],
  ['long_query_time', 'soon', false],
  ['slow_query_log', '1', true],
  ['slow_query_log', 'ON', false],
  ['binlog_format', 'row', true],
  ['binlog_format', 'rows', false],
  ['sql_mode', 'ANSI_QUOTES,STRICT_TRANS_TABLES', true],
  ['sql_mode', 'ANSI_QUOTES,', false],
  ['sql_mode', '', true],
  ['read_only', '{TrueIfReplica}', true],
  ['read_only', '{DBInstanceVCPU}', false],
  ['init_connect', 'SET NAMES utf8mb4', true],
  ['init_connect', 'x\nplugin_load=evil.so', false],
])('%s = %j is allowed: %s', (name, value, expected) => {
  const parameter = MYSQL_8_4.parameters.get(name);
  expect(parameter && isAllowed(parameter, value)).toBe(expected);
});
