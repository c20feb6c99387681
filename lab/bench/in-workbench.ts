import { spawn } from 'node:child_process';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');

/** Runs a shell command in the learner's workbench by `npm run lab -- exec`; answers what it printed. */
export function inWorkbench(home: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['lab/main.ts', 'exec', 'bash', '-c', command], {
      cwd: project,
      env: { ...process.env, REPLICATION_LAB_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${command} ended with ${code}:\n${output}`)),
    );
  });
}
