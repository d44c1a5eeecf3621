import type { Permission } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { LinkTabs } from '../layout/LinkTabs.tsx';

const TABS: readonly { readonly key: string; readonly to: string; readonly can: Permission }[] = [
  { key: 'documents', to: paths.registry(), can: 'registry.read' },
  { key: 'due', to: paths.dueDocuments(), can: 'registry.read' },
  { key: 'book', to: paths.registryBook(), can: 'records.read' },
  { key: 'unhanded', to: paths.unhanded(), can: 'registry.read' },
  { key: 'printRuns', to: paths.printRuns(), can: 'registry.read' },
  { key: 'blanks', to: paths.blanks(), can: 'blanks.read' },
];

/** The pages of issued documents: each is a section of its own, reached from the others. */
export function RegistryTabs() {
  const { t } = useTranslation('ui');
  const may = useCan();
  const tabs = TABS.filter(({ can }) => may(can)).map(({ key, to }) => ({ label: t(`registryTabs.${key}`), to }));
  return <LinkTabs name={t('registryTabs.name')} tabs={tabs} />;
}
