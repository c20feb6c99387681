import { useEffect, useState } from 'react';
import { routes, Session } from '../../lab/contract/routes.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { request } from '../lab/request.ts';

/** Who this browser is to the server: null when it is nobody's, undefined until that is known. */
export function useSession(): Session | null | undefined {
  const [session, setSession] = useState<Session | null>();
  useEffect(() => {
    request(routes.session, { answer: Session }).then(setSession, (error: unknown) => {
      // A browser of the audience is let in nowhere else, and a server that is away is told by the talk's socket.
      if (!(error instanceof LabError)) console.error(error);
      setSession(null);
    });
  }, []);
  return session;
}
