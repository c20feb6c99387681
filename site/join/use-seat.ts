import { useEffect, useState } from 'react';
import type { Seat } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { backOff } from '../lab/back-off.ts';
import { askDoor, askSeat } from './use-door.ts';

/** Between two questions while waiting: soon enough to go on at once, seldom enough for a full line. */
const askEveryMs = 2500;

export type Waiting = {
  /** Undefined until it was asked for. */
  seat: Seat | undefined;
  /** How many stand in the line. */
  waiting: number;
  lost: boolean;
  over: boolean;
};

const gone = ['class-over', 'class-missing', 'not-allowed'];

/** The learner's seat; while they wait in the line it is asked for again and again, with the line's length. */
export function useSeat(first: Seat | undefined, waiting: number): Waiting {
  const [state, setState] = useState<Waiting>({ seat: first, waiting, lost: false, over: false });
  const inLine = (state.seat?.lab ?? null) === null && !state.over;
  useEffect(() => {
    if (!inLine) return undefined;
    let left = false;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const [seat, door] = await Promise.all([askSeat(), askDoor()]);
        failures = 0;
        if (!left) setState({ seat, waiting: door.waiting, lost: false, over: false });
      } catch (error) {
        // The server may be away for a moment; a class that is over does not come back.
        failures += 1;
        const over = error instanceof LabError && gone.includes(error.code);
        if (!left) setState((before) => ({ ...before, lost: true, over }));
      }
      if (!left) timer = setTimeout(() => void ask(), failures === 0 ? askEveryMs : backOff(failures + 2));
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [inLine]);
  return state;
}
