import { Notifications } from '@mantine/notifications';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { useOrganisation } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './PublicFrame.module.css';
import { Logo } from './Logo.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { MAIN_ID, SkipLink, useFocusOnNavigation } from './SkipLink.tsx';

/** The frame of the pages that need no sign-in. */
export default function PublicFrame() {
  const { t } = useTranslation('shell');
  const organisation = useOrganisation();
  const main = useFocusOnNavigation();
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.header}>
        <Link to={paths.today()} className={classes.logo} aria-label={t('home')}>
          <Logo />
        </Link>
        <AccountMenu />
      </header>
      <main id={MAIN_ID} ref={main} tabIndex={-1} className={classes.main}>
        <OfflineBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={classes.footer}>
        <span>{organisation?.name}</span>
        <nav aria-label={t('navigation')}>
          <Link to={paths.verify()}>{t('nav.verify')}</Link>
          <Link to={paths.regulation()}>{t('nav.regulation')}</Link>
        </nav>
      </footer>
      <Notifications position="bottom-right" />
      <ScrollRestoration />
    </div>
  );
}
