import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Panel.module.css';

export type PanelProps = {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** The content reaches the edges: a table, a list. */
  readonly flush?: boolean;
  readonly children: ReactNode;
};

/** A part of a page on a surface of its own. */
export function Panel({ title, actions, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} data-flush={flush || undefined} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={classes.head}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {actions}
        </div>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
