import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { openTestLab } from '../../workbench/testing/test-workbench.ts';
import { openRds } from '../open-rds.ts';
import type { Rds } from '../rds.ts';

export const PASSWORD = 'learning-rds';

/** One lab's RDS, and the clients that AWS's users have. */
export type AwsLab = {
  rds: Rds;
  /** On this machine, with a path in the endpoint as a learner's has; it is signed too. */
  client: RDSClient;
  /** In the workbench. */
  exec(command: string[], stdin?: string): Promise<{ exitCode: number; stdout: string; stderr: string }>;
  /** The AWS CLI: words of a line, and more that may have spaces. Answers what it printed. */
  aws(line: string, ...more: string[]): Promise<Record<string, unknown>>;
  /** The same where it is refused; answers its words. */
  refused(line: string, ...more: string[]): Promise<string>;
  /** SQL from the workbench, by the endpoint's name, as the master user `admin`. */
  sql(identifier: string, statement: string): Promise<string>;
  dispose(): Promise<void>;
};

export async function openAwsLab(): Promise<AwsLab> {
  const lab = await openTestLab();
  const { workbench, home } = lab;
  const rds = await openRds({ workbench, home, publishOnHost: true, onProgress: () => undefined });
  const server = createServer((request, response) => rds.serve(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { access } = await rds.state();
  const client = new RDSClient({
    region: access.region,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${access.path}`,
    credentials: access,
    maxAttempts: 1,
  });
  const awsCli = (line: string, more: string[]) => workbench.exec(['aws', ...line.split(' '), ...more]);

  return {
    rds,
    client,
    exec: (command, stdin = '') => workbench.exec(command, { stdin }),
    async aws(line, ...more) {
      const { exitCode, stdout, stderr } = await awsCli(line, more);
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      return stdout === '' ? {} : JSON.parse(stdout);
    },
    async refused(line, ...more) {
      const { exitCode, stderr } = await awsCli(line, more);
      expect({ line, exitCode }).toEqual({ line, exitCode: 254 });
      return stderr.trim();
    },
    async sql(identifier, statement) {
      const find = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
      const { DBInstances } = await client.send(find);
      const { Address = '', Port = 0 } = DBInstances?.[0]?.Endpoint ?? {};
      const program = ['mariadb', '-h', Address, '-P', `${Port}`, '-u', 'admin'];
      const { exitCode, stdout, stderr } = await workbench.exec(
        [...program, '--skip-ssl-verify-server-cert', '-Ne', statement],
        { environment: { MYSQL_PWD: PASSWORD } },
      );
      expect({ statement, exitCode, stderr }).toMatchObject({ exitCode: 0 });
      return stdout.trim();
    },
    async dispose() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rds.clear();
      await rds.close({ stop: true });
      await lab.dispose();
    },
  };
}
