import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';

export type Place = { readonly kind: 'question'; readonly number: number } | { readonly kind: 'check' };

/** Where in the test the address points: `?q=5` or `?view=check`; the fallback when it points nowhere. */
export function placeOf(params: URLSearchParams, total: number, fallback: number): Place {
  if (params.get('view') === 'check') return { kind: 'check' };
  const asked = Number(params.get('q'));
  const number = Number.isInteger(asked) && asked >= 1 && asked <= total ? asked : fallback;
  return { kind: 'question', number };
}

/** The address of a place, for links within the test. */
export const linkTo = {
  question: (number: number) => `?q=${number}`,
  check: () => '?view=check',
};

/** The place and the way to another one. Each turn is a step that the browser's back button undoes. */
export function usePlace(total: number, fallback: number): [Place, (to: Place) => void] {
  const [params, setParams] = useSearchParams();
  const bare = !params.has('q') && !params.has('view');
  useEffect(() => {
    // The bare address is no place to come back to: one step back would only bounce.
    if (bare) setParams({ q: String(fallback) }, { replace: true });
  }, [bare, fallback, setParams]);
  const go = useCallback(
    (to: Place) => setParams(to.kind === 'check' ? { view: 'check' } : { q: String(to.number) }),
    [setParams],
  );
  return [placeOf(params, total, fallback), go];
}
