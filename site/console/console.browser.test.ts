import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RdsState } from '../../lab/contract/rds.ts';
import { builtSite, type BuiltSite } from '../testing/built-site.ts';
import { fakeLab, readyLab } from '../testing/fake-lab.ts';
import { FakeRds } from '../testing/fake-rds.ts';
import { aDeed, anInstance, creating, sourceAndReplica } from '../testing/fake-rds-state.ts';
import { consoleCourse } from './testing/course.ts';

let site: BuiltSite;
const pages: Page[] = [];

beforeAll(async () => {
  site = await builtSite(consoleCourse, join(import.meta.dirname, 'testing/lessons'));
});
afterAll(() => site.close());
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

const eventually = { timeout: 15_000 };

async function open(state: Partial<RdsState>) {
  const rds = new FakeRds(state);
  let lab: Awaited<ReturnType<typeof fakeLab>> | undefined;
  const page = await site.open('/ko/lessons/11-console', {}, async (page) => {
    lab = await fakeLab(page, readyLab(), {}, rds);
  });
  pages.push(page);
  if (!lab) throw new Error('the page was opened without its lab');

  await page.locator('#lab nav').waitFor();
  return { page, lab, rds };
}

const pair = { instances: sourceAndReplica(), replicaLag: { 'shop-replica': 0 } };
const asked = (rds: FakeRds, action: string) => rds.asked.filter((each) => each.action === action);
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `${name} 작업`, exact: true });

test('a lesson on RDS brings the console to the front; the lab tells of RDS only while it is looked at', async () => {
  const { page, lab } = await open({});
  await page.getByText('아직 데이터베이스가 없어요').waitFor();
  await expect.poll(() => lab.watched.at(-1)?.rds, eventually).toBe(true);
  await page.getByRole('tab', { name: '파일' }).click();
  await expect.poll(() => lab.watched.at(-1)?.rds, eventually).toBe(false);
  await page.getByRole('tab', { name: '콘솔' }).click();
  await expect.poll(() => lab.watched.at(-1)?.rds, eventually).toBe(true);
});

test('a replica stands below its source, and what cannot be done now says why', async () => {
  const { page } = await open(pair);
  const rows = page.locator('#lab li[data-depth]');
  expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['depth']))).toEqual([
    '0',
    '1',
  ]);
  await menuOf(page, 'shop-replica').click();
  const stop = page.getByRole('menuitem', { name: /일시 중지/ });
  expect(await stop.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('레플리카는 중지할 수 없어요.').waitFor();
  await stop.click({ force: true });
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'shop-replica 작업',
  );
});

test('deleting is asked for by keyboard alone, and only the right words do it', async () => {
  const { page, rds } = await open(pair);
  await menuOf(page, 'shop').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('딸린 레플리카(shop-replica)').waitFor();
  await dialog.getByRole('checkbox', { name: /마지막 스냅샷 만들기/ }).uncheck();
  await dialog.getByLabel(/delete me/).fill('delete');
  const proceed = dialog.getByRole('button', { name: /삭제/ });
  expect(await proceed.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByLabel(/delete me/).fill('delete me');
  // Without a final snapshot one has to know what that means.
  expect(await proceed.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('checkbox', { name: /알고 있어요/ }).check();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(rds, 'DeleteDBInstance').at(-1)?.input, eventually)
    .toEqual({ DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true, DeleteAutomatedBackups: true });
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('삭제 중').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('shop 작업');
});

test("a lesson's button opens the question filled in; what is refused is told with AWS's code and its meaning", async () => {
  const { page, rds } = await open(pair);
  rds.answers.set('PromoteReadReplica', {
    refusal: { code: 'InvalidDBInstanceState', message: 'DB instance is not in the available state' },
  });
  await page.getByRole('button', { name: /승격 창 열기/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('지금 지연은 0초예요.').waitFor();
  await dialog.getByRole('button', { name: /레플리카 승격/ }).click();
  await dialog.getByText('InvalidDBInstanceState').waitFor();
  await dialog.getByText('지금 상태에서는 할 수 없는 일이에요').waitFor();
  expect(asked(rds, 'PromoteReadReplica').at(-1)?.input).toEqual({
    DBInstanceIdentifier: 'shop-replica',
    BackupRetentionPeriod: 3,
  });
});

test("a lesson's button opens the form with its values", async () => {
  const { page } = await open({});
  await page.getByRole('tab', { name: '파일' }).click();
  await page.getByRole('button', { name: '생성 화면 열기' }).click();
  await page.locator('#lab form').waitFor();
  const values = await page
    .locator('#lab form input')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
  expect(values).toContain('shop');
});

test('one deed is seen three times, and what it causes comes as it happens', async () => {
  const deed = aDeed({ under: [] });
  const { page, rds } = await open({ instances: [anInstance('shop')], deeds: [deed] });
  const dock = page.getByRole('region', { name: '방금 한 일' });
  await dock.getByText('DB 인스턴스 식별자').waitFor();
  await dock.getByText('--db-instance-identifier').waitFor();
  const ran = { at: deed.at + 1500, on: 'shop', kind: 'sql', text: 'CREATE USER rdsrepladmin' } as const;
  rds.change({ deeds: [{ ...deed, under: [ran] }] });
  await dock.getByText('CREATE USER rdsrepladmin').waitFor();
  await dock.getByText('+1.5초').waitFor();
  const refused = aDeed({
    id: 2,
    by: 'api',
    under: [],
    refusal: { code: 'DBInstanceAlreadyExists', message: 'DB instance already exists' },
  });
  rds.change({ deeds: [deed, refused] });
  await dock.getByText('같은 이름의 인스턴스가 이미 있어요').waitFor();
  await dock.getByRole('button', { name: '지난 일 모두 보기' }).click();
  expect(await page.locator('#lab ol > li > button[aria-expanded]').count()).toBe(2);
});

test('the wait tells what it is for, can be skipped, and the pace can be chosen', async () => {
  const instances = [anInstance('shop', { DBInstanceStatus: 'creating' })];
  const { page, lab } = await open({ instances, timelines: [creating('shop')], pace: 'true' });
  await page.getByText('mysqld가 켜져 첫 연결을 받을 때까지예요.').waitFor();
  await page.getByText('AWS에서는 보통 1분 30초').waitFor();
  await page.getByRole('button', { name: '기다림 건너뛰기' }).click();
  await expect
    .poll(() => lab.asked.at(-1), eventually)
    .toEqual({ method: 'DELETE', path: '/api/labs/my/rds/instances/shop/waits' });
  await page.getByRole('radio', { name: '빠르게' }).click();
  await expect
    .poll(() => lab.asked.at(-1), eventually)
    .toEqual({ method: 'PUT', path: '/api/labs/my/rds/pace' });
});

test('a rule is added to and taken from the security group of an instance', async () => {
  const { page, rds } = await open(pair);
  await page.getByRole('button', { name: 'shop', exact: true }).click();
  await page.getByRole('button', { name: '내 IP (203.0.113.10/32)' }).click();
  await page.getByRole('button', { name: '규칙 추가' }).click();
  await expect.poll(() => asked(rds, 'AuthorizeSecurityGroupIngress').length, eventually).toBe(1);
  expect(asked(rds, 'AuthorizeSecurityGroupIngress')[0]?.input['IpPermissions']).toEqual([
    { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '203.0.113.10/32' }] },
  ]);
  await page.getByRole('button', { name: '규칙 지우기: 3306 203.0.113.10/32' }).click();
  await expect.poll(() => asked(rds, 'RevokeSecurityGroupIngress').length, eventually).toBe(1);
});

test('a static parameter is changed for the next reboot, a dynamic one at once', async () => {
  const { page, rds } = await open(pair);
  await page.getByRole('button', { name: '파라미터 그룹', exact: true }).click();
  await page.getByRole('button', { name: 'shop-params', exact: true }).click();
  const methods: unknown[] = [];
  for (const [name, value] of [
    ['gtid-mode', 'OFF'],
    ['max_connections', '50'],
  ] as const) {
    await page.getByRole('button', { name: `${name} 바꾸기` }).click();
    await page.getByRole('dialog').getByLabel('값').fill(value);
    await page.getByRole('dialog').getByRole('button', { name: '저장' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    methods.push(asked(rds, 'ModifyDBParameterGroup').at(-1)?.input['Parameters']);
  }
  expect(methods).toEqual([
    [{ ParameterName: 'gtid-mode', ParameterValue: 'OFF', ApplyMethod: 'pending-reboot' }],
    [{ ParameterName: 'max_connections', ParameterValue: '50', ApplyMethod: 'immediate' }],
  ]);
});
