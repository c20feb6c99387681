import { Readable } from 'node:stream';
import { RenameFile, WriteAction, WriteFile } from '../../contract/files.ts';
import { WorkspacePath } from '../../contract/names.ts';
import { RdsInput, SetPace, type RdsAnswer } from '../../contract/rds.ts';
import { OpenTerminal, routes } from '../../contract/routes.ts';
import type { ActionRef } from '../../course/course.ts';
import { AwsError } from '../../rds/aws-error.ts';
import { labOf, type ServedRooms } from '../served-rooms.ts';
import type { Api, ApiContext } from './api-context.ts';
import { attachment } from './attachment.ts';
import { parse, readBody as read } from './read-body.ts';

/** What is done in one lab: the guard has seen that the caller may. */
export function addLabRoutes(app: Api, rooms: ServedRooms): void {
  const lab = (c: ApiContext) => {
    const { caller } = c.env.admission;
    if (caller.role === 'learner' && c.req.method !== 'GET') rooms.classroom?.active(caller.learner);
    return labOf(rooms, caller, c.req.param('lab') ?? '');
  };
  const parts = (c: ApiContext) => lab(c).parts;

  app.get(routes.lab, (c) => c.json(lab(c).state));

  app.post(routes.terminals, async (c) => {
    const what = await read(c, OpenTerminal);
    return c.json((await parts(c).workbench.terminals.open(what)).info);
  });
  app.delete(routes.terminal, async (c) => {
    await parts(c).workbench.terminals.close(c.req.param('terminal'));
    return c.body(null, 204);
  });

  app.post(routes.runAction, async (c) => c.json(await parts(c).course.run(action(c))));
  app.get(routes.previewAction, async (c) => c.json(await parts(c).course.preview(action(c))));
  app.post(routes.typeAction, async (c) => c.json(await parts(c).course.type(action(c))));
  app.post(routes.writeAction, async (c) => {
    const { version } = await read(c, WriteAction);
    return c.json(await parts(c).course.write(action(c), version));
  });

  app.post(routes.solve, (c) => c.json(parts(c).course.solve(c.req.param('lesson'), c.req.param('step'))));
  app.post(routes.goTo, (c) => c.json(parts(c).course.goTo(c.req.param('lesson'), c.req.param('step'))));
  app.post(routes.cure, (c) =>
    c.json(parts(c).course.cure(c.req.param('lesson'), c.req.param('diagnosis'), c.req.param('on'))),
  );
  app.post(routes.reset, (c) => c.json(parts(c).course.reset()));
  app.get(routes.task, (c) => c.json(parts(c).course.task() ?? null));
  app.delete(routes.task, (c) => {
    parts(c).course.cancelTask();
    return c.body(null, 204);
  });

  app.post(routes.rdsCall, async (c) => {
    const input = await read(c, RdsInput);
    const answer = await parts(c)
      .rds.call(c.req.param('action'), input, 'console')
      .then(
        (result): RdsAnswer => ({ result }),
        (error: unknown): RdsAnswer => {
          if (error instanceof AwsError) return { refusal: { code: error.code, message: error.message } };
          throw error;
        },
      );
    return c.json(answer);
  });
  app.put(routes.rdsPace, async (c) => {
    parts(c).rds.setPace((await read(c, SetPace)).pace);
    return c.body(null, 204);
  });
  app.delete(routes.rdsWaits, (c) => {
    parts(c).rds.skipWaits(c.req.param('instance'));
    return c.body(null, 204);
  });

  app.get(routes.files, async (c) => c.json(await parts(c).workbench.files.list()));
  app.get(routes.file, async (c) => c.json(await parts(c).workbench.files.read(pathOf(c))));
  app.put(routes.file, async (c) => {
    const file = await read(c, WriteFile);
    return c.json(await parts(c).workbench.files.write({ ...file, path: file.path.normalize('NFC') }));
  });
  app.delete(routes.file, async (c) => {
    await parts(c).workbench.files.remove(pathOf(c));
    return c.body(null, 204);
  });
  app.patch(routes.file, async (c) => {
    const { path, to } = await read(c, RenameFile);
    await parts(c).workbench.files.rename(path.normalize('NFC'), to.normalize('NFC'));
    return c.body(null, 204);
  });

  app.get(routes.archive, async (c) => {
    const archive = await lab(c).archive();
    c.header('Content-Type', 'application/gzip');
    c.header('Content-Disposition', attachment(['replication-lab'], 'tar.gz'));
    return c.body(Readable.toWeb(archive) as ReadableStream<Uint8Array>);
  });
}

function pathOf(c: ApiContext): string {
  return parse(WorkspacePath, c.req.query('path')?.normalize('NFC'));
}

function action(c: ApiContext): ActionRef {
  return {
    lesson: c.req.param('lesson') ?? '',
    step: c.req.param('step') ?? '',
    action: Number(c.req.param('action')),
  };
}
