import { useState } from 'react';
import { deviceStore } from '../../../api/delivery/device-store.ts';

const store = deviceStore(() => window.sessionStorage);

/**
 * What is being typed and not written down yet. It outlives the change of the learner on the screen and a reload of the
 * page, in this tab. Empty forgets it.
 *
 * @param key whose text it is: a field of one person about one learner
 */
export function useDraft(key: string, first = ''): [text: string, set: (text: string) => void] {
  const name = `itog.meeting-draft.${key}`;
  const [text, setText] = useState(() => store.get(name) ?? first);
  const set = (value: string) => {
    setText(value);
    if (value) store.set(name, value);
    else store.remove(name);
  };
  return [text, set];
}
