import { useEffect } from 'react';

/** Keeps the screen on while the component is mounted and the page is in view, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let gone = false;
    let lock: WakeLockSentinel | undefined;
    const take = async () => {
      // Not there on pages without TLS, whatever the types say.
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (gone) await taken.release();
        else lock = taken;
      } catch {
        // Low battery, or a browser that refuses: the screen may go dark as it always did.
      }
    };
    // The browser lets go of it whenever the page is hidden.
    const onVisible = () => void take();
    document.addEventListener('visibilitychange', onVisible);
    void take();
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, []);
}
