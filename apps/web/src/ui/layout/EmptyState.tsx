import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

export type EmptyStateProps = {
  readonly icon?: Icon;
  /** A whole sentence: what is not here yet and what to do first. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
};

/** Nothing is here yet: says what to do first. */
export function EmptyState({ icon: Picture, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {Picture && <Picture size={36} stroke={1.2} aria-hidden />}
      <p>{children}</p>
      {action}
    </div>
  );
}
