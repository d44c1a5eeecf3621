import { listGroups, type GroupSummary } from '@itog/contracts';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { Listing } from '../../ui/table/Listing.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../ui/table/use-url-value.ts';
import { CalendarDay } from '../../ui/time/DateTime.tsx';

/** Study groups, the newest first. */
export default function GroupsPage() {
  const { t } = useTranslation('groups');
  const manages = useCan()('groups.manage');
  const [search] = useUrlValue('search');
  const { data, error } = useQuery({
    ...queryOf(listGroups, { query: { search: search || undefined } }),
    placeholderData: keepPreviousData,
  });
  const create = manages && (
    <Button component={Link} to={paths.newGroup()} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('list.create')}
    </Button>
  );
  return (
    <Page title={t('list.title')} actions={create}>
      <Group mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('list.search')} />
      </Group>
      <Listing
        name={t('list.title')}
        columns={useColumns()}
        rows={data?.groups}
        rowKey={({ id }) => id}
        error={error}
        empty={
          <EmptyState icon={IconUsersGroup} action={create}>
            {t(manages ? 'list.empty' : 'list.emptyRead')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<GroupSummary>[] {
  const { t } = useTranslation('groups');
  return [
    {
      key: 'title',
      title: t('list.group'),
      isName: true,
      sortBy: ({ title }) => title,
      render: ({ id, title, program, customer }) => (
        <>
          <Anchor component={Link} to={paths.group(id)}>
            {title}
          </Anchor>
          <Text size="sm" c="dimmed" fw={400}>
            {[program.title, customer].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'period',
      title: t('list.period'),
      sortBy: ({ startsOn }) => startsOn,
      render: ({ startsOn, endsOn }) => (
        <>
          <CalendarDay value={startsOn} look="table" /> — <CalendarDay value={endsOn} look="table" />
        </>
      ),
    },
    {
      key: 'learners',
      title: t('list.learners'),
      align: 'end',
      sortBy: ({ learners }) => learners,
      render: ({ learners }) => learners,
    },
    {
      key: 'admitted',
      title: t('list.admission'),
      sortBy: ({ learners, admitted }) => learners - admitted,
      render: ({ learners, admitted }) => <Admission learners={learners} admitted={admitted} />,
    },
  ];
}

function Admission({ learners, admitted }: { learners: number; admitted: number }) {
  const { t } = useTranslation('groups');
  if (learners === 0) return <StatusBadge tone="quiet">{t('list.nobody')}</StatusBadge>;
  if (admitted === learners) return <StatusBadge tone="good">{t('list.allAdmitted')}</StatusBadge>;
  return <StatusBadge tone="warn">{t('list.someAdmitted', { admitted, learners })}</StatusBadge>;
}
