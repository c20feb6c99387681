import type { Duplex } from 'node:stream';
import type { Credentials } from '../protocol/sigv4/verify.ts';
import { REGION } from '../state/account.ts';
import type { Workbench } from '../../workbench/workbench.ts';

/** Where the API is for programs in the workbench. */
export const API_PORT = 4361;

/** The image points AWS's programs to these two; they are in the container, not in the learner's files. */
const FOLDER = '/etc/aws';

/**
 * Makes `aws`, and every program with an AWS SDK, in the workbench speak to the lab's API: the port, the configuration
 * and the key. Both come back with every link, because the workbench may have been made anew.
 */
export async function offerApi(
  workbench: Workbench,
  credentials: Credentials,
  accept: (connection: Duplex) => void,
  report: (error: unknown) => void,
): Promise<() => void> {
  await workbench.offer(API_PORT, accept);
  const writeAll = async () => {
    await write(workbench, `${FOLDER}/config`, configuration());
    await write(workbench, `${FOLDER}/credentials`, keyFile(credentials));
  };
  const stop = workbench.onChange((change) => {
    if (change.kind !== 'notice' || change.code !== 'workbench-lost' || change.over !== true) return;
    writeAll().catch((error: unknown) => report(error));
  });
  try {
    await writeAll();
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** `endpoint_url` is for every service: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function configuration(): string {
  return [
    '[default]',
    `region = ${REGION}`,
    'output = json',
    `endpoint_url = http://127.0.0.1:${API_PORT}`,
    // The API answers at once or not at all; a learner should not wait for five attempts.
    'max_attempts = 2',
    '',
  ].join('\n');
}

function keyFile({ accessKeyId, secretAccessKey }: Credentials): string {
  return [
    '[default]',
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
    '',
  ].join('\n');
}

async function write(workbench: Workbench, path: string, content: string): Promise<void> {
  const command = ['install', '-D', '-m', '600', '/dev/stdin', path];
  const { exitCode, stderr } = await workbench.exec(command, { stdin: content });
  if (exitCode !== 0) throw new Error(`could not write ${path} in the workbench: ${stderr}`);
}
