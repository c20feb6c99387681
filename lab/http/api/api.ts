import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorCatalogue, type ErrorAnswer } from '../../contract/errors.ts';
import { LabError } from '../../contract/lab-error.ts';
import { routes, type Session } from '../../contract/routes.ts';
import type { ServedRooms } from '../served-rooms.ts';
import type { Api, ApiContext } from './api-context.ts';
import { addClassRoutes } from './class-routes.ts';
import { addLabRoutes } from './lab-routes.ts';
import { addRecordingRoutes } from './recording-routes.ts';
import { addSeatRoutes, type SignIn } from './seat-routes.ts';

const BODY_MOST_BYTES = 4 * 1024 * 1024;
/** Whoever is not signed in has only a name and a code to send. */
const STRANGERS_BODY_MOST_BYTES = 8 * 1024;

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => Promise.reject(new LabError('bad-request', { detail: 'body' })),
  });

/** The JSON API. */
export function createApi(options: {
  rooms: ServedRooms;
  signIn: SignIn;
  version: string;
  report: (error: unknown) => void;
}): Api {
  const { rooms, version, report } = options;
  const app: Api = new Hono();

  const everyones = limitTo(BODY_MOST_BYTES);
  const strangers = limitTo(STRANGERS_BODY_MOST_BYTES);
  app.use('*', (c: ApiContext, next) => {
    // What one caller is told is no other's, whatever a proxy thinks.
    c.header('Cache-Control', 'no-store');
    return (c.env.admission.caller.role === 'nobody' ? strangers : everyones)(c, next);
  });

  app.get(routes.session, (c) => {
    const { caller } = c.env.admission;
    if (caller.role === 'nobody') throw new LabError('not-allowed');
    const session: Session = {
      lab: caller.lab,
      role: caller.role,
      version,
      class: rooms.classroom?.name ?? null,
    };
    return c.json(session);
  });
  addLabRoutes(app, rooms);
  addSeatRoutes(app, rooms, options.signIn);
  addClassRoutes(app, rooms);
  addRecordingRoutes(app);

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
