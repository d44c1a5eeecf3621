import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './LinkTabs.module.css';

export type LinkTabsProps = {
  /** What the tabs divide. */
  readonly name: string;
  readonly tabs: readonly {
    readonly label: string;
    readonly to: string;
    /** Open on the pages below its own too. */
    readonly whole?: boolean;
  }[];
};

/** Parts of one thing, each at an address of its own. */
export function LinkTabs({ name, tabs }: LinkTabsProps) {
  const { pathname } = useLocation();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && here) reveal(bar.current, here);
  }, [pathname]);
  return (
    <nav ref={bar} className={classes.tabs} aria-label={name}>
      {tabs.map(({ label, to, whole = false }) => (
        <NavLink key={to} to={to} end={!whole} className={classes.tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a phone the tab that is open may lie beyond the edge. */
function reveal(bar: HTMLElement, here: HTMLElement): void {
  bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
}
