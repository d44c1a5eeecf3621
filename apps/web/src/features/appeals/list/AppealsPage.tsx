import { listAppeals, type AppealSummary } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { AppealBadge } from '../parts/AppealBadge.tsx';
import { Term } from '../parts/Term.tsx';
import { Filters, FILTERS, useWanted } from './Filters.tsx';

/** Appeals in the reader’s sight: where each stands and what must be done by when (5.6, 5.11). */
export default function AppealsPage() {
  const { t } = useTranslation('appeals');
  const [search] = useUrlValue('search');
  const wanted = useWanted();
  const { data, error } = useQuery({
    ...queryOf(listAppeals, { query: wanted }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <Filters />
      <Listing
        name={t('list.title')}
        columns={useColumns()}
        rows={data?.appeals.filter((appeal) => fits(appeal, search))}
        rowKey={({ id }) => id}
        error={error}
        filters={FILTERS}
        empty={<EmptyState icon={IconScale}>{t('list.empty')}</EmptyState>}
      />
    </Page>
  );
}

function fits({ learner, programTitle, groupTitle }: AppealSummary, search: string): boolean {
  const text = `${fullName(learner.name)} ${programTitle} ${groupTitle}`.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function useColumns(): Column<AppealSummary>[] {
  const { t } = useTranslation('appeals');
  return [
    {
      key: 'learner',
      title: t('list.learner'),
      isName: true,
      sortBy: ({ learner }) => fullName(learner.name),
      render: ({ id, learner, programTitle, groupTitle }) => (
        <>
          <Anchor component={Link} to={paths.appeal(id)}>
            {fullName(learner.name)}
          </Anchor>
          <Text size="sm" c="dimmed">
            {programTitle} · {groupTitle}
          </Text>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('list.kind'),
      sortBy: ({ filedAt }) => filedAt,
      render: ({ kind, filedAt }) => (
        <>
          {t(`list.of.${kind}`)}
          <Text size="sm" c="dimmed">
            <DateTime value={filedAt} look="table" />
          </Text>
        </>
      ),
    },
    { key: 'state', title: t('list.state'), render: (appeal) => <Standing appeal={appeal} /> },
    { key: 'term', title: t('list.term'), render: (appeal) => <RunningTerm appeal={appeal} /> },
  ];
}

function Standing({ appeal: { state, hearing, decision, unsigned = [] } }: { appeal: AppealSummary }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  return (
    <>
      <AppealBadge state={state} />
      <Text size="sm" c="dimmed">
        {decision
          ? t(decision.upheld ? 'decision.upheld' : 'decision.rejected')
          : hearing && t('list.hearing', { at: hearing.at, ...setting })}
      </Text>
      {unsigned.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('list.unsigned', { names: unsigned.map(({ name }) => fullName(name)).join(', ') })}
        </Text>
      )}
    </>
  );
}

function RunningTerm({ appeal: { decision, considerBy, tellBy, announcedAt, ...appeal } }: { appeal: AppealSummary }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  if (!decision) return <Term term={considerBy} what="consider" />;
  if (tellBy && !appeal.acknowledgedAt) return <Term term={tellBy} what="tell" done={announcedAt !== null} />;
  return t('list.over', { at: appeal.acknowledgedAt ?? decision.at, ...setting });
}
