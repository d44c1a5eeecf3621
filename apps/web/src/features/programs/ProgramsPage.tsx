import { listPrograms, type ProgramSummary } from '@itog/contracts';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconBooks, IconPlus } from '@tabler/icons-react';
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

/** Every program with the state of its bank and its commission at a glance. */
export default function ProgramsPage() {
  const { t } = useTranslation('programs');
  const may = useCan();
  const [search] = useUrlValue('search');
  const { data, error } = useQuery({
    ...queryOf(listPrograms, { query: { search: search || undefined } }),
    placeholderData: keepPreviousData,
  });
  const create = may('programs.manage') && (
    <Button component={Link} to={paths.newProgram()} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('list.create')}
    </Button>
  );
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={create}>
      <Group mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('list.search')} />
      </Group>
      <Listing
        name={t('list.title')}
        columns={useColumns()}
        rows={data?.programs}
        rowKey={({ id }) => id}
        error={error}
        empty={
          <EmptyState icon={IconBooks} action={create}>
            {t(may('programs.manage') ? 'list.empty' : 'list.emptyRead')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<ProgramSummary>[] {
  const { t } = useTranslation('programs');
  return [
    {
      key: 'title',
      title: t('list.program'),
      isName: true,
      sortBy: ({ title }) => title,
      render: ({ id, title, kind, hours }) => (
        <>
          <Anchor component={Link} to={paths.program(id)}>
            {title}
          </Anchor>
          <Text size="sm" c="dimmed" fw={400}>
            {t(`kind.${kind}`)} · {t('hours', { count: hours })}
          </Text>
        </>
      ),
    },
    {
      key: 'bank',
      title: t('list.bank'),
      sortBy: ({ publishedQuestions }) => publishedQuestions,
      render: ({ publishedQuestions, draftQuestions }) => (
        <BankState published={publishedQuestions} drafts={draftQuestions} />
      ),
    },
    {
      key: 'commission',
      title: t('list.commission'),
      sortBy: ({ commissionInForce }) => Number(commissionInForce),
      render: ({ commissionInForce }) => (
        <StatusBadge tone={commissionInForce ? 'good' : 'warn'}>
          {t(commissionInForce ? 'commission.inForce' : 'commission.none')}
        </StatusBadge>
      ),
    },
    {
      key: 'groups',
      title: t('list.groups'),
      align: 'end',
      sortBy: ({ groups }) => groups,
      render: ({ groups }) => groups,
    },
  ];
}

function BankState({ published, drafts }: { published: number; drafts: number }) {
  const { t } = useTranslation('programs');
  const tone = published > 0 ? 'good' : drafts > 0 ? 'warn' : 'quiet';
  return (
    <>
      <StatusBadge tone={tone}>
        {published > 0 ? t('bank.published', { count: published }) : t(drafts > 0 ? 'bank.unpublished' : 'bank.none')}
      </StatusBadge>
      {drafts > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('bank.drafts', { count: drafts })}
        </Text>
      )}
    </>
  );
}
