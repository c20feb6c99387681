import type { DBInstance } from '../../contract/rds.ts';
import {
  eventually,
  openTestLab,
  type TestLab,
  type TestLabOptions,
} from '../../workbench/testing/test-workbench.ts';
import type { ExecResult } from '../../workbench/workbench.ts';
import { openRds } from '../open-rds.ts';
import type { Rds } from '../rds.ts';

/** A lab of its own with its RDS, removed whole at the end. */
export type TestRds = {
  lab: TestLab;
  rds: Rds;
  /** `aws` as the learner types it in the workbench. */
  aws(...words: string[]): Promise<ExecResult>;
  /** A client of MySQL in the workbench, as the master user of `shop()`. */
  mysql(identifier: string, sql: string): Promise<ExecResult>;
  /** Resolves when the instance has this status. */
  until(identifier: string, status: string): Promise<DBInstance>;
  /** Opens the RDS again, as a lab server does that has been started again. */
  reopen(): Promise<void>;
  dispose(): Promise<void>;
};

const PATIENCE = 120_000;
export const PASSWORD = 'shop-pw-2026';

/** The input for an instance of the smallest kind; the quickest where it has no backups. */
export function shop(DBInstanceIdentifier = 'shop', more: Record<string, unknown> = {}) {
  return {
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: PASSWORD,
    ...more,
  };
}

export async function openTestRds(options: TestLabOptions = {}): Promise<TestRds> {
  const { publishOnHost = false } = options;
  const lab = await openTestLab(options);
  const open = () =>
    openRds({ workbench: lab.workbench, home: lab.home, publishOnHost, onProgress: () => undefined });
  const test: TestRds = {
    lab,
    rds: await open().catch(async (error: unknown) => {
      await lab.dispose();
      throw error;
    }),
    aws: (...words) => lab.workbench.exec(['aws', ...words]),
    async mysql(identifier, sql) {
      const { Endpoint } = (await instanceOf(test.rds, identifier)) ?? {};
      if (Endpoint === undefined) throw new Error(`${identifier} has no endpoint`);
      const { Address, Port } = Endpoint;
      return lab.workbench.exec(
        ['mysql', '--connect-timeout=3', '-N', '-h', Address, '-P', `${Port}`, '-uadmin', '-e', sql],
        { environment: { MYSQL_PWD: PASSWORD } },
      );
    },
    until: (identifier, status) =>
      eventually(
        `${identifier} ${status}`,
        async () => {
          const found = await instanceOf(test.rds, identifier);
          return found?.DBInstanceStatus === status ? found : undefined;
        },
        PATIENCE,
      ),
    async reopen() {
      await test.rds.close({ stop: false });
      test.rds = await open();
    },
    async dispose() {
      await test.rds.close({ stop: false });
      await lab.dispose();
    },
  };
  return test;
}

async function instanceOf(rds: Rds, identifier: string): Promise<DBInstance | undefined> {
  return (await rds.instances()).find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === identifier);
}
