import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabCalls, openLabCalls } from '../testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
  await lab.call('CreateDBParameterGroup', {
    DBParameterGroupName: 'Mine',
    DBParameterGroupFamily: 'mysql8.4',
    Description: 'for tests',
  });
});

afterEach(() => lab.close());

type Set = [name: string, value: string, method: string];
const parameters = (...sets: Set[]) =>
  sets.map(([ParameterName, ParameterValue, ApplyMethod]) => ({
    ParameterName,
    ParameterValue,
    ApplyMethod,
  }));
const modify = (...sets: Set[]) => ({ DBParameterGroupName: 'mine', Parameters: parameters(...sets) });

async function described(name: string, group = 'mine'): Promise<unknown> {
  const { Parameters } = await lab.call('DescribeDBParameters', {
    DBParameterGroupName: group,
    Filters: [{ Name: 'parameter-name', Values: [name] }],
  });
  return Parameters;
}

describe('a group', () => {
  it('is made, shown beside the default one, and removed', async () => {
    expect(await lab.call('DescribeDBParameterGroups')).toEqual({
      DBParameterGroups: [
        expect.objectContaining({ DBParameterGroupName: 'default.mysql8.4' }),
        {
          DBParameterGroupName: 'mine',
          DBParameterGroupFamily: 'mysql8.4',
          Description: 'for tests',
          DBParameterGroupArn: 'arn:aws:rds:ap-northeast-2:123456789012:pg:mine',
        },
      ],
    });
    await lab.call('DeleteDBParameterGroup', { DBParameterGroupName: 'mine' });
    expect(await lab.refusal('DescribeDBParameterGroups', { DBParameterGroupName: 'mine' })).toBe(
      'DBParameterGroupNotFound: DBParameterGroup not found: mine',
    );
  });

  it.each([
    [{ DBParameterGroupName: 'mine' }, 'DBParameterGroupAlreadyExists: Parameter group mine already exists'],
    [{ DBParameterGroupName: 'default.x' }, 'is not a valid identifier'],
    [
      { DBParameterGroupFamily: 'mysql5.7' },
      'ParameterGroupFamily mysql5.7 is not a valid parameter group family',
    ],
    [{ Description: undefined }, 'MissingParameter: The request must contain the parameter Description.'],
  ])('is not made with %j', async (input, words) => {
    const good = { DBParameterGroupName: 'new', DBParameterGroupFamily: 'mysql8.4', Description: 'x' };
    expect(await lab.refusal('CreateDBParameterGroup', { ...good, ...input })).toContain(words);
  });

  it('stays while an instance is in it, and the default one always', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    const inUse = /^InvalidDBParameterGroupState: One or more database instances are still members/;
    expect(await lab.refusal('DeleteDBParameterGroup', { DBParameterGroupName: 'mine' })).toMatch(inUse);
    shop.parameterGroup = 'default.mysql8.4';
    shop.job = { action: 'ModifyDBInstance', data: { parameterGroup: 'mine' }, stage: 0 };
    expect(await lab.refusal('DeleteDBParameterGroup', { DBParameterGroupName: 'mine' })).toMatch(inUse);
    delete shop.job;
    expect(await lab.refusal('DeleteDBParameterGroup', { DBParameterGroupName: 'default.mysql8.4' })).toMatch(
      /^InvalidDBParameterGroupState/,
    );
  });

  it('is one of fifty at most', async () => {
    for (let count = 1; count < 50; count += 1) {
      await lab.call('CreateDBParameterGroup', {
        DBParameterGroupName: `group-${count}`,
        DBParameterGroupFamily: 'mysql8.4',
        Description: 'x',
      });
    }
    const one = { DBParameterGroupName: 'more', DBParameterGroupFamily: 'mysql8.4', Description: 'x' };
    expect(await lab.refusal('CreateDBParameterGroup', one)).toMatch(/^DBParameterGroupQuotaExceeded/);
  });
});

describe('a change of a group', () => {
  it.each<[Set[], string]>([
    [[['no_such', '1', 'immediate']], 'InvalidParameterValue: Could not find parameter with name: no_such'],
    [[['constructor', '1', 'immediate']], 'Could not find parameter with name: constructor'],
    [[['port', '3307', 'pending-reboot']], 'InvalidParameterValue: The parameter port cannot be modified.'],
    [[['gtid-mode', 'OFF', 'pending-reboot']], 'The parameter gtid-mode cannot be modified.'],
    [
      [['innodb_purge_threads', '2', 'immediate']],
      'InvalidParameterCombination: cannot use immediate apply method for static parameter',
    ],
    [
      [['max_connections', '0', 'immediate']],
      'Invalid parameter value: 0 for: max_connections allowed values are: 1-100000',
    ],
    [
      [['max_connections', '5', 'now']],
      'Invalid value for ApplyMethod. Valid values: immediate, pending-reboot',
    ],
    [
      [
        ['wait_timeout', '5', 'immediate'],
        ['wait_timeout', '6', 'immediate'],
      ],
      'InvalidParameterCombination: The parameter wait_timeout is specified more than once.',
    ],
    [
      Array.from({ length: 21 }, () => ['wait_timeout', '5', 'immediate']),
      'InvalidParameterValue: The parameter Parameters has more than 20 items.',
    ],
  ])('is refused: %j', async (sets, words) => {
    expect(await lab.refusal('ModifyDBParameterGroup', modify(...sets))).toContain(words);
  });

  it('is whole or not at all', async () => {
    await lab.refusal(
      'ModifyDBParameterGroup',
      modify(['wait_timeout', '60', 'immediate'], ['no_such', '1', 'immediate']),
    );
    expect(await described('wait_timeout')).toMatchObject([{ Source: 'engine-default' }]);
  });

  it('is refused for the default group', async () => {
    const change = {
      ...modify(['wait_timeout', '60', 'immediate']),
      DBParameterGroupName: 'default.mysql8.4',
    };
    expect(await lab.refusal('ModifyDBParameterGroup', change)).toBe(
      'InvalidParameterValue: Cannot modify a default parameter group.',
    );
    expect(
      await lab.refusal('ResetDBParameterGroup', {
        DBParameterGroupName: 'default.mysql8.4',
        ResetAllParameters: true,
      }),
    ).toContain('Cannot modify a default parameter group.');
  });

  it('reaches the servers of its instances at once where it is asked to, and no others', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    await lab.addInstance('blog');
    await lab.call(
      'ModifyDBParameterGroup',
      modify(['wait_timeout', '60', 'immediate'], ['max_connections', '{DBInstanceVCPU*50}', 'immediate']),
    );
    expect(lab.databases.set).toEqual([[shop.resourceId, { wait_timeout: '60', max_connections: '100' }]]);
    expect(shop.parameterApplyStatus).toBe('in-sync');
  });

  it('waits for a reboot where it is asked to, and where the parameter is static', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'pending-reboot']));
    expect(lab.databases.set).toEqual([]);
    expect(shop.parameterApplyStatus).toBe('pending-reboot');
  });

  it('waits for the start of a server that does not run', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine', status: 'stopped' });
    await lab.servers.stop(shop.resourceId);
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'immediate']));
    expect(lab.databases.set).toEqual([]);
    expect(shop.parameterApplyStatus).toBe('in-sync');
  });

  it('tells in an event what the server did not take, and waits for a reboot', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    lab.databases.refuse = { collation_server: 'Unknown collation' };
    await lab.call('ModifyDBParameterGroup', modify(['collation_server', 'klingon', 'immediate']));
    expect(shop.parameterApplyStatus).toBe('pending-reboot');
    const { Events } = await lab.call('DescribeEvents', {
      SourceType: 'db-instance',
      SourceIdentifier: 'shop',
    });
    expect(Events).toMatchObject([
      { Message: expect.stringContaining('collation_server: Unknown collation') },
    ]);
  });

  it('is told in an event of the group', async () => {
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'immediate']));
    const { Events } = await lab.call('DescribeEvents', { SourceType: 'db-parameter-group' });
    expect(Events).toMatchObject([
      {
        SourceIdentifier: 'mine',
        Message: 'Updated parameter wait_timeout to 60 with apply method immediate',
        SourceArn: 'arn:aws:rds:ap-northeast-2:123456789012:pg:mine',
      },
    ]);
  });

  it('does not fail when the server is away', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    lab.databases.before = () => Promise.reject(new Error('connection lost'));
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'immediate']));
    expect(shop.parameterApplyStatus).toBe('pending-reboot');
  });
});

describe('a reset of a group', () => {
  beforeEach(() =>
    lab.call(
      'ModifyDBParameterGroup',
      modify(
        ['wait_timeout', '60', 'immediate'],
        ['max_binlog_size', '4096', 'immediate'],
        ['innodb_purge_threads', '2', 'pending-reboot'],
      ),
    ),
  );

  it('takes back some', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    const Parameters = [{ ParameterName: 'wait_timeout', ApplyMethod: 'immediate' }];
    await lab.call('ResetDBParameterGroup', { DBParameterGroupName: 'mine', Parameters });
    expect(await described('wait_timeout')).toMatchObject([{ Source: 'engine-default' }]);
    expect(await described('max_binlog_size')).toMatchObject([{ Source: 'user', ParameterValue: '4096' }]);
    expect(lab.databases.set).toEqual([[shop.resourceId, { wait_timeout: null }]]);
  });

  it('leaves the server with what its class has, as the next start would', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    await lab.call('ModifyDBParameterGroup', modify(['tmp_table_size', '1024', 'pending-reboot']));
    const Parameters = [{ ParameterName: 'tmp_table_size', ApplyMethod: 'immediate' }];
    await lab.call('ResetDBParameterGroup', { DBParameterGroupName: 'mine', Parameters });
    expect(lab.databases.set).toEqual([[shop.resourceId, { tmp_table_size: String(8 * 2 ** 20) }]]);
  });

  it('takes back all: what is dynamic at once, the rest at the next reboot', async () => {
    const shop = await lab.addInstance('shop', { parameterGroup: 'mine' });
    await lab.call('ResetDBParameterGroup', { DBParameterGroupName: 'mine', ResetAllParameters: true });
    expect(lab.databases.set).toEqual([
      [shop.resourceId, { wait_timeout: null, max_binlog_size: '134217728' }],
    ]);
    expect(shop.parameterApplyStatus).toBe('pending-reboot');
    expect(await described('max_binlog_size')).toMatchObject([{ Source: 'system' }]);
  });

  it.each([
    {},
    { ResetAllParameters: true, Parameters: [{ ParameterName: 'wait_timeout', ApplyMethod: 'immediate' }] },
  ])('needs to know what: %j', async (input) => {
    expect(await lab.refusal('ResetDBParameterGroup', { DBParameterGroupName: 'mine', ...input })).toMatch(
      /^InvalidParameterCombination/,
    );
  });
});

describe('what is said of parameters', () => {
  it('tells the value, where it comes from, and what may be', async () => {
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'immediate']));
    expect(await described('wait_timeout')).toEqual([
      {
        ParameterName: 'wait_timeout',
        ParameterValue: '60',
        Description: expect.any(String),
        Source: 'user',
        ApplyType: 'dynamic',
        DataType: 'integer',
        AllowedValues: '1-31536000',
        IsModifiable: true,
        ApplyMethod: 'immediate',
      },
    ]);
    expect(await described('read_only')).toMatchObject([
      { Source: 'system', ParameterValue: '{TrueIfReplica}' },
    ]);
  });

  it('comes in pages, each parameter once', async () => {
    const names: string[] = [];
    let Marker: unknown;
    do {
      const answer = await lab.call('DescribeDBParameters', {
        DBParameterGroupName: 'mine',
        MaxRecords: 50,
        ...(Marker === undefined ? {} : { Marker }),
      });
      const { Parameters } = answer as { Parameters: { ParameterName: string }[] };
      names.push(...Parameters.map(({ ParameterName }) => ParameterName));
      Marker = answer['Marker'];
    } while (Marker !== undefined);
    expect(names.length).toBeGreaterThan(200);
    expect(new Set(names).size).toBe(names.length);
  });

  it('can be only what the user, or the service, has set', async () => {
    await lab.call('ModifyDBParameterGroup', modify(['wait_timeout', '60', 'immediate']));
    const ofUser = await lab.call('DescribeDBParameters', { DBParameterGroupName: 'mine', Source: 'user' });
    expect(ofUser['Parameters']).toHaveLength(1);
    expect(
      await lab.refusal('DescribeDBParameters', { DBParameterGroupName: 'mine', Source: 'mine' }),
    ).toContain('Invalid value for Source');
  });

  it('is there for a family too', async () => {
    expect(
      await lab.call('DescribeEngineDefaultParameters', {
        DBParameterGroupFamily: 'mysql8.4',
        MaxRecords: 20,
      }),
    ).toMatchObject({ EngineDefaults: { DBParameterGroupFamily: 'mysql8.4', Marker: expect.any(String) } });
  });
});
