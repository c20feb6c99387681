import { useState } from 'react';
import { Button } from '../../../lesson/Button.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';

/** A password and the same once more. */
export function PasswordFields({ label, hint }: { label: string; hint: string }) {
  const words = useCreateWords().settings;
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  return (
    <>
      <TextField field="password" label={label} hint={hint} type={type} autoComplete="new-password">
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {words.show}
        </Button>
      </TextField>
      <TextField field="confirm" label={words.confirm} type={type} autoComplete="new-password" />
    </>
  );
}
