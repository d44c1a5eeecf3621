import { useEffect, useRef } from 'react';

export type Shortcuts = {
  readonly previous: () => void;
  readonly next: () => void;
  readonly flag: () => void;
  /** @param index from 0 */
  readonly choose: (index: number) => void;
};

/** Which shortcut a key means, by its place on the keyboard, so that it works in any layout; null for none. */
export function shortcutOf({ code }: Pick<KeyboardEvent, 'code'>, to: Shortcuts): (() => void) | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit) return () => to.choose(Number(digit) - 1);
  if (code === 'KeyF') return to.flag;
  if (code === 'BracketLeft') return to.previous;
  return code === 'BracketRight' ? to.next : null;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.matches('textarea, select, input:not([type="radio"])');

/**
 * Single keys that answer and turn the pages. Arrows are left to the radio buttons, Page Up and Page Down to scrolling.
 * They rest while a dialog is open.
 */
export function useShortcuts(enabled: boolean, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => void (latest.current = shortcuts));
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const act = shortcutOf(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
}
