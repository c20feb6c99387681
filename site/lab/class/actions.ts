import { path, routes } from '../../../lab/contract/routes.ts';
import { currentLab } from '../connection.ts';
import { Nothing, request } from '../request.ts';

/** Agrees to the instructor's typing, or not. */
export async function answerHand(allow: boolean): Promise<void> {
  await request(path(routes.hand, { lab: currentLab() }), {
    method: 'POST',
    body: { allow },
    answer: Nothing,
  });
}

export async function takeBackHand(): Promise<void> {
  await request(path(routes.hand, { lab: currentLab() }), { method: 'DELETE', answer: Nothing });
}

export async function askForHelp(on: boolean): Promise<void> {
  await request(path(routes.help, { lab: currentLab() }), {
    method: on ? 'POST' : 'DELETE',
    answer: Nothing,
  });
}

/** Removes everything of this learner's; a lab with its volumes takes a while. */
export async function leaveClass(): Promise<void> {
  await request(routes.seat, { method: 'DELETE', answer: Nothing, timeoutMs: 120_000 });
}
