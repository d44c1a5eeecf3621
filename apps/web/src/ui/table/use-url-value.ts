import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** A value that lives in the page's address: a filter, an order, a tab. Empty is the default and leaves the address clean. */
export function useUrlValue(name: string): [value: string, set: (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [name, setParameters],
  );
  return [parameters.get(name) ?? '', set];
}
