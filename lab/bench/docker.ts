import { openEngine } from '../engine/open-engine.ts';
import { labNames } from '../engine/lab-names.ts';
import { bareWorkbench } from './bare-workbench.ts';
import { median, type Figure } from './figure.ts';
import { inWorkbench } from './in-workbench.ts';
import { startLab } from '../testing/running-lab.ts';

const LISTS = 10;
/** Ours and the peer take turns, so that neither has all of the warm or of the busy minutes. */
const TURNS = 3;

/** Prints the milliseconds that a command took, once a line, as often as asked. */
const timed = (times: number, command: string, after: string): string =>
  `for i in $(seq ${times}); do s=$(date +%s%N); ${command} >/dev/null 2>&1 || exit 1; e=$(date +%s%N); ${after}; echo $(((e - s) / 1000)); done`;

const COMPOSE = `services:
  db-source: &db
    image: mysql:9.7
    container_name: db-source
    command: ["--server-id=1", "--innodb-buffer-pool-size=32M"]
    environment: { MYSQL_ROOT_PASSWORD: root-pw, MYSQL_INITDB_SKIP_TZINFO: "1" }
    ports: ["13306:3306"]
    healthcheck: { test: ["CMD", "mysql", "-h127.0.0.1", "-uroot", "-proot-pw", "-e", "SELECT 1"], start_period: 60s, start_interval: 1s }
  db-replica:
    <<: *db
    container_name: db-replica
    command: ["--server-id=2", "--innodb-buffer-pool-size=32M"]
    ports: ["13307:3306"]
`;

export const docker: Figure = {
  name: 'docker',
  about: 'the same client in the same image, through the gateway and on the bare engine',
  async run(home) {
    const running = await startLab(home);
    const engine = await openEngine({ home, onProgress: () => undefined });
    try {
      const image = (await engine.docker.getContainer(labNames(running.lab).workbench).inspect()).Image;
      const bare = await bareWorkbench(engine, image);
      try {
        const measure = async (script: string) => {
          const [ours, peer]: [number[], number[]] = [[], []];
          for (let turn = 0; turn < TURNS; turn += 1) {
            ours.push(...numbers(await inWorkbench(home, script)));
            peer.push(...numbers(await bare.run(script)));
          }
          return { ours: median(ours), peer: median(peer), peerName: 'bare engine', unit: 'ms' as const };
        };
        const compose = `mkdir -p /tmp/up && cd /tmp/up && echo '${Buffer.from(COMPOSE).toString('base64')}' | base64 -d > compose.yaml`;
        const down = 'docker compose down -v >/dev/null 2>&1';
        const up = (wait: string) => `${compose}; ${timed(1, `docker compose up -d ${wait}`, down)}`;
        return [
          { what: 'docker ps', ...(await measure(timed(LISTS, 'docker ps', ':'))) },
          { what: 'docker compose up -d, two servers', ...(await measure(up(''))) },
          { what: 'docker compose up -d --wait, until both answer', ...(await measure(up('--wait'))) },
        ];
      } finally {
        await bare.remove();
      }
    } finally {
      await engine.close();
      await running.stop();
    }
  },
};

function numbers(output: string): number[] {
  return output
    .trim()
    .split('\n')
    .map((line) => Number(line) / 1000);
}
