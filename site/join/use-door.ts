import { useCallback, useEffect, useState } from 'react';
import { ClassDoor, Seat } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { routes } from '../../lab/contract/routes.ts';
import { request } from '../lab/request.ts';

export type Door =
  | { kind: 'asking' | 'missing' | 'over' | 'unreachable' }
  /** A class is open; `seat` is that of a learner who comes back with their cookie. */
  | { kind: 'open'; door: ClassDoor; seat: Seat | undefined };

/** What kind of closed door an error means. */
export function closedBy(error: unknown): 'missing' | 'over' | 'unreachable' {
  if (!(error instanceof LabError)) return 'unreachable';
  if (error.code === 'class-over') return 'over';
  return error.code === 'lab-unreachable' ? 'unreachable' : 'missing';
}

export const askDoor = () => request(routes.classDoor, { answer: ClassDoor });
export const askSeat = () => request(routes.seat, { answer: Seat });

async function lookIn(): Promise<Door> {
  try {
    const door = await askDoor();
    const seat = await askSeat().catch(noSeat);
    return { kind: 'open', door, seat };
  } catch (error) {
    return { kind: closedBy(error) };
  }
}

/** Whoever has no seat is told that they are not allowed, and joins; on a bad line nobody knows. */
function noSeat(error: unknown): undefined {
  if (closedBy(error) === 'unreachable') throw error;
}

/** The class behind this address; `again` looks once more. */
export function useDoor(): { door: Door; again: () => void } {
  const [door, setDoor] = useState<Door>({ kind: 'asking' });
  useEffect(() => void lookIn().then(setDoor), []);
  const again = useCallback(() => {
    setDoor({ kind: 'asking' });
    void lookIn().then(setDoor);
  }, []);
  return { door, again };
}
