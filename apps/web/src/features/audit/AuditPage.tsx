import { listAudit } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { IconChevronRight, IconChevronsLeft, IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Listing } from '../../ui/table/Listing.tsx';
import classes from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { useChainCheck } from './ChainCheck.tsx';
import { useColumns } from './columns.tsx';
import { everyEntry, FILTERS, useWanted } from './filters.ts';

/** The append-only log of actions, for the auditor and the director: who did what, and whether the log is whole. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const { wanted } = useWanted();
  const { data, error } = useQuery({
    ...queryOf(listAudit, { query: wanted }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const { button, answer } = useChainCheck();
  return (
    <Page title={t('title')} lead={t('lead')} actions={button}>
      {answer}
      <AuditFilters />
      <Listing
        name={t('sheet')}
        columns={columns}
        rows={data?.entries}
        rowKey={({ id }) => String(id)}
        error={error}
        filters={FILTERS}
        allRows={() => everyEntry(wanted)}
        empty={<EmptyState icon={IconHistory}>{t('empty')}</EmptyState>}
      />
      {data && <Turning last={data.more ? data.entries.at(-1)?.id : undefined} />}
    </Page>
  );
}

/** The way to earlier entries, and back to the latest. */
function Turning({ last }: { last: number | undefined }) {
  const { t } = useTranslation('audit');
  const { wanted, set } = useWanted();
  if (last === undefined && wanted.before === undefined) return null;
  return (
    <>
      <nav className={classes.paging} aria-label={t('paging.name')}>
        {wanted.before !== undefined && (
          <Button
            variant="default"
            leftSection={<IconChevronsLeft size={18} aria-hidden />}
            onClick={() => set('before', '', false)}
          >
            {t('paging.latest')}
          </Button>
        )}
        {last !== undefined && (
          <Button
            variant="default"
            rightSection={<IconChevronRight size={18} aria-hidden />}
            onClick={() => set('before', String(last), false)}
          >
            {t('paging.earlier')}
          </Button>
        )}
      </nav>
      <Text size="sm" c="dimmed" mt="sm">
        {t('most')}
      </Text>
    </>
  );
}
