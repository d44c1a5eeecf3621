import type { KeyValue } from '../../../api/delivery/device-store.ts';

/** A device's storage that lives as long as the test; `full` makes it refuse to keep anything more. */
export function memoryStore(): KeyValue & { full: boolean; content: Map<string, string> } {
  const content = new Map<string, string>();
  const store = {
    full: false,
    content,
    keys: () => [...content.keys()],
    get: (key: string) => content.get(key) ?? null,
    set: (key: string, value: string) => {
      if (store.full) return false;
      content.set(key, value);
      return true;
    },
    remove: (key: string) => void content.delete(key),
  };
  return store;
}
