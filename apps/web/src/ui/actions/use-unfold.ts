import { useLayoutEffect, useRef, useState } from 'react';

/**
 * What takes the place of the button that opens it: the first field of `unfolded` has the focus then, and `opener` has it
 * back. Open from the beginning, it takes no focus from anybody.
 */
export function useUnfold<Unfolded extends HTMLElement = HTMLDivElement>(first = false) {
  const [open, setOpen] = useState(first);
  const before = useRef(first);
  const opener = useRef<HTMLButtonElement>(null);
  const unfolded = useRef<Unfolded>(null);
  useLayoutEffect(() => {
    if (before.current === open) return;
    before.current = open;
    const field = unfolded.current?.querySelector<HTMLElement>('textarea, input:not([type=hidden])');
    (open ? field : opener.current)?.focus();
  }, [open]);
  return { open, unfold: () => setOpen(true), fold: () => setOpen(false), opener, unfolded };
}
