import type { CheckAnswer, CheckView, Lesson } from '../../../lab/contract/check.ts';
import { admits, askInstance, notAvailable, securityGroup, unset, vpcCidr } from '../../rds-state.ts';

/** Stands for the learner's own machine, outside the VPC. */
const MY_IP = '203.0.113.10/32';

/** Why the running server does not have a value of the parameter group; undefined where it has. */
async function lacks(
  lab: CheckView,
  parameter: string,
  wanted: string,
  reason: string,
): Promise<CheckAnswer | undefined> {
  const missing = await unset(lab, 'shop-params', parameter, wanted);
  if (missing !== undefined) return missing;
  const value = await askInstance(lab, 'shop', `SELECT @@${parameter}`);
  return value === wanted ? undefined : { reason, values: { value } };
}

export default {
  needs: ['11-what-is-rds'],
  minutes: 30,
  checks: {
    create: async (lab) => {
      const shop = await lab.rds.instance('shop');
      if (!shop) return { reason: 'instance-missing', values: { name: 'shop' } };
      if (shop.Engine !== 'mysql') return { reason: 'other-engine', values: { engine: shop.Engine } };
      if (shop.MasterUsername !== 'admin') {
        return { reason: 'other-master', values: { user: shop.MasterUsername }, broken: true };
      }
      const group = shop.DBParameterGroups[0]?.DBParameterGroupName ?? '-';
      if (group !== 'shop-params') return { reason: 'other-parameters', values: { group } };
      const doors = shop.VpcSecurityGroups.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId);
      if (doors.join() !== (await securityGroup(lab, 'shop-db'))?.GroupId) return 'other-door';
      return shop.DBName === 'bookstore' ? true : { reason: 'other-database', broken: true };
    },

    wait: async (lab) => {
      const shop = await lab.rds.instance('shop');
      if (!shop) return { reason: 'instance-missing', values: { name: 'shop' } };
      const status = shop.DBInstanceStatus;
      if (status === 'failed') return { reason: 'creation-failed', values: { status }, broken: true };
      return status === 'available' ? true : { reason: 'still-creating', values: { status } };
    },

    'open-the-door': async (lab) => {
      const door = await securityGroup(lab, 'shop-db');
      if (!door || !admits(door, 3306)) return 'no-rule';
      // What a connection leaves behind: it proves more than the rule does.
      const came = await askInstance(
        lab,
        'shop',
        "SELECT SUM(TOTAL_CONNECTIONS) FROM performance_schema.accounts WHERE USER = 'admin'",
      );
      return Number(came) > 0 ? true : { reason: 'nobody-came', values: { cidr: await vpcCidr(lab) } };
    },

    'master-user': async (lab) => {
      const tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'bookstore'";
      if ((await askInstance(lab, 'shop', `${tables} AND table_name = 'book'`)) !== '1') return 'no-book';
      const book = await askInstance(lab, 'shop', 'SELECT COUNT(*) FROM bookstore.book WHERE id = 1');
      if (book !== '1') return 'no-book';
      const app = await askInstance(lab, 'shop', "SELECT COUNT(*) FROM mysql.user WHERE user = 'app'");
      return app === '1' ? true : 'no-app';
    },

    'change-now': async (lab) => (await lacks(lab, 'max_connections', '80', 'not-applied')) ?? true,

    'change-at-reboot': async (lab) =>
      (await lacks(lab, 'ngram_token_size', '1', 'not-rebooted')) ??
      (await notAvailable(lab, 'shop')) ??
      true,

    public: async (lab) => {
      if ((await lab.rds.instance('shop'))?.PubliclyAccessible !== true) return 'not-public';
      const door = await securityGroup(lab, 'shop-db');
      return door && admits(door, 3306, MY_IP) ? true : 'my-ip-missing';
    },

    'private-again': async (lab) => {
      if ((await lab.rds.instance('shop'))?.PubliclyAccessible !== false) return 'still-public';
      const door = await securityGroup(lab, 'shop-db');
      if (door && admits(door, 3306, MY_IP)) return 'my-ip-left';
      return (await notAvailable(lab, 'shop')) ?? true;
    },
  },
} satisfies Lesson;
