import { useEffect, useState } from 'react';
import { ClassDoor, ClassMessage, type ClassState } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { routes, Session } from '../../lab/contract/routes.ts';
import { LiveSocket } from '../lab/live-socket.ts';
import { request } from '../lab/request.ts';
import { allRows, noRows, oneRow, type Rows } from './rows.ts';

export type ClassView = { linked: boolean; state: ClassState | undefined; rows: Rows; ended: boolean };

const nothingYet: ClassView = { linked: false, state: undefined, rows: noRows, ended: false };

function told(view: ClassView, message: ClassMessage): ClassView {
  switch (message.type) {
    case 'class':
      return { ...view, state: message.class };
    case 'learners':
      return { ...view, rows: allRows(view.rows, message.learners) };
    case 'learner':
      return { ...view, rows: oneRow(view.rows, message.learner) };
    default:
      return { ...view, ended: true };
  }
}

/** The class, live; everything keeps its last value while the server is away. */
export function useClass(): ClassView {
  const [view, setView] = useState(nothingYet);
  useEffect(() => {
    const socket = new LiveSocket({
      pathname: routes.classSocket,
      schema: ClassMessage,
      onMessage: (message) => {
        setView((before) => told(before, message));
        // What was ended is not there to come back to.
        if (message.type === 'ended') socket.close();
      },
      onLinked: (linked) => setView((before) => ({ ...before, linked })),
    });
    return () => socket.close();
  }, []);
  return view;
}

export type Gate = 'asking' | 'open' | 'missing' | 'not-instructor' | 'unreachable';

/** Whether this browser may lead a class here; `again` asks once more. */
export function useGate(): { gate: Gate; again: () => void } {
  const [gate, setGate] = useState<Gate>('asking');
  useEffect(() => void askGate().then(setGate), []);
  return {
    gate,
    again: () => {
      setGate('asking');
      void askGate().then(setGate);
    },
  };
}

async function askGate(): Promise<Gate> {
  try {
    const session = await request(routes.session, { answer: Session });
    if (session.class === null) return 'missing';
    return session.role === 'instructor' ? 'open' : 'not-instructor';
  } catch (error) {
    if (!(error instanceof LabError) || error.code !== 'not-allowed') return 'unreachable';
  }
  try {
    await request(routes.classDoor, { answer: ClassDoor });
    return 'not-instructor';
  } catch (error) {
    // Without a class the door answers `class-missing`; whatever else it says, nobody can be let in.
    return error instanceof LabError && error.code === 'lab-unreachable' ? 'unreachable' : 'missing';
  }
}
