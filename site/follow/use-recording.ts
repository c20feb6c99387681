import { useEffect, useState } from 'react';
import { LabError } from '../../lab/contract/lab-error.ts';
import { Recording } from '../../lab/contract/recording.ts';
import { path, routes } from '../../lab/contract/routes.ts';
import { backOff } from '../lab/back-off.ts';
import { request } from '../lab/request.ts';

/**
 * The recording of a step, asked for only when the speaker's lab is away: the server that tells so still has it.
 * Undefined until it is there, and where a step has none.
 */
export function useRecording(lesson: string | null, step: string | null): Recording | undefined {
  const [found, setFound] = useState<Recording>();
  useEffect(() => {
    if (lesson === null || step === null) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (failures: number): Promise<void> => {
      try {
        const recording = await request(path(routes.recording, { lesson, step }), { answer: Recording });
        if (!gone) setFound(recording);
      } catch (error) {
        // A step without one will not get one; a line that is lost comes back.
        if (gone || (error instanceof LabError && error.code === 'not-found')) return;
        timer = setTimeout(() => void ask(failures + 1), backOff(failures + 1));
      }
    };
    void ask(0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [lesson, step]);
  return found?.lesson === lesson && found?.step === step ? found : undefined;
}
