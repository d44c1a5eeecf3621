import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Banner.module.css';

export type BannerProps = {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly icon: Icon;
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
  /** Interrupts who listens; otherwise it is said when he pauses. */
  readonly urgent?: boolean;
};

/** Something the learner must know while he goes on answering; it covers nothing. */
export function Banner({ tone, icon: Shape, children, action, urgent }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <Shape size={22} stroke={1.6} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
