import { useState } from 'react';
import { deviceStore } from '../../../api/delivery/device-store.ts';

const store = deviceStore(() => window.sessionStorage);
const nameOf = (key: string) => `itog.meeting-draft.${key}`;

/** Whether something was typed under the key and not written down. */
export const isDrafted = (key: string): boolean => Boolean(store.get(nameOf(key)));

/**
 * What is being typed and not written down yet. It outlives the change of the learner on the screen and a reload of the
 * page, in this tab. Empty forgets it.
 *
 * @param key whose text it is: a field of one person about one learner
 */
export function useDraft(key: string, first = ''): [text: string, set: (text: string) => void] {
  const name = nameOf(key);
  const [text, setText] = useState(() => store.get(name) ?? first);
  const set = (value: string) => {
    setText(value);
    if (value) store.set(name, value);
    else store.remove(name);
  };
  return [text, set];
}
