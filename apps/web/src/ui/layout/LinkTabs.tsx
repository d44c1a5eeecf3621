import { NavLink } from 'react-router';
import classes from './LinkTabs.module.css';

export type LinkTabsProps = {
  /** What the tabs divide. */
  readonly name: string;
  readonly tabs: readonly { readonly label: string; readonly to: string }[];
};

/** Parts of one thing, each at an address of its own. */
export function LinkTabs({ name, tabs }: LinkTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={name}>
      {tabs.map(({ label, to }) => (
        <NavLink key={to} to={to} end className={classes.tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
