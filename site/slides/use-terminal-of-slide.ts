import { useEffect, useState } from 'react';
import { openTerminal } from '../lab/actions.ts';
import { useTerminals } from '../lab/connection.ts';
import type { DeckSlide } from './read-deck.ts';

/**
 * The terminal that a slide shows: the one its fence was typed into, else the first of its kind; a prompt that is not
 * open yet is opened.
 */
export function useTerminalOfSlide(
  slide: DeckSlide | undefined,
  typedInto: string | undefined,
  live: boolean,
): string | undefined {
  const terminals = useTerminals();
  const [last, setLast] = useState<string>();
  const wanted = slide?.terminal ?? undefined;
  const found =
    wanted === undefined
      ? undefined
      : (terminals.find(({ id }) => id === typedInto) ??
        terminals.find(
          (one) => one.kind === wanted.kind && (wanted.kind === 'shell' || one.on === wanted.on),
        ));
  if (found !== undefined && found.id !== last) setLast(found.id);
  const missing =
    live && terminals.length > 0 && wanted?.kind === 'sql' && found === undefined ? wanted.on : undefined;
  useEffect(() => {
    if (missing === undefined) return;
    // Typing the fence opens it as well, and then says why it could not.
    openTerminal({ kind: 'sql', on: missing }).catch((error: unknown) => console.warn(error));
  }, [missing]);
  return wanted === undefined ? last : found?.id;
}
