import { expect, test } from 'vitest';
import { newForm, withMethod, withTemplate } from './form.ts';
import { generatePassword } from './password.ts';
import { prefilled, prefilledNew } from './prefill.ts';
import * as rules from './rules.ts';
import { offer } from './testing.ts';

test('a form opens as the console does: production, private, backups kept a week, in the default group', () => {
  expect(newForm(offer)).toMatchObject({
    method: 'full',
    template: 'production',
    version: '8.4.9',
    instanceClass: 'db.m6g.large',
    publicAccess: false,
    groups: ['sg-default'],
    retention: '7',
    deletionProtection: true,
    database: '',
    parameterGroup: 'default.mysql8.4',
  });
});

test('a template sets what it is about and leaves the rest', () => {
  const form = { ...newForm(offer), identifier: 'mine', publicAccess: true };
  expect(withTemplate(form, 'sandbox', offer)).toMatchObject({
    identifier: 'mine',
    publicAccess: true,
    family: 'burstable',
    instanceClass: 'db.t4g.micro',
    storage: '20',
    retention: '1',
    deletionProtection: false,
  });
});

test('Easy create keeps who and what, and decides the rest anew: private', () => {
  const form = { ...newForm(offer), identifier: 'mine', publicAccess: true, database: 'x', port: '3307' };
  expect(withMethod(form, 'easy', offer)).toMatchObject({
    method: 'easy',
    identifier: 'mine',
    publicAccess: false,
    database: '',
    port: '3306',
    instanceClass: 'db.r6g.large',
  });
});

test('a lesson fills in what it names; a small class brings the small template', () => {
  const asked = {
    DBInstanceIdentifier: 'shop-2',
    DBInstanceClass: 'db.t3.micro',
    DBName: 'bookstore',
    BackupRetentionPeriod: '0',
    VpcSecurityGroupIds: 'shop-db',
    PubliclyAccessible: 'true',
    Unheard: 'of',
  };
  expect(prefilledNew(newForm(offer), asked, offer)).toMatchObject({
    template: 'sandbox',
    identifier: 'shop-2',
    instanceClass: 'db.t3.micro',
    family: 'burstable',
    storage: '20',
    deletionProtection: false,
    database: 'bookstore',
    backups: false,
    firewall: 'existing',
    groups: ['sg-shop'],
    publicAccess: true,
  });
});

test('a group that is not there is to be made; an instance that is there keeps its template away', () => {
  const form = prefilled(
    newForm(offer),
    { VpcSecurityGroupIds: 'not-yet', DBInstanceClass: 'db.t3.micro' },
    offer,
  );
  expect(form).toMatchObject({
    firewall: 'new',
    newGroup: 'not-yet',
    template: 'production',
    storage: '400',
  });
});

test('generated passwords are valid and differ', () => {
  const passwords = Array.from({ length: 50 }, generatePassword);
  expect(new Set(passwords).size).toBe(50);
  for (const password of passwords) expect(rules.password(password)).toBeUndefined();
});
