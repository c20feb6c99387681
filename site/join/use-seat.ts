import { useEffect, useState } from 'react';
import type { Seat } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { backOff } from '../lab/back-off.ts';
import { askDoor, askSeat } from './use-door.ts';

/** Between two questions while waiting: soon enough to go on at once, seldom enough for a full line. */
const askEveryMs = 2500;

export type Waiting = { seat: Seat; waiting: number; lost: boolean; over: boolean };

/** The learner's seat; while they wait in the line it is asked for again and again, with the line's length. */
export function useSeat(first: Seat, waiting: number): Waiting {
  const [state, setState] = useState<Waiting>({ seat: first, waiting, lost: false, over: false });
  const inLine = state.seat.lab === null && !state.over;
  useEffect(() => {
    if (!inLine) return undefined;
    let gone = false;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const [seat, door] = await Promise.all([askSeat(), askDoor()]);
        failures = 0;
        if (!gone) setState({ seat, waiting: door.waiting, lost: false, over: false });
      } catch (error) {
        failures += 1;
        const over =
          error instanceof LabError && ['class-over', 'class-missing', 'not-allowed'].includes(error.code);
        if (!gone) setState((before) => ({ ...before, lost: true, over }));
      }
      if (!gone) timer = setTimeout(() => void ask(), failures === 0 ? askEveryMs : backOff(failures + 2));
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [inLine]);
  return state;
}
