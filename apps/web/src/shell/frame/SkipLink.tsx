import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigationType } from 'react-router';
import classes from './SkipLink.module.css';

export const MAIN_ID = 'main';

/** The first stop of the keyboard: past the frame, to the page. */
export function SkipLink() {
  const { t } = useTranslation('shell');
  return (
    <a href={`#${MAIN_ID}`} className={classes.skip}>
      {t('skip')}
    </a>
  );
}

/**
 * Moves the focus to the new page after a navigation, as a browser would after loading one; also to the first page of this frame
 * where another frame, the sign-in or a test, led to it, unless a field of the page has the focus.
 */
export function useFocusOnNavigation(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(useNavigationType() === 'POP' ? pathname : null);
  useEffect(() => {
    if (shown.current === pathname) return;
    const isFree = shown.current !== null || document.activeElement === document.body;
    shown.current = pathname;
    if (isFree) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
