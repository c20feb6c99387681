import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Engine } from '../../engine/engine.ts';
import { LAB_LABEL } from '../../engine/lab-names.ts';
import { randomLab } from '../../testing/test-engine.ts';
import { removeLab } from '../../workbench/clear-lab.ts';
import { standardStreams } from '../../workbench/demultiplex.ts';
import { startExec } from '../../workbench/engine-exec.ts';
import { SqlSession, type Row, type SqlLogin } from '../../workbench/sql-session.ts';
import { connectInside } from '../server/connection.ts';

const IMAGE = 'mysql:9.7';
/** As an instance's server is started, in short; a learner's own server has `root` with the password `root-pw`. */
const START = `set -e
mkdir -p /var/lib/mysql-files /var/run/mysqld && chown mysql /var/run/mysqld
test -d /data/mysql || mysqld --no-defaults --initialize-insecure --user=mysql --datadir=/data
exec mysqld --no-defaults --user=mysql --datadir=/data --log-bin=mysql-bin-changelog --mysqlx=OFF --innodb-buffer-pool-size=24M \
  --performance-schema-max-table-instances=200 --relay-log=relaylog --socket=/var/run/mysqld/mysqld.sock --report-host="$HOSTNAME" "$@"`;

/** MySQL servers of one test, on a network of their own, by the names that the test gives. */
export class ServersForTests {
  readonly #engine: Engine;
  readonly #lab = randomLab();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async open(): Promise<void> {
    await this.#engine.docker.createNetwork({
      Name: this.#nameOf('net'),
      Labels: { [LAB_LABEL]: this.#lab },
    });
  }

  /** A server on an empty data directory, or on the one that is there. */
  async start(name: string, options: string[] = []): Promise<void> {
    const container = await this.#engine.docker.createContainer({
      name: this.#nameOf(name),
      Image: IMAGE,
      Entrypoint: ['bash', '-c', START, 'start'],
      Cmd: options,
      Hostname: name,
      Labels: { [LAB_LABEL]: this.#lab },
      HostConfig: { Mounts: [{ Type: 'volume', Source: await this.#volume(name), Target: '/data' }] },
      NetworkingConfig: { EndpointsConfig: { [this.#nameOf('net')]: { Aliases: [name] } } },
    });
    await container.start();
    await this.#answering(name);
  }

  async stop(name: string): Promise<void> {
    await this.#engine.docker.getContainer(this.#nameOf(name)).remove({ force: true });
  }

  /** The data of one as it is at a moment, for another that has not started yet. */
  async copy(from: string, to: string): Promise<void> {
    const source = this.#engine.docker.getContainer(this.#nameOf(from));
    const copier = await this.#engine.docker.createContainer({
      Image: IMAGE,
      Entrypoint: ['bash', '-c', 'cp -a /from/. /to && rm -f /to/auto.cnf'],
      Labels: { [LAB_LABEL]: this.#lab },
      HostConfig: {
        Mounts: [
          { Type: 'volume', Source: await this.#volume(from), Target: '/from' },
          { Type: 'volume', Source: await this.#volume(to), Target: '/to' },
        ],
      },
    });
    await source.pause();
    try {
      await copier.start();
      await copier.wait();
    } finally {
      await source.unpause();
      await copier.remove({ v: true });
    }
  }

  connect(name: string): Promise<Duplex> {
    return connectInside(this.#engine.docker.getContainer(this.#nameOf(name)), 3306);
  }

  /** What is in its first binary log, as mysqlbinlog prints it for a client to run. */
  async binaryLog(name: string): Promise<string> {
    const { stream } = await startExec(this.#engine.docker.getContainer(this.#nameOf(name)), {
      command: ['mysqlbinlog', '/data/mysql-bin-changelog.000001'],
    });
    return text(standardStreams(stream, () => undefined));
  }

  login(name: string, login: SqlLogin): Promise<SqlSession> {
    return SqlSession.open(() => this.connect(name), { tls: true, ...login });
  }

  async close(): Promise<void> {
    await removeLab(this.#engine, this.#lab);
  }

  async #answering(name: string): Promise<void> {
    for (let left = 300; ; left -= 1) {
      try {
        const session = await this.login(name, { user: 'nobody', password: '' });
        session.close();
        return;
      } catch (error) {
        // Refused by name: it is there.
        if (error instanceof Error && 'errno' in error && error.errno === 1045) return;
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  async #volume(name: string): Promise<string> {
    await this.#engine.docker.createVolume({ Name: this.#nameOf(name), Labels: { [LAB_LABEL]: this.#lab } });
    return this.#nameOf(name);
  }

  #nameOf(name: string): string {
    return `rl.${this.#lab}.sql.${name}`;
  }
}

/** Asks until the answer is as it should be; rejects with the last one after a while. */
export async function until(
  ask: () => Promise<Row | undefined>,
  isThere: (row: Row) => boolean,
): Promise<Row> {
  let last: Row | undefined;
  for (let left = 150; left > 0; left -= 1) {
    last = await ask();
    if (last !== undefined && isThere(last)) return last;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`never as it should be: ${JSON.stringify(last)}`);
}
