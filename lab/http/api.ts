import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod/mini';
import { errorCatalogue, type ErrorAnswer } from '../contract/errors.ts';
import { RenameFile, WriteAction, WriteFile } from '../contract/files.ts';
import { LabError } from '../contract/lab-error.ts';
import { WorkspacePath } from '../contract/names.ts';
import { RdsInput, SetPace, type RdsAnswer } from '../contract/rds.ts';
import { OpenTerminal, routes, type Session as SessionAnswer } from '../contract/routes.ts';
import type { ActionRef } from '../course/course.ts';
import { AwsError } from '../rds/aws-error.ts';
import type { LabSession } from '../labs/lab-session.ts';

const BODY_MOST_BYTES = 4 * 1024 * 1024;

/** The JSON API. `session` is what a page that comes in is told; `labOf` answers the lab that this caller may use, or undefined. */
export function createApi(
  session: SessionAnswer,
  labOf: (id: string) => LabSession | undefined,
  report: (error: unknown) => void,
): Hono {
  const app = new Hono();

  const lab = (c: Context) => {
    const found = labOf(c.req.param('lab') ?? '');
    if (found === undefined) throw new LabError('not-found');
    return found;
  };
  const parts = (c: Context) => lab(c).parts;
  app.use(
    '*',
    bodyLimit({
      maxSize: BODY_MOST_BYTES,
      onError: () => Promise.reject(new LabError('bad-request', { detail: 'body' })),
    }),
  );

  app.get(routes.session, (c) => c.json(session));

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

  app.notFound((c) => answer(c, new LabError('not-found')));
  app.onError((error, c) => {
    if (error instanceof LabError) return answer(c, error);
    report(error);
    return answer(c, new LabError('internal', {}, { cause: error }));
  });
  return app;
}

function answer(c: Context, error: LabError): Response {
  const body: ErrorAnswer = { code: error.code, values: error.values };
  return c.json(body, errorCatalogue[error.code].status satisfies number as ContentfulStatusCode);
}

async function read<Shape>(c: Context, schema: z.core.$ZodType<Shape>): Promise<Shape> {
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new LabError('bad-request', { detail: 'JSON' }, { cause });
  });
  return parse(schema, body);
}

function parse<Shape>(schema: z.core.$ZodType<Shape>, value: unknown): Shape {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new LabError('bad-request', { detail: z.prettifyError(parsed.error) }, { cause: parsed.error });
}

function pathOf(c: Context): string {
  return parse(WorkspacePath, c.req.query('path')?.normalize('NFC'));
}

function action(c: Context): ActionRef {
  return {
    lesson: c.req.param('lesson') ?? '',
    step: c.req.param('step') ?? '',
    action: Number(c.req.param('action')),
  };
}
