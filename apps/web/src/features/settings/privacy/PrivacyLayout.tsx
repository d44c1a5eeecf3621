import type { Permission } from '@itog/domain';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { LinkTabs } from '../../../ui/layout/LinkTabs.tsx';

const TABS: readonly { readonly key: string; readonly to: string; readonly can: Permission }[] = [
  { key: 'texts', to: paths.personalData(), can: 'organisation.read' },
  { key: 'retention', to: paths.retention(), can: 'organisation.read' },
  { key: 'people', to: paths.people(), can: 'privacy.read' },
  { key: 'acts', to: paths.destructionActs(), can: 'privacy.read' },
];

/** Personal data: the words of consents, terms, people, acts; each at an address of its own. */
export default function PrivacyLayout() {
  const { t } = useTranslation('privacy');
  const may = useCan();
  // The first address is where all the others begin.
  const tabs = TABS.filter(({ can }) => may(can)).map(({ key, to }) => ({
    label: t(`tabs.${key}`),
    to,
    whole: to !== paths.personalData(),
  }));
  return (
    <>
      <LinkTabs name={t('tabs.name')} tabs={tabs} />
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </>
  );
}
