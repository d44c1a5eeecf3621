import { listCommissions, listPrograms } from '@itog/contracts';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { DraftForm } from './DraftForm.tsx';

/** Draws up an order that appoints a commission or changes it; the director's signature puts it in force (2.2, 5.4). */
export default function DraftCommissionPage() {
  const { t } = useTranslation('commissions');
  const [{ data: programs }, { data: existing }] = useSuspenseQueries({
    queries: [queryOf(listPrograms, { query: {} }), queryOf(listCommissions, { query: {} })],
  });
  return (
    <Page
      title={t('draft.title')}
      lead={t('draft.lead')}
      width="narrow"
      breadcrumbs={[{ label: t('title'), to: paths.commissions() }]}
    >
      <DraftForm programs={programs.programs} commissions={existing.commissions} />
    </Page>
  );
}
