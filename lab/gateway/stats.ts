import type { Answer, Exchange, Row } from './answer.ts';
import { fields } from './container-answer.ts';
import { findContainer } from './container-view.ts';
import { mapJsonLines } from './json-lines.ts';

async function stats({ lab, params, query, signal }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const source = await lab.api.openOk({
    method: 'GET',
    path: `/containers/${container.id}/stats`,
    query: {
      stream: query.flag('stream', true) ? '1' : '0',
      'one-shot': query.flag('one-shot') ? '1' : undefined,
    },
    signal,
  });
  const stream = mapJsonLines(source, (value) => ({ ...fields(value), name: `/${container.name}` }));
  return { status: 200, stream, headers: { 'content-type': 'application/json' } };
}

export const statsRows: readonly Row[] = [{ method: 'GET', path: '/containers/{id}/stats', answer: stats }];
