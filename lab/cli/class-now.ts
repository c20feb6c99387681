import * as z from 'zod/mini';
import { ClassMessage, type ClassState, type LearnerRow } from '../contract/class.ts';
import { routes } from '../contract/routes.ts';
import type { RunningServer } from './running-server.ts';

const TOLD_WITHIN_MS = 5_000;

export type ClassNow = { class: ClassState; learners: LearnerRow[] };

/** The class of a running server, as its instructor's page is told it. */
export function classNow(server: RunningServer): Promise<ClassNow> {
  const socket = server.socket(routes.classSocket);
  const known: Partial<ClassNow> = {};
  return new Promise<ClassNow>((resolve, reject) => {
    const timeout = setTimeout(
      () => reject(new Error('the server tells nothing of its class')),
      TOLD_WITHIN_MS,
    );
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timeout);
      reject(new Error('the server has ended the connection'));
    });
    socket.on('message', (data: Buffer) => {
      const message = z.parse(ClassMessage, JSON.parse(data.toString('utf8')));
      if (message.type === 'class') known.class = message.class;
      if (message.type === 'learners') known.learners = message.learners;
      if (known.class !== undefined && known.learners !== undefined)
        resolve({ class: known.class, learners: known.learners });
    });
  }).finally(() => socket.terminate());
}
