/** Strings by key, as `localStorage` keeps them. */
export type KeyValue = {
  readonly keys: () => string[];
  readonly get: (key: string) => string | null;
  /** False when the device refuses to keep it: no room, storage forbidden. */
  readonly set: (key: string, value: string) => boolean;
  readonly remove: (key: string) => void;
};

/** What the device keeps between loads of the page. A browser that forbids storage gives an empty store that keeps nothing. */
export function deviceStore(open: () => Storage = () => window.localStorage): KeyValue {
  const attempt = <T>(work: (storage: Storage) => T, otherwise: T): T => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  return {
    keys: () => attempt((storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? ''), []),
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, value) =>
      attempt((storage) => {
        storage.setItem(key, value);
        return storage.getItem(key) === value;
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** Whether the device can keep answers until they are sent. */
export function canKeep(store: KeyValue): boolean {
  const probe = 'itog.probe';
  const kept = store.set(probe, '1');
  store.remove(probe);
  return kept;
}
