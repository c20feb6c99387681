import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { once } from 'node:events';
import * as z from 'zod/mini';
import type { RdsState } from '../contract/rds.ts';
import { path, routes } from '../contract/routes.ts';
import { LabMessage } from '../contract/socket.ts';
import { startLab, type RunningLab } from '../testing/running-lab.ts';
import { percentile, type Figure } from './figure.ts';
import { rdsClient } from './rds-client.ts';

const INSTANCES = 20;
const CALLS = 300;

/** Signed, over HTTP and parsed, as any program of the learner's calls it. */
export const rdsApi: Figure = {
  name: 'rds-api',
  about: `DescribeDBInstances by AWS's own client with ${INSTANCES} instances known, against none`,
  async run(home) {
    const running = await startLab(home);
    const client = rdsClient(running);
    try {
      await client.deleteAll();
      const aws = await awsClient(running);
      const none = await describe(aws);
      for (let index = 0; index < INSTANCES; index += 1) {
        const input = {
          DBInstanceIdentifier: `known-${index}`,
          DBInstanceClass: 'db.t3.micro',
          Engine: 'mysql',
          AllocatedStorage: 20,
          MasterUsername: 'admin',
          MasterUserPassword: 'known-pw-2026',
          BackupRetentionPeriod: 0,
        };
        await client.until('CreateDBInstance', input, (known) => known.DBInstanceStatus === 'available');
      }
      const many = await describe(aws);
      const peerName = 'with none';
      return [
        ...[0.5, 0.95].map((share) => ({
          what: `DescribeDBInstances p${share * 100}`,
          ours: percentile(many, share),
          peer: percentile(none, share),
          peerName,
          unit: 'ms' as const,
        })),
        { what: 'calls one after the other', ours: rate(many), peer: rate(none), peerName, unit: 'calls/s' },
      ];
    } finally {
      await client.deleteAll();
      await running.stop();
    }
  },
};

async function describe(aws: RDSClient): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const begun = performance.now();
    await aws.send(new DescribeDBInstancesCommand({}));
    times.push(performance.now() - begun);
  }
  return times;
}

function rate(times: number[]): number {
  return times.length / (times.reduce((sum, time) => sum + time, 0) / 1000);
}

async function awsClient(running: RunningLab): Promise<RDSClient> {
  const { access } = await rdsState(running);
  return new RDSClient({
    endpoint: `http://127.0.0.1:${running.server.record.port}${access.path}`,
    region: access.region,
    credentials: { accessKeyId: access.accessKeyId, secretAccessKey: access.secretAccessKey },
  });
}

async function rdsState(running: RunningLab): Promise<RdsState> {
  const socket = running.socket(path(routes.socket, { lab: running.lab }));
  const told = new Promise<RdsState>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = z.parse(LabMessage, JSON.parse(data.toString('utf8')));
      if (message.type === 'rds') resolve(message.rds);
    });
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'watch', lesson: null, topology: false, rds: true }));
  const state = await told;
  socket.close();
  return state;
}
