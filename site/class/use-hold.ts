import { useEffect, useState, type RefObject } from 'react';

/** A mouse that rests on the table for longer is forgotten there: the instructor is talking. */
const forgottenMs = 15_000;

/** Whether somebody points at the element or is in it with the keyboard, so that nothing may move under them. */
export function useHold(element: RefObject<HTMLElement | null>): boolean {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      setPointed(false);
    };
    const move = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, forgottenMs);
      setPointed(true);
    };
    const focus = () => setFocused(box.querySelector(':focus-visible') !== null);
    const blur = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node) || !box.contains(event.relatedTarget)) setFocused(false);
    };
    box.addEventListener('pointermove', move);
    box.addEventListener('pointerleave', leave);
    box.addEventListener('focusin', focus);
    box.addEventListener('focusout', blur);
    return () => {
      clearTimeout(timer);
      box.removeEventListener('pointermove', move);
      box.removeEventListener('pointerleave', leave);
      box.removeEventListener('focusin', focus);
      box.removeEventListener('focusout', blur);
    };
  }, [element]);
  return pointed || focused;
}
