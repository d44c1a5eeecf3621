import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './Page.module.css';

export type Crumb = { readonly label: ReactNode; readonly to: string };

export type PageProps = {
  /** The heading and the tab's name. */
  readonly title: string;
  /** The heading, where some of it must not be broken; the title without it. */
  readonly heading?: ReactNode;
  /** One quiet line below the heading. */
  readonly lead?: ReactNode;
  /** Beside the heading: a badge of the page's state. */
  readonly status?: ReactNode;
  /** What can be done here; the main action last. */
  readonly actions?: ReactNode;
  /** The pages above this one, the uppermost first. */
  readonly breadcrumbs?: readonly Crumb[];
  /** `narrow` for forms and texts that are read. */
  readonly width?: 'full' | 'narrow';
  readonly children?: ReactNode;
};

/** A page: where one is, what it is called, what can be done, what is in it. */
export function Page({
  title,
  heading = title,
  lead,
  status,
  actions,
  breadcrumbs,
  width = 'full',
  children,
}: PageProps) {
  const { t } = useTranslation(['ui', 'shell']);
  return (
    <div className={classes.page} data-width={width}>
      <title>{`${title} — ${t('shell:product')}`}</title>
      {breadcrumbs && (
        <nav aria-label={t('breadcrumbs')} className={classes.crumbs}>
          <ol>
            {breadcrumbs.map(({ label, to }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={classes.head}>
        <div className={classes.titles}>
          <div className={classes.title}>
            <h1>{heading}</h1>
            {status}
          </div>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
