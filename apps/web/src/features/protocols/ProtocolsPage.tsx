import { PROTOCOL_STATUSES } from '@itog/domain';
import { Anchor, Group, Select, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { Listing } from '../../ui/table/Listing.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../ui/table/use-url-value.ts';
import { CalendarDay, DateTime } from '../../ui/time/DateTime.tsx';
import { Deadline } from '../../ui/time/Deadline.tsx';
import { ProtocolBadge } from './ProtocolBadge.tsx';
import classes from './ProtocolsPage.module.css';
import { useRegister, type Entry } from './register.ts';

/** Every protocol that the reader may see, those of the appeals commissions among them, the newest first. */
export default function ProtocolsPage() {
  const { t } = useTranslation('protocols');
  const [search] = useUrlValue('search');
  const [wanted, setWanted] = useUrlValue('status');
  const status = PROTOCOL_STATUSES.find((each) => each === wanted);
  const { entries, error } = useRegister(status);
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <Group mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('list.search')} />
        <Select
          aria-label={t('list.status')}
          placeholder={t('list.anyStatus')}
          clearable
          clearButtonProps={{ 'aria-label': t('list.anyStatus') }}
          value={status ?? null}
          onChange={(value) => setWanted(value ?? '')}
          data={PROTOCOL_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      </Group>
      <Listing
        name={t('list.title')}
        columns={useColumns()}
        rows={entries?.filter((entry) => matches(entry, search))}
        rowKey={({ id }) => id}
        error={error}
        filters={['search', 'status']}
        empty={<EmptyState icon={IconFileText}>{t('list.empty')}</EmptyState>}
      />
    </Page>
  );
}

function matches({ number, programTitle, groupTitle, appeal }: Entry, search: string): boolean {
  return `${number} ${programTitle} ${groupTitle} ${appeal?.learner ?? ''}`
    .toLocaleLowerCase('ru')
    .includes(search.toLocaleLowerCase('ru'));
}

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation('protocols');
  return [
    {
      key: 'number',
      title: t('list.number'),
      isName: true,
      sortBy: ({ number }) => number,
      render: ({ to, number }) => (
        <Anchor component={Link} to={to} className={classes.number}>
          {t('list.numberOnly', { number })}
        </Anchor>
      ),
    },
    {
      key: 'date',
      title: t('list.date'),
      sortBy: ({ date }) => date,
      render: ({ date }) => <CalendarDay value={date} look="table" />,
    },
    {
      key: 'group',
      title: t('list.group'),
      sortBy: ({ programTitle, groupTitle }) => `${programTitle} ${groupTitle}`,
      render: ({ programTitle, groupTitle }) => (
        <>
          {groupTitle}
          <Text size="sm" c="dimmed">
            {programTitle}
          </Text>
        </>
      ),
    },
    {
      key: 'results',
      title: t('list.results'),
      render: ({ protocol, appeal }) => (
        <>
          {protocol && t('list.marks', protocol)}
          {appeal && t(appeal.upheld ? 'list.upheld' : 'list.rejected', appeal)}
        </>
      ),
    },
    { key: 'status', title: t('list.status'), sortBy: ({ status }) => status, render: (row) => <Standing row={row} /> },
  ];
}

function Standing({ row }: { row: Entry }) {
  const { t } = useTranslation('protocols');
  const { status, signedAt, waitingFor, protocol } = row;
  return (
    <>
      <ProtocolBadge status={status} />
      <Text size="sm" component="div" mt={4}>
        {status === 'draft' && (
          <Text size="sm" c="dimmed">
            {t('waitingFor', { names: waitingFor })}
          </Text>
        )}
        {status === 'draft' && protocol && <Deadline until={protocol.dueAt} />}
        {signedAt && <DateTime value={signedAt} look="table" />}
        {protocol && protocol.documentsToIssue > 0 && (
          <div>{t('list.toIssue', { count: protocol.documentsToIssue })}</div>
        )}
      </Text>
    </>
  );
}
