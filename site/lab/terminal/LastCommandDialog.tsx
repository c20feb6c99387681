import { useWords } from '../../language.tsx';
import { Dialog } from '../Dialog.tsx';

/** What the last command printed, as plain text that can be read line by line, by eye or by ear. */
export function LastCommandDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const words = useWords().pane.lastCommand;
  return (
    <Dialog title={words.title} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to take the keyboard */}
      {text === '' ? <p>{words.empty}</p> : <pre tabIndex={0}>{text}</pre>}
      <Dialog.Buttons />
    </Dialog>
  );
}
