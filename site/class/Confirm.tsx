import { Dialog } from '../shell/Dialog.tsx';
import { DialogEnd } from './DialogEnd.tsx';
import { useWork } from './use-work.ts';

type Props = {
  title: string;
  body: string;
  proceed: string;
  work: () => Promise<void>;
  onClose: () => void;
};

/** Asks before something is removed. */
export function Confirm({ title, body, proceed, work, onClose }: Props) {
  const { pending, error, start } = useWork();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{body}</p>
      <DialogEnd
        proceed={proceed}
        pending={pending}
        error={error}
        grave
        onProceed={() => start(work, onClose)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
