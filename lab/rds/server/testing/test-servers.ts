import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { Engine } from '../../../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL, labNames } from '../../../engine/lab-names.ts';
import { ensureLabNetwork } from '../../../gateway/lab-network.ts';
import { execIn, type Ran } from '../../../testing/outsider.ts';
import { randomLab, testEngine } from '../../../testing/test-engine.ts';
import { removeLab } from '../../../workbench/clear-lab.ts';
import { newResourceId } from '../../state/account.ts';
import { Deeds } from '../../under-the-hood.ts';
import { openServers } from '../open-servers.ts';
import type { DatabaseServers, GroupMembers, ServerSpec } from '../servers.ts';
import { HOME_POLICY } from '../../../workbench/limits.ts';

/** Has bash, a MySQL client and nothing of the workbench's own work. */
const IMAGE = 'mysql:9.7';

/** The servers of a lab of its own, with a workbench that is only there. */
export class TestServers {
  readonly engine: Engine;
  readonly lab: string;
  readonly deeds: Deeds;
  /** Who is in which security group. */
  readonly members = new Map<string, GroupMembers>();
  servers: DatabaseServers;

  private constructor(engine: Engine, lab: string, deeds: Deeds, servers: DatabaseServers) {
    this.engine = engine;
    this.lab = lab;
    this.deeds = deeds;
    this.servers = servers;
  }

  static async open(): Promise<TestServers> {
    const engine = await testEngine();
    const lab = randomLab();
    await ensureLabNetwork(engine, lab);
    const names = labNames(lab);
    const workbench = await engine.docker.createContainer({
      name: names.workbench,
      Image: IMAGE,
      Entrypoint: ['sleep'],
      Cmd: ['infinity'],
      Labels: { [LAB_LABEL]: lab, [KIND_LABEL]: 'workbench' },
      HostConfig: { NetworkMode: names.network, Init: true },
    });
    await workbench.start();
    const deeds = new Deeds();
    const test = new TestServers(engine, lab, deeds, await opened(engine, lab, deeds, () => test.members));
    return test;
  }

  /** As a lab server that was killed and started again. */
  async reopen(): Promise<void> {
    await this.servers.close();
    this.servers = await opened(this.engine, this.lab, this.deeds, () => this.members);
  }

  spec(resourceId: string, more: Partial<ServerSpec> = {}): ServerSpec {
    return {
      resourceId,
      identifier: 'shop',
      instanceClass: 'db.t3.micro',
      engineVersion: '8.4.9',
      port: 3306,
      options: {},
      serverId: 7,
      ...more,
    };
  }

  /** A new server that runs; anybody may log in as root without a password, once they reach it. */
  async run(more: Partial<ServerSpec> = {}): Promise<string> {
    const resourceId = newResourceId();
    await this.servers.prepareEmpty(resourceId);
    await this.servers.start(this.spec(resourceId, more));
    await this.sql(resourceId, "CREATE USER 'admin'@'%'", "GRANT ALL ON *.* TO 'admin'@'%'");
    return resourceId;
  }

  async connect(resourceId: string): Promise<Connection> {
    const stream = await this.servers.connect(resourceId);
    return createConnection({ user: 'root', stream });
  }

  /** Runs statements as the service does; answers the last one's rows. */
  async sql(resourceId: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
    const connection = await this.connect(resourceId);
    try {
      let rows: unknown = [];
      for (const statement of statements) [rows] = await connection.query<RowDataPacket[]>(statement);
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    } finally {
      await connection.end();
    }
  }

  /** What a learner's MySQL client in the workbench meets. */
  fromWorkbench(host: string, statement = 'SELECT 1', port = 3306): Promise<Ran> {
    return execIn(this.engine, labNames(this.lab).workbench, [
      'mysql',
      `--host=${host}`,
      `--port=${port}`,
      '--user=admin',
      '--connect-timeout=2',
      '--batch',
      '--skip-column-names',
      `--execute=${statement}`,
    ]);
  }

  async close(): Promise<void> {
    await this.servers.close();
    await removeLab(this.engine, this.lab);
    await this.engine.close();
  }
}

function opened(
  engine: Engine,
  lab: string,
  deeds: Deeds,
  members: () => Map<string, GroupMembers>,
): Promise<DatabaseServers> {
  return openServers({
    engine,
    lab,
    limits: HOME_POLICY.limits,
    deeds,
    identifierOf: (resourceId) => `name-of-${resourceId.slice(-4).toLowerCase()}`,
    membersOf: (group) => members().get(group) ?? { instances: [], workbench: false },
  });
}
