import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { Button } from './Button.tsx';

/** Copies a text and says so for a moment. */
export function CopyButton({ text }: { text: string }) {
  const words = useWords().fence;
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  const onClick = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      (error: unknown) => {
        console.warn(error);
        setSaid('copyFailed');
      },
    );
  };
  return (
    <Button onClick={onClick}>
      <span aria-live="polite">{words[said ?? 'copy']}</span>
    </Button>
  );
}
