import { HandAnswer, routes } from '../../contract/routes.ts';
import { JoinClass, type Seat } from '../../contract/class.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { Caller } from '../access/caller.ts';
import { classroomOf, type ServedRooms } from '../served-rooms.ts';
import type { Api, ApiContext } from './api-context.ts';
import { readBody } from './read-body.ts';

/** How a browser becomes a learner's. */
export type SignIn = {
  /** The `Set-Cookie` that signs in with this secret. */
  cookie(secret: string): string;
  /** The `Set-Cookie` that signs out. */
  forget(): string;
  /** The address that signs any browser in. */
  link(secret: string): string;
};

/** What a learner does about their own place in the class. */
export function addSeatRoutes(app: Api, rooms: ServedRooms, signIn: SignIn): void {
  app.get(routes.classDoor, (c) => c.json(classroomOf(rooms).door()));

  app.post(routes.joinClass, async (c) => {
    const asked = await readBody(c, JoinClass);
    const { caller, from } = c.env.admission;
    const already = caller.role === 'learner' ? caller : undefined;
    const { seat, secret } = await classroomOf(rooms).join(asked, from, already);
    c.header('Set-Cookie', signIn.cookie(secret));
    return c.json({ ...seat, link: signIn.link(secret) } satisfies Seat);
  });

  app.get(routes.seat, (c) => {
    const { learner, secret } = learnerOf(c);
    return c.json({ ...classroomOf(rooms).seat(learner), link: signIn.link(secret) } satisfies Seat);
  });
  app.delete(routes.seat, async (c) => {
    await classroomOf(rooms).leave(learnerOf(c).learner);
    c.header('Set-Cookie', signIn.forget());
    return c.body(null, 204);
  });

  app.post(routes.hand, async (c) => {
    const { allow } = await readBody(c, HandAnswer);
    classroomOf(rooms).answerHand(learnerOf(c).learner, allow);
    return c.body(null, 204);
  });
  app.delete(routes.hand, (c) => {
    classroomOf(rooms).takeBackHand(learnerOf(c).learner);
    return c.body(null, 204);
  });
  app.on(['POST', 'DELETE'], routes.help, (c) => {
    classroomOf(rooms).askForHelp(learnerOf(c).learner, c.req.method === 'POST');
    return c.body(null, 204);
  });
}

/** The table lets only learners here. */
function learnerOf(c: ApiContext): Extract<Caller, { role: 'learner' }> {
  const { caller } = c.env.admission;
  if (caller.role !== 'learner') throw new LabError('not-allowed');
  return caller;
}
