import { listPrintRuns, type PrintRun } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { RegistryTabs } from '../../../ui/registry/RegistryTabs.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { RUN_TONES, WHILE_RUNNING_MS } from './tones.ts';

/** What was printed in many, and what is being printed now. */
export default function RunsPage() {
  const { t } = useTranslation('registry');
  const { data, error } = useQuery({
    ...queryOf(listPrintRuns),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ status }) => status === 'running') ? WHILE_RUNNING_MS : false,
  });
  const toRegistry = (
    <Button component={Link} to={paths.registry()} variant="default">
      {t('runs.toRegistry')}
    </Button>
  );
  return (
    <Page title={t('runs.title')} lead={t('runs.lead')}>
      <RegistryTabs />
      <Listing
        name={t('runs.title')}
        columns={useColumns()}
        rows={data?.runs}
        rowKey={({ id }) => id}
        error={error}
        empty={
          <EmptyState icon={IconPrinter} action={toRegistry}>
            {t('runs.empty')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<PrintRun>[] {
  const { t } = useTranslation('registry');
  return [
    {
      key: 'what',
      title: t('runs.column.what'),
      isName: true,
      render: ({ id, title }) => (
        <Anchor component={Link} to={paths.printRun(id)} inherit c="inherit">
          {title}
        </Anchor>
      ),
    },
    {
      key: 'made',
      title: t('runs.column.made'),
      render: ({ madeAt, madeBy: { name } }) => (
        <>
          <DateTime value={madeAt} />
          <Text size="sm" c="dimmed">
            {name.lastName} {name.firstName}
          </Text>
        </>
      ),
    },
    {
      key: 'progress',
      title: t('runs.column.progress'),
      render: ({ done, total, failed }) => (
        <span className="figures">
          {t('runs.of', { done, total })}
          {failed > 0 && `, ${t('runs.failed', { count: failed })}`}
        </span>
      ),
    },
    {
      key: 'status',
      title: t('runs.column.status'),
      render: ({ status }) => <StatusBadge tone={RUN_TONES[status]}>{t(`runs.status.${status}`)}</StatusBadge>,
    },
  ];
}
