import { useCallbackRef } from '@mantine/hooks';
import { useSearchParams } from 'react-router';

/**
 * A value that lives in the page's address: a filter, an order, a tab. Empty is the default and leaves the address clean.
 * The setter is the same between renders, so that a table does not render anew with every change of the address.
 *
 * @param dropped a parameter that setting this one takes away
 */
export function useUrlValue(name: string, dropped?: string): [value: string, set: (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallbackRef((value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        if (dropped) after.delete(dropped);
        return after;
      },
      { replace: true, preventScrollReset: true },
    ),
  );
  return [parameters.get(name) ?? '', set];
}

/** The same for what narrows a list with pages: another selection begins at the first. */
export const useUrlFilter = (name: string) => useUrlValue(name, 'page');
