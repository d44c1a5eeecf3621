import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useMe } from '../../api/me.ts';
import { useRealtime } from '../../api/realtime.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './Frame.module.css';
import { Logo } from './Logo.tsx';
import { holds, navigationOf, type NavigationEntry } from '../navigation.ts';
import { OfflineBanner } from './OfflineBanner.tsx';
import { MAIN_ID, SkipLink, useFocusOnNavigation } from './SkipLink.tsx';

const ON_PHONE = 4;

/** The frame of every page behind the sign-in but the test: sections at the side, at the bottom on a phone. */
export default function Frame() {
  const { t } = useTranslation('shell');
  const me = useMe();
  const entries = navigationOf(me.roles);
  const main = useFocusOnNavigation();
  useRealtime();
  return (
    <div className={classes.frame} data-plain={entries.length < 2 || undefined}>
      <SkipLink />
      <header className={classes.header}>
        <Link to={entries[0]?.to ?? paths.account()} className={classes.logo} aria-label={t('home')}>
          <Logo />
        </Link>
        <span className={classes.organisation}>{me.organisation.shortName}</span>
        <AccountMenu />
      </header>
      {entries.length > 1 && <Navigation entries={entries} />}
      <main id={MAIN_ID} ref={main} tabIndex={-1} className={classes.main}>
        <OfflineBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Notifications position="bottom-right" />
      <ScrollRestoration />
    </div>
  );
}

function Navigation({ entries }: { entries: readonly NavigationEntry[] }) {
  const { t } = useTranslation('shell');
  const [opened, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const elsewhere = entries.slice(ON_PHONE).some((entry) => holds(entry, pathname));
  const item = (entry: NavigationEntry) => <Section key={entry.to} entry={entry} onClick={close} />;
  return (
    <>
      <nav className={classes.side} aria-label={t('navigation')}>
        {entries.map(item)}
      </nav>
      <nav className={classes.bottom} aria-label={t('navigation')}>
        {entries.slice(0, ON_PHONE).map(item)}
        {entries.length > ON_PHONE && (
          <button
            type="button"
            className={elsewhere ? `${classes.entry} active` : classes.entry}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={open}
          >
            <IconDots size={22} stroke={1.6} aria-hidden />
            <span>{t('more')}</span>
          </button>
        )}
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={t('allSections')}
        classNames={{ content: classes.drawer }}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <nav className={classes.sheet} aria-label={t('allSections')}>
          {entries.map(item)}
        </nav>
      </Drawer>
    </>
  );
}

function Section({ entry, onClick }: { entry: NavigationEntry; onClick: () => void }) {
  const { t } = useTranslation('shell');
  const here = holds(entry, useLocation().pathname);
  return (
    <Link
      to={entry.to}
      className={here ? `${classes.entry} active` : classes.entry}
      aria-current={here ? 'page' : undefined}
      onClick={onClick}
    >
      <entry.icon size={22} stroke={1.6} aria-hidden />
      <span>{t(`nav.${entry.label}`)}</span>
    </Link>
  );
}
