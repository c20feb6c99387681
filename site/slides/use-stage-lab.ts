import { useEffect, useState } from 'react';
import { useConnection, useLabId, useLabState } from '../lab/connection.ts';

/** A moment without the lab is not worth a change of the scene. */
const PATIENCE = 3_000;

/** Whether the lab can be worked with now, and whether it has been away for so long that a recording takes over. */
export function useStageLab(): { lab: string | undefined; live: boolean; away: boolean } {
  const connection = useConnection();
  const phase = useLabState()?.phase;
  const lab = useLabId();
  const live = connection === 'connected' && phase === 'ready' && lab !== undefined;
  const [away, setAway] = useState(false);
  if (live && away) setAway(false);
  useEffect(() => {
    if (live) return undefined;
    const timer = setTimeout(() => setAway(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [live]);
  return { lab, live, away };
}
