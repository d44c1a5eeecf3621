const WORDS = 'textarea, input:not([type=radio], [type=checkbox], [type=range])';

/** Whether an input event comes from a field that holds words: a slip of the hand must not lose them with the dialog. */
export const isTyped = ({ target }: { readonly target: EventTarget }): boolean =>
  target instanceof Element && target.matches(WORDS);
