import { listDocuments, type RegistryEntry } from '@itog/contracts';
import { Text } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/me.ts';
import { call } from '../../api/call.ts';
import { queryOf } from '../../api/query.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { isPrinting } from '../../ui/registry/is-printing.ts';
import { everyPage } from '../../ui/table/download/every-page.ts';
import { Listing } from '../../ui/table/Listing.tsx';
import { Paging } from '../../ui/table/Paging.tsx';
import { RegistryTabs } from '../../ui/registry/RegistryTabs.tsx';
import { AnnulDialog } from './AnnulDialog.tsx';
import { useColumns } from './columns.tsx';
import { FILTERS, useWanted } from './filters.ts';
import { RegistryFilters } from './RegistryFilters.tsx';
import { StartRun } from './runs/StartRun.tsx';
import { SignaturesDialog } from './SignaturesDialog.tsx';

const WHILE_PRINTING_MS = 5_000;

/** The registry of issued documents: found by anything that stands on them. */
export default function RegistryPage() {
  const { t } = useTranslation('registry');
  const may = useCan();
  const { wanted, page, goTo } = useWanted();
  const [signed, setSigned] = useState<RegistryEntry | null>(null);
  const [annulling, setAnnulling] = useState<RegistryEntry | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const prints = may('print-runs.manage');
  const { data, error } = useQuery({
    ...queryOf(listDocuments, { query: wanted }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.documents.some(isPrinting) ? WHILE_PRINTING_MS : false),
  });
  const columns = useColumns(setSigned, may('registry.issue') ? setAnnulling : null);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={prints && data && <StartRun wanted={wanted} found={data.total} chosen={chosen} />}
    >
      <RegistryTabs />
      <RegistryFilters protocolNumber={data?.documents[0]?.protocolNumber} />
      {data && data.total > 0 && (
        <Text size="sm" c="dimmed" mb="xs" role="status">
          {t('total', { count: data.total })}
        </Text>
      )}
      <Listing
        name={t('sheet.name')}
        columns={columns}
        rows={data?.documents}
        rowKey={({ id }) => id}
        error={error}
        filters={FILTERS}
        allRows={() =>
          everyPage(async (offset) => (await call(listDocuments, { query: { ...wanted, offset } })).documents)
        }
        {...(prints && {
          selection: {
            selected: chosen,
            onChange: setChosen,
            nameOf: ({ learnerName: name, registrationNumber: number }: RegistryEntry) =>
              t('runs.choice', { name, number }),
            canSelect: ({ status }: RegistryEntry) => status === 'valid',
          },
        })}
        empty={<EmptyState icon={IconCertificate}>{t('empty')}</EmptyState>}
      />
      <Paging total={data?.total ?? 0} page={page} onPage={goTo} />
      {signed && <SignaturesDialog document={signed} onClose={() => setSigned(null)} />}
      {annulling && <AnnulDialog document={annulling} onClose={() => setAnnulling(null)} />}
    </Page>
  );
}
