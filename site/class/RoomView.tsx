import { useEffect, useRef } from 'react';
import type { ClassState } from '../../lab/contract/class.ts';
import styles from './RoomView.module.css';
import { useClassWords } from './words.ts';
import { WayIn } from './WayIn.tsx';

/** How to join, for the whole room: over everything, on the whole screen where the browser allows. */
export function RoomView({
  state,
  joined,
  onClose,
}: {
  state: ClassState;
  joined: number;
  onClose: () => void;
}) {
  const words = useClassWords().room;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let gone = false;
    const show = async () => {
      // The page itself, because a dialog may not be made full-screen; and before the dialog, which lies over it.
      // Refused in a frame and on some telephones: then the dialog covers the window, which will do.
      await document.documentElement.requestFullscreen().catch(() => {});
      if (!gone) dialog.current?.showModal();
    };
    void show();
    const leave = () => {
      if (document.fullscreenElement === null) dialog.current?.close();
    };
    document.addEventListener('fullscreenchange', leave);
    return () => {
      gone = true;
      document.removeEventListener('fullscreenchange', leave);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
  return (
    <dialog ref={dialog} className={styles.room} aria-labelledby="room" onClose={onClose}>
      <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
      <h2 id="room">{state.name}</h2>
      <p className={styles.title}>{words.title}</p>
      <WayIn state={state} />
      <p className={styles.joined} role="status">
        {words.joined(joined)}
      </p>
    </dialog>
  );
}
