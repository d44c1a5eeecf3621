import { listRetention, type StoredRetentionRule } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { RetentionForm } from './RetentionForm.tsx';

/** How long each kind of personal data is kept, and on what ground. */
export default function RetentionPage() {
  const { t } = useTranslation('privacy');
  const { rules } = useSuspenseQuery(queryOf(listRetention)).data;
  const may = useCan();
  const [changing, setChanging] = useState<StoredRetentionRule | null>(null);
  const columns: Column<StoredRetentionRule>[] = [
    {
      key: 'category',
      title: t('retention.category'),
      render: ({ category }) => t(`category.${category}`),
      isName: true,
    },
    { key: 'term', title: t('retention.term'), render: ({ months }) => termOf(months, t) },
    { key: 'ground', title: t('retention.ground'), render: ({ ground }) => <Whole>{ground}</Whole> },
    {
      key: 'confirmed',
      title: t('retention.state'),
      render: ({ confirmed }) => (
        <StatusBadge tone={confirmed ? 'good' : 'warn'}>
          {t(confirmed ? 'retention.confirmed' : 'retention.unconfirmed')}
        </StatusBadge>
      ),
    },
    ...(may('organisation.manage')
      ? [
          {
            key: 'change',
            title: t('retention.act'),
            render: (rule: StoredRetentionRule) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('retention.changeOf', { category: t(`category.${rule.category}`) })}
                onClick={() => setChanging(rule)}
              >
                {t('retention.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page title={t('retention.title')} lead={t('retention.lead')}>
      <Panel flush>
        <DataTable name={t('retention.title')} columns={columns} rows={rules} rowKey={({ category }) => category} />
      </Panel>
      {changing && <RetentionForm rule={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}

function termOf(months: number | null, t: TFunction<'privacy'>): string {
  if (months === null) return t('retention.forGood');
  if (months === 0) return t('retention.none');
  return months % 12 === 0 ? t('retention.years', { count: months / 12 }) : t('retention.months', { count: months });
}
