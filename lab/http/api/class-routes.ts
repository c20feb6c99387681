import { Extend, GoToStep, SendNote } from '../../contract/class.ts';
import { Language } from '../../contract/names.ts';
import { routes } from '../../contract/routes.ts';
import { classroomOf, type ServedRooms } from '../served-rooms.ts';
import type { Api, ApiContext } from './api-context.ts';
import { attachment } from './attachment.ts';
import { parse, readBody } from './read-body.ts';

const done = (c: ApiContext) => c.body(null, 204);

/** What the instructor does: to the class, or to one learner. */
export function addClassRoutes(app: Api, rooms: ServedRooms): void {
  app.delete(routes.class, async (c) => c.json(await classroomOf(rooms).end()));
  app.post(routes.classNotes, async (c) => {
    classroomOf(rooms).note(await readBody(c, SendNote));
    return done(c);
  });
  app.get(routes.results, (c) => {
    const language = parse(Language, c.req.query('language') ?? 'en');
    const classroom = classroomOf(rooms);
    return c.body(classroom.results(language), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment([classroom.name, language === 'ko' ? '결과' : 'results'], 'csv'),
    });
  });

  app.delete(routes.learner, async (c) => {
    await classroomOf(rooms).endLearner(c.req.param('learner'));
    return done(c);
  });
  app.post(routes.learnerReset, (c) => {
    classroomOf(rooms).reset(c.req.param('learner'));
    return done(c);
  });
  app.post(routes.learnerHand, (c) => {
    classroomOf(rooms).askHand(c.req.param('learner'));
    return done(c);
  });
  app.delete(routes.learnerHand, (c) => {
    classroomOf(rooms).giveBackHand(c.req.param('learner'));
    return done(c);
  });

  // For one learner and, without a learner in the address, for all.
  for (const route of [routes.classGoTo, routes.learnerGoTo]) {
    app.post(route, async (c) => {
      classroomOf(rooms).goTo(await readBody(c, GoToStep), c.req.param('learner'));
      return done(c);
    });
  }
  for (const route of [routes.classPause, routes.learnerPause]) {
    app.on(['POST', 'DELETE'], route, (c) => {
      classroomOf(rooms).pause(c.req.method === 'POST', c.req.param('learner'));
      return done(c);
    });
  }
  for (const route of [routes.classExtend, routes.learnerExtend]) {
    app.post(route, async (c) => {
      classroomOf(rooms).extend((await readBody(c, Extend)).minutes, c.req.param('learner'));
      return done(c);
    });
  }
}
