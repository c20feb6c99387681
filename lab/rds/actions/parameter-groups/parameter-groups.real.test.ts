import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RdsInput } from '../../../contract/rds.ts';
import { callThrough } from '../../call.ts';
import { realService } from '../../lifecycle/testing/real-service.ts';
import { TestService } from '../../lifecycle/testing/test-service.ts';
import { MYSQL_8_4 } from '../../parameters/mysql-8.4.ts';
import { InstanceView } from '../instances/instance-view.ts';
import { labActions } from '../table.ts';

/** Starting a server takes seconds, and longer on a machine that tests other things beside this one. */
const timeout = 240_000;

let real: Awaited<ReturnType<typeof realService>>;
let test: TestService;
let call: (action: string, input: RdsInput) => Promise<Record<string, unknown>>;

beforeAll(async () => {
  real = await realService();
  const { service } = real;
  test = new TestService(service);
  const actions = labActions({
    service,
    jobs: test.jobs,
    view: new InstanceView(service),
    vpcCidr: () => Promise.resolve('172.20.0.0/16'),
  });
  const throughAll = callThrough({ actions, deeds: service.deeds, report: console.error });
  call = (action, input) => throughAll(action, input, 'api');
  await call('CreateDBParameterGroup', {
    DBParameterGroupName: 'mine',
    DBParameterGroupFamily: 'mysql8.4',
    Description: 'on a real server',
  });
  await call('CreateDBInstance', {
    DBInstanceIdentifier: 'shop',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: 'shop-pw-2026',
    DBParameterGroupName: 'mine',
    BackupRetentionPeriod: 0,
  });
  await test.settled();
}, timeout);

afterAll(async () => {
  await test.jobs.close();
  await real.close();
}, timeout);

function query(sql: string) {
  return real.service.databases.query(test.resourceOf('shop'), sql);
}

async function variable(name: string): Promise<string | null | undefined> {
  const [row] = await query(`SELECT @@GLOBAL.${name} AS value`);
  return row?.['value'];
}

const applyStatus = async () =>
  (await test.describe('shop')).DBParameterGroups.map((group) => group.ParameterApplyStatus);

async function reboot(): Promise<void> {
  await call('RebootDBInstance', { DBInstanceIdentifier: 'shop' });
  await test.settled();
}

const set = (ParameterName: string, ParameterValue: string, ApplyMethod: string) =>
  call('ModifyDBParameterGroup', {
    DBParameterGroupName: 'mine',
    Parameters: [{ ParameterName, ParameterValue, ApplyMethod }],
  });

describe('the family mysql8.4, on a real server', () => {
  it('has only parameters that the server has, of its types and within its ranges', { timeout }, async () => {
    const rows = await query(
      'SELECT VARIABLE_NAME AS name, DATA_TYPE AS type, MIN_VALUE AS least, MAX_VALUE AS most ' +
        'FROM performance_schema.variables_metadata',
    );
    const known = new Map(rows.map((row) => [row['name'], row]));
    const wrong = [...MYSQL_8_4.parameters.values()].filter(({ name, dataType, allowed }) => {
      const row = known.get(name.replaceAll('-', '_'));
      if (row === undefined) return true;
      if (dataType === 'boolean') return row['type'] !== 'Boolean';
      const [, least, most] = /^(-?\d+)-(\d+)$/.exec(allowed ?? '') ?? [];
      if (dataType !== 'integer' || least === undefined || most === undefined) return false;
      // The lab is narrower than the server for some; and the size of the pool has no end that fits a number here.
      return (
        row['type'] !== 'Integer' ||
        BigInt(least) < BigInt(row['least'] ?? 0) ||
        BigInt(most) > BigInt(row['most'] ?? 0)
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('says of each whether a running server takes it', { timeout }, async () => {
    const wrong: string[] = [];
    for (const { name, applyType } of MYSQL_8_4.parameters.values()) {
      const plain = name.replaceAll('-', '_');
      const words = await query(`SET GLOBAL ${plain} = @@GLOBAL.${plain}`).then(
        () => '',
        (error: unknown) => String(error),
      );
      if (/read only|read-only/i.test(words) !== (applyType === 'static')) wrong.push(`${name}: ${words}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a parameter group, on a real server', () => {
  it('is what the server runs with: what the service sets, and formulas computed', { timeout }, async () => {
    expect(await variable('max_connections')).toBe('60');
    expect(await variable('max_binlog_size')).toBe('134217728');
    expect(await variable('read_only')).toBe('0');
    expect(await variable('innodb_buffer_pool_size')).toBe(String(256 * 2 ** 20));
  });

  it('changes the running server where it is asked to at once, and takes it back', { timeout }, async () => {
    await set('wait_timeout', '77', 'immediate');
    await set('sql_mode', 'ANSI_QUOTES,STRICT_TRANS_TABLES', 'immediate');
    await set('long_query_time', '0.25', 'immediate');
    expect(await variable('wait_timeout')).toBe('77');
    expect(await variable('sql_mode')).toBe('ANSI_QUOTES,STRICT_TRANS_TABLES');
    expect(Number(await variable('long_query_time'))).toBe(0.25);
    expect(await applyStatus()).toEqual(['in-sync']);
    await call('ResetDBParameterGroup', { DBParameterGroupName: 'mine', ResetAllParameters: true });
    expect(await variable('wait_timeout')).toBe('28800');
    expect(Number(await variable('long_query_time'))).toBe(10);
    expect(await applyStatus()).toEqual(['in-sync']);
  });

  it(
    'changes the server with its reboot where it is asked to, or cannot be sooner',
    { timeout },
    async () => {
      await set('wait_timeout', '88', 'pending-reboot');
      await set('innodb_purge_threads', '2', 'pending-reboot');
      expect(await variable('wait_timeout')).toBe('28800');
      expect(await applyStatus()).toEqual(['pending-reboot']);
      await reboot();
      expect(await applyStatus()).toEqual(['in-sync']);
      expect(await variable('wait_timeout')).toBe('88');
      expect(await variable('innodb_purge_threads')).toBe('2');
    },
  );

  it('tells what the server does not take, and ends well when that is mended', { timeout }, async () => {
    await set('collation_server', 'klingon_ci', 'immediate');
    expect(await applyStatus()).toEqual(['pending-reboot']);
    expect(test.events('shop').at(-1)).toContain("Unknown collation: 'klingon_ci'");
    await reboot();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('incompatible-parameters');
    await call('ResetDBParameterGroup', { DBParameterGroupName: 'mine', ResetAllParameters: true });
    await reboot();
    expect(await applyStatus()).toEqual(['in-sync']);
  });

  it(
    'can hold every parameter that can be modified, and the server starts with it',
    { timeout },
    async () => {
      const modifiable = [...MYSQL_8_4.parameters.values()].filter((parameter) => parameter.modifiable);
      const sets = await Promise.all(
        modifiable.map(async ({ name, dataType }) => {
          const value = (await variable(name.replaceAll('-', '_'))) ?? '';
          const said = dataType === 'boolean' ? value.replace('ON', '1').replace('OFF', '0') : value;
          return { ParameterName: name, ParameterValue: said, ApplyMethod: 'pending-reboot' };
        }),
      );
      const refused: string[] = [];
      for (const each of sets) {
        await call('ModifyDBParameterGroup', { DBParameterGroupName: 'mine', Parameters: [each] }).catch(
          (error: unknown) => refused.push(String(error)),
        );
      }
      expect(refused).toEqual([]);
      await reboot();
      expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
      expect(await applyStatus()).toEqual(['in-sync']);
    },
  );
});
