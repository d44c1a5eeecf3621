import { listCommissions } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconGavel, IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { ProgramPanel } from './ProgramPanel.tsx';
import { byProgram } from './standing.ts';
import { useToday } from '../../ui/time/use-today.ts';

/** Attestation and appeals commissions by program, with the orders they act from (2.1, 2.2). */
export default function CommissionsPage() {
  const { t } = useTranslation('commissions');
  const { commissions } = useSuspenseQuery(queryOf(listCommissions, { query: {} })).data;
  const today = useToday();
  const may = useCan();
  const drafts = may('commissions.draft');
  const draft = drafts && (
    <Button component={Link} to={paths.newCommission()} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('draft.action')}
    </Button>
  );
  if (commissions.length === 0) {
    return (
      <Page title={t('title')} lead={t('lead')}>
        <EmptyState icon={IconGavel} action={draft}>
          {t(drafts ? 'empty' : 'emptyRead')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')} lead={t('lead')} actions={draft}>
      {byProgram(commissions, today, (title, newest) => t('same', { title, number: newest?.order.number })).map(
        (each) => (
          <ProgramPanel key={each.program.id} {...each} />
        ),
      )}
    </Page>
  );
}
