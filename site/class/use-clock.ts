import { useEffect, useState } from 'react';

const stepMs = 10_000;

/** The time, now and then: often enough for minutes, seldom enough for forty rows. */
export function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
