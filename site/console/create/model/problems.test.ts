import { expect, test } from 'vitest';
import { createWords } from '../words.ts';
import { newForm, withMethod, withTemplate, type Form } from './form.ts';
import { formOf } from './instance-form.ts';
import { createProblems, modifyProblems, replicaProblems } from './problems.ts';
import { refusedField } from './refusal.ts';
import { offer, said, shop } from './testing.ts';
import { createWarnings, modifyWarnings } from './warnings.ts';

const good: Form = { ...newForm(offer), password: 'secret-12', confirm: 'secret-12' };
const wrong = (change: Partial<Form>) => Object.keys(createProblems({ ...good, ...change }, offer));

test('a form as it opens lacks the password alone', () => {
  expect(createProblems(good, offer)).toEqual({});
  expect(Object.keys(createProblems(newForm(offer), offer))).toEqual(['password']);
  expect(createProblems({ ...newForm(offer), generate: true }, offer)).toEqual({});
});

test.each<[Partial<Form>, string[]]>([
  [{ identifier: 'shop' }, ['identifier']],
  [{ confirm: 'other-12' }, ['confirm']],
  [{ storage: '19' }, ['storage']],
  [{ storage: '100', maxStorage: '109' }, ['maxStorage']],
  [{ storage: '100', maxStorage: '110' }, []],
  [{ autoscaling: false, maxStorage: '' }, []],
  [{ groups: [] }, ['groups']],
  [{ firewall: 'new', newGroup: 'shop-db' }, ['newGroup']],
  [{ firewall: 'new', newGroup: 'new', groups: [] }, []],
  [{ port: '80' }, ['port']],
  [{ retention: '36' }, ['retention']],
  [{ retention: '0' }, ['retention']],
  [{ backups: false, retention: '' }, []],
  [{ database: 'sys' }, ['database']],
])('%j is wrong at %j', (change, fields) => {
  expect(wrong(change)).toEqual(fields);
});

test('windows that meet are wrong, also over midnight and over the end of the week', () => {
  const chosen = { backupWindow: 'chosen', maintenanceWindow: 'chosen' } as const;
  const meet = (change: Partial<Form>) => wrong({ ...chosen, ...change }).includes('maintenanceStart');
  expect(meet({ backupStart: '18:00', maintenanceStart: '18:15' })).toBe(true);
  expect(meet({ backupStart: '18:00', maintenanceStart: '18:30' })).toBe(false);
  expect(meet({ backupStart: '23:45', backupHours: '1', maintenanceStart: '00:15' })).toBe(true);
  expect(meet({ backupStart: '00:10', maintenanceDay: 'sat', maintenanceStart: '23:45' })).toBe(true);
  expect(meet({ backupStart: '18:00', maintenanceStart: '18:15', backups: false })).toBe(false);
});

test('Easy create is asked for its few fields alone', () => {
  const easy = { ...withMethod(good, 'easy', offer), database: 'sys', port: '1' };
  expect(createProblems(easy, offer)).toEqual({});
});

test('a replica needs a free name and a group', () => {
  const form = { ...formOf(shop, offer), groups: [] };
  expect(Object.keys(replicaProblems(form, offer))).toEqual(['identifier', 'groups']);
});

test('an instance keeps its own name, grows by a tenth at least, and never shrinks', () => {
  const now = { ...formOf(shop, offer), storage: '100' };
  expect(modifyProblems(now, now, offer)).toEqual({});
  const storage = (value: string) => said(modifyProblems({ ...now, storage: value }, now, offer).storage);
  expect(storage('99')).toBe('It cannot become less than the 100 GiB there are.');
  expect(storage('105')).toBe('Storage grows by at least 10%: to 110 GiB or more.');
  expect(storage('110')).toBeUndefined();
  expect(Object.keys(modifyProblems({ ...now, password: 'short' }, now, offer))).toEqual([
    'password',
    'confirm',
  ]);
});

test('warnings tell what one would wonder about afterwards', () => {
  const form = withTemplate(good, 'sandbox', offer);
  const told = (change: Partial<Form>) =>
    Object.fromEntries(
      Object.entries(createWarnings({ ...form, ...change }, offer)).map(([field, say]) => [
        field,
        say(createWords.en.warnings),
      ]),
    );
  expect(told({ database: 'x' })).toEqual({});
  expect(Object.keys(told({}))).toEqual(['database']);
  expect(told({ backups: false }).backups).toContain('no read replica');
  expect(told({ publicAccess: true }).groups).toContain('203.0.113.10');
  expect(told({ publicAccess: true, groups: ['sg-open'] }).groups).toContain('anyone');
  expect(told({ groups: ['sg-open'] }).groups).toContain('only the VPC');
  expect(told({ template: 'production' }).deletionProtection).toContain('left on');
  expect(told({ storage: '100', maxStorage: '120' }).maxStorage).toContain('26%');
  // Of an instance that is there, nobody knows for what it is.
  expect(modifyWarnings({ ...form, template: 'production' }, offer)).toEqual({});
});

test.each([
  ['DBInstanceAlreadyExists', 'DB instance already exists', 'identifier'],
  ['InvalidParameterValue', 'The parameter MasterUserPassword is not a valid password.', 'password'],
  ['InvalidParameterValue', 'MasterUsername admin1 cannot be used as it is a reserved word', 'username'],
  [
    'InvalidParameterValue',
    'DBName key cannot be used as it is a reserved word used by the engine',
    'database',
  ],
  ['InvalidParameterValue', 'Invalid backup retention period: 99.', 'retention'],
  ['InvalidGroup.Duplicate', "The security group 'x' already exists", 'newGroup'],
  ['InternalFailure', 'Something is broken.', undefined],
])('the refusal %s "%s" is shown at %s', (code, message, field) => {
  expect(refusedField({ code, message })).toBe(field);
});
