import { can, type Permission } from '@itog/domain';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useMe } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import classes from './SettingsLayout.module.css';

const TABS: readonly { readonly key: string; readonly to: string; readonly can: Permission }[] = [
  { key: 'organisation', to: paths.settingsOrganisation(), can: 'organisation.read' },
  { key: 'users', to: paths.settingsUsers(), can: 'users.read' },
  { key: 'series', to: paths.settingsSeries(), can: 'organisation.read' },
  { key: 'orders', to: paths.settingsOrders(), can: 'orders.read' },
  { key: 'designs', to: paths.settingsDesigns(), can: 'designs.read' },
  { key: 'calendar', to: paths.settingsCalendar(), can: 'organisation.read' },
  { key: 'seal', to: paths.settingsSeal(), can: 'organisation.read' },
  { key: 'keys', to: paths.settingsKeys(), can: 'organisation.read' },
  { key: 'editions', to: paths.settingsRegulation(), can: 'organisation.read' },
  { key: 'acknowledgements', to: paths.settingsAcknowledgements(), can: 'organisation.read' },
  { key: 'signing', to: paths.settingsSigning(), can: 'organisation.read' },
  { key: 'privacy', to: paths.personalData(), can: 'organisation.read' },
  { key: 'inquiries', to: paths.settingsInquiries(), can: 'inquiries.read' },
];

/** The pages of settings behind one row of links. */
export default function SettingsLayout() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { pathname } = useLocation();
  const bar = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen.
  useEffect(() => {
    void bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  const tabs = TABS.filter((tab) => can(me.roles, tab.can));
  if (pathname === paths.settings() && tabs[0]) return <Navigate to={tabs[0].to} replace />;
  return (
    <>
      <nav ref={bar} className={classes.tabs} aria-label={t('title')}>
        {tabs.map(({ key, to }) => (
          <NavLink key={key} to={to} className={classes.tab}>
            {t(`${key}.tab`)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </>
  );
}
