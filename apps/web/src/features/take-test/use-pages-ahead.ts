import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatches } from 'react-router';
import { useLive } from '../../api/realtime.ts';
import type { RouteHandle } from '../../shell/lazy-page.ts';
import { loadPrintButton } from './receipt/print-button.ts';

const LIVE_MS = 2_000;
const ANYWAY_MS = 15_000;
const AGAIN_MS = 60_000;

/** Fetches, while the test runs, what its end needs: an upgrade of the server takes the files of this build away. */
export function usePagesAhead(): void {
  const { i18n } = useTranslation();
  const [matches] = useState(useMatches());
  const [failures, setFailures] = useState(0);
  const live = useLive();
  useEffect(() => {
    const fetchAll = () =>
      Promise.all([
        loadPrintButton(),
        ...matches.map(({ handle }) => (handle as RouteHandle | undefined)?.ahead?.(i18n)),
      ]).catch(() => setFailures((count) => count + 1));
    // The line for hints comes first.
    const timer = setTimeout(() => void fetchAll(), failures > 0 ? AGAIN_MS : live ? LIVE_MS : ANYWAY_MS);
    return () => clearTimeout(timer);
  }, [i18n, matches, failures, live]);
}
