import { z } from 'zod';
import { ok, type Answer, type Exchange, type Row } from './answer.ts';
import { findContainer } from './container-view.ts';
import { refused } from './docker-error.ts';
import { parseDockerfile, writeDockerfile } from './dockerfile.ts';
import { ownImageName } from './image-names.ts';
import { makeImage } from './image-view.ts';
import type { Query } from './query.ts';

/** Instructions that change how the image starts, and nothing of whose it is. */
const ALLOWED: ReadonlySet<string> = new Set('CMD ENTRYPOINT ENV EXPOSE USER VOLUME WORKDIR'.split(' '));
const Committed = z.object({ Id: z.string() });

/** `docker commit`: the image gets the lab's label from the container, and a name of the lab's. */
async function commit({ lab, query }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, query.text('container') ?? '');
  const repository = query.text('repo');
  const tag = query.text('tag');
  const name = repository && ownImageName(lab.names, tag === undefined ? repository : `${repository}:${tag}`);
  const colon = name?.lastIndexOf(':');
  const answer = await makeImage(lab, () =>
    lab.api.json({
      method: 'POST',
      path: '/commit',
      query: {
        container: container.id,
        repo: name?.slice(0, colon),
        tag: colon === undefined ? undefined : name?.slice(colon + 1),
        comment: query.text('comment'),
        author: query.text('author'),
        pause: query.flag('pause', true) ? '1' : '0',
        changes: checkedChanges(query),
      },
      json: {},
    }),
  );
  return ok({ Id: Committed.parse(answer).Id }, 201);
}

function checkedChanges(query: Query): string | undefined {
  const parsed = parseDockerfile(query.all('changes').join('\n'));
  const odd = parsed.instructions.find(({ keyword }) => !ALLOWED.has(keyword));
  if (odd) throw refused(`committing a change of ${odd.keyword}`);
  return parsed.instructions.length === 0 ? undefined : writeDockerfile(parsed);
}

export const commitRows: readonly Row[] = [{ method: 'POST', path: '/commit', answer: commit }];
