import { DockerError } from './docker-error.ts';
import type { Row } from './answer.ts';

/** What brings something new to the disk, or starts who may. Looking, stopping and removing always go on. */
const WRITES: ReadonlySet<string> = new Set([
  'POST /containers/create',
  'POST /containers/{id}/start',
  'POST /containers/{id}/restart',
  'POST /containers/{id}/unpause',
  'PUT /containers/{id}/archive',
  'POST /volumes/create',
  'POST /images/create',
  'POST /build',
  'POST /commit',
]);

/** The same row, which refuses while the lab has used up its disk. */
export function withinDisk(row: Row): Row {
  if (!WRITES.has(`${row.method} ${row.path}`)) return row;
  return {
    ...row,
    answer(exchange) {
      const why = exchange.lab.host.diskFull();
      if (why !== undefined) throw new DockerError(507, why);
      return row.answer(exchange);
    },
  };
}
