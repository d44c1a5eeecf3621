import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export type Fact = { readonly name: string; readonly value: ReactNode };

/** What is known of a thing, a line each; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
