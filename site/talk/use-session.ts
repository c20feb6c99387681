import { useEffect, useState } from 'react';
import { routes, Session } from '../../lab/contract/routes.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { backOff } from '../lab/back-off.ts';
import { request } from '../lab/request.ts';

/** Who this browser is to the server: null when it is nobody's, undefined until that is known. */
export function useSession(): Session | null | undefined {
  const [session, setSession] = useState<Session | null>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async (failures: number): Promise<void> => {
      try {
        const answer = await request(routes.session, { answer: Session });
        if (!gone) setSession(answer);
      } catch (error) {
        if (gone) return;
        if (error instanceof LabError && error.code === 'not-allowed') setSession(null);
        // A server that is away says nothing of who this is: asked again until it is back.
        else timer = setTimeout(() => void ask(failures + 1), backOff(failures + 1));
      }
    };
    void ask(0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return session;
}
