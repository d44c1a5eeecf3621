import { listCandidates, listPrograms } from '@itog/contracts';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { DraftForm } from './DraftForm.tsx';

/** Draws up the order that appoints a commission; the director's signature puts it in force (2.2). */
export default function DraftCommissionPage() {
  const { t } = useTranslation('commissions');
  const [{ data: candidates }, { data: programs }] = useSuspenseQueries({
    queries: [queryOf(listCandidates), queryOf(listPrograms, { query: {} })],
  });
  return (
    <Page
      title={t('draft.title')}
      lead={t('draft.lead')}
      width="narrow"
      breadcrumbs={[{ label: t('title'), to: paths.commissions() }]}
    >
      <DraftForm people={candidates.people} programs={programs.programs} />
    </Page>
  );
}
