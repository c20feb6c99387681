import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../../testing/axe.ts';
import { shop } from './model/testing.ts';
import { openFormBench, type FormBench } from './testing/bench.ts';

let bench: FormBench;
beforeAll(async () => {
  bench = await openFormBench();
});
afterEach(() => bench.closeWindows());
afterAll(() => bench.close());

/** Nothing moves while axe measures colours. */
const still = { reducedMotion: 'reduce' } as const;
const english = { lang: 'en' };
const create = (page: Page) => page.getByRole('button', { name: 'Create database' });
const preview = (page: Page) => page.getByRole('region', { name: 'The same as a command' });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function fillIn(page: Page): Promise<void> {
  await field(page, 'DB instance identifier').fill('Shop-1');
  await field(page, 'Master password').fill('secret-12');
  await field(page, 'Confirm master password').fill('secret-12');
}

describe('every form is well for axe and fits', () => {
  const instance = JSON.stringify(shop);
  const forms: Record<string, Record<string, string>> = {
    'Full configuration': {},
    'Easy create': { prefill: JSON.stringify({ method: 'easy' }) },
    'Create read replica': { form: 'replica', instance },
    Modify: { form: 'modify', instance },
  };
  for (const [name, query] of Object.entries(forms)) {
    test.each([
      { lang: 'ko', theme: 'light', widths: [1440, 662] },
      { lang: 'en', theme: 'dark', widths: [1024, 390] },
    ])(`${name}, $lang, $theme, $widths wide`, async ({ lang, theme, widths }) => {
      const { page } = await bench.open({ query: { ...query, lang, theme }, context: still });
      await page.locator('form [type="submit"]').click({ force: true });
      // What is folded away is looked at too.
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflow(page), `${width}`).toBeLessThanOrEqual(0);
      }
      expect(await violations(page)).toEqual([]);
    });
  }
});

test('the command follows what is typed and chosen', async () => {
  const { page } = await bench.open({ query: english });
  await field(page, 'DB instance identifier').fill('shop');
  await page.getByText('Sandbox', { exact: true }).click();
  await page.getByText('Yes', { exact: true }).click();
  await field(page, 'Master password').fill('secret-12');
  const command = await preview(page).innerText();
  expect(command).toContain('aws rds create-db-instance');
  expect(command).toContain('--db-instance-identifier shop');
  expect(command).toContain('--db-instance-class db.t4g.micro');
  expect(command).toContain('--publicly-accessible');
  expect(command).not.toContain('secret-12');
});

test('nothing is called wrong before one was there; sending goes to the first thing to put right', async () => {
  const { page, called } = await bench.open({ query: english });
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
  await field(page, 'DB instance identifier').fill('1shop');
  await field(page, 'Master username').focus();
  await page.getByText('It has to begin with a letter.').waitFor();

  await create(page).click();
  await page.getByText('2 things have to be put right first.').waitFor();
  const focused = page.locator('input:focus');
  await focused.waitFor();
  expect(await focused.getAttribute('aria-invalid')).toBe('true');
  const described = (await focused.getAttribute('aria-describedby')) ?? '';
  const texts = await Promise.all(
    described.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()),
  );
  expect(texts.join()).toContain('It has to begin with a letter.');
  expect(called.map(({ action }) => action)).not.toContain('CreateDBInstance');
});

test('what is wrong in a part that is folded away unfolds it', async () => {
  const prefill = JSON.stringify({ DBName: 'sys', MasterUserPassword: 'secret-12' });
  const { page } = await bench.open({ query: { ...english, prefill } });
  expect(await field(page, 'Initial database name').isVisible()).toBe(false);
  await create(page).click();
  await page.getByText('sys is a reserved word and cannot be a name.').waitFor();
  await expect.poll(() => field(page, 'Initial database name').isVisible()).toBe(true);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
    .toBe('true');
});

test('a form is filled in and sent with the keyboard alone, and the focus is never under the dock', async () => {
  const { page, called } = await bench.open({
    query: { ...english, prefill: JSON.stringify({ method: 'easy' }) },
    context: { viewport: { width: 662, height: 800 } },
  });
  await field(page, 'DB instance identifier').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('by-keys');
  for (const text of ['', '', '', 'secret-12', '', 'secret-12']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
    const below = await page.evaluate(() => {
      const dock = document.querySelector('form :has(> details pre)')?.getBoundingClientRect().top ?? 0;
      return (document.activeElement?.getBoundingClientRect().bottom ?? 0) - dock;
    });
    expect(below).toBeLessThanOrEqual(0);
  }
  await page.keyboard.press('Enter');
  await page.getByText('done: by-keys').waitFor();
  expect(called.at(-1)?.input).toMatchObject({
    DBInstanceIdentifier: 'by-keys',
    MasterUserPassword: 'secret-12',
  });
});

test('what the API refuses is told in its words, at the field where that is known, until it is changed', async () => {
  const message = 'The parameter MasterUserPassword is not a valid password.';
  const { page } = await bench.open({
    query: english,
    answers: { CreateDBInstance: { refusal: { code: 'InvalidParameterValue', message } } },
  });
  await fillIn(page);
  await create(page).click();
  const note = page.getByRole('alert');
  await note.getByText('InvalidParameterValue').waitFor();
  const password = field(page, 'Master password');
  expect(await password.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => password.evaluate((input) => input === document.activeElement)).toBe(true);
  await password.fill('secret-13');
  expect(await note.count()).toBe(0);
});

test('a new security group is made and opened first, and only once however often the rest is refused', async () => {
  const answers: Parameters<FormBench['open']>[0] = {
    query: english,
    answers: { CreateDBInstance: { refusal: { code: 'InstanceQuotaExceeded', message: 'Too many.' } } },
  };
  const { page, called } = await bench.open(answers);
  await fillIn(page);
  await page.getByText('Create new', { exact: true }).click();
  await field(page, 'New VPC security group name').fill('shop-sg');
  const command = await preview(page).innerText();
  expect(command).toContain('aws ec2 create-security-group');
  expect(command).toContain('--cidr 203.0.113.10/32');
  await create(page).click();
  await page.getByText('Too many.').first().waitFor();
  await create(page).click();
  const changing = () =>
    called.map(({ action }) => action).filter((action) => !action.startsWith('Describe'));
  await expect
    .poll(changing)
    .toEqual([
      'CreateSecurityGroup',
      'AuthorizeSecurityGroupIngress',
      'CreateDBInstance',
      'CreateDBInstance',
    ]);
  expect(called.at(-1)?.input).toMatchObject({ VpcSecurityGroupIds: ['sg-0f000000000000new'] });
});

test('a generated password is sent, and can be seen once', async () => {
  const { page, called } = await bench.open({ query: english });
  await field(page, 'Auto generate password').check();
  expect(await field(page, 'Master password').count()).toBe(0);
  await create(page).click();
  await page.getByRole('button', { name: 'View credential details' }).click();
  const sent = String(called.at(-1)?.input['MasterUserPassword']);
  expect(sent).toHaveLength(20);
  await page.getByText(sent).waitFor();
  await page.getByRole('button', { name: 'I have it' }).click();
  expect(await page.getByText(sent).count()).toBe(0);
});

test('an instance without backups can have no replica, and the form says why and what to do', async () => {
  const instance = JSON.stringify({ ...shop, BackupRetentionPeriod: 0 });
  const { page, called } = await bench.open({ query: { ...english, form: 'replica', instance } });
  await page.getByText('set its backup retention to one day or more').waitFor();
  const before = called.length;
  await page.getByRole('button', { name: 'Create read replica' }).click({ force: true });
  expect(called.length).toBe(before);
});

test('a replica is asked for by two names', async () => {
  const { page, called } = await bench.open({
    query: { ...english, form: 'replica', instance: JSON.stringify(shop) },
  });
  await page.getByRole('button', { name: 'Create read replica' }).click();
  await page.getByText('done: shop-replica').waitFor();
  expect(called.at(-1)).toEqual({
    action: 'CreateDBInstanceReadReplica',
    input: {
      DBInstanceIdentifier: 'shop-replica',
      SourceDBInstanceIdentifier: 'shop',
      CopyTagsToSnapshot: true,
    },
  });
});

test('a modification is looked through before it is sent, and one may go back', async () => {
  const { page, called } = await bench.open({
    query: { ...english, form: 'modify', instance: JSON.stringify(shop) },
    context: still,
  });
  const next = page.getByRole('button', { name: 'Continue' });
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await field(page, 'Backup retention period').fill('14');
  await next.click();
  await page.getByRole('heading', { name: 'Summary of modifications' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Summary of modifications');
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await field(page, 'Backup retention period').inputValue()).toBe('14');
  await field(page, 'Enable automated backups').uncheck();
  await next.click();
  expect(await page.getByRole('row').last().innerText()).toContain('Backup retention period');
  await page.getByText('Apply immediately', { exact: true }).click();
  await page.getByText('Applied immediately, this cuts connections now.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Modify DB instance' }).click();
  await page.getByText('done: shop').waitFor();
  expect(called.at(-1)).toEqual({
    action: 'ModifyDBInstance',
    input: { DBInstanceIdentifier: 'shop', BackupRetentionPeriod: 0, ApplyImmediately: true },
  });
});
