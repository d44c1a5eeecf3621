import { getDesign } from '@itog/contracts';
import { DESIGN_KINDS, type DesignKind } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { LinkTabs } from '../../../ui/layout/LinkTabs.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { DesignEditor } from './DesignEditor.tsx';

const isKind = (text: string | undefined): text is DesignKind =>
  (DESIGN_KINDS as readonly (string | undefined)[]).includes(text);

/** How the printed forms look: their words, pictures and places. */
export default function DesignsPage() {
  const { t } = useTranslation('designs');
  const { kind } = useParams();
  if (!isKind(kind)) return <Navigate to={paths.settingsDesign(DESIGN_KINDS[0])} replace />;
  const tabs = DESIGN_KINDS.map((each) => ({ label: t(`kind.${each}`), to: paths.settingsDesign(each) }));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <LinkTabs name={t('kinds')} tabs={tabs} />
      <OneKind key={kind} kind={kind} />
    </Page>
  );
}

function OneKind({ kind }: { kind: DesignKind }) {
  const { data } = useSuspenseQuery(queryOf(getDesign, { params: { kind } }));
  return <DesignEditor key={data.version} current={data} />;
}
