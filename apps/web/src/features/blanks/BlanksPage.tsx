import { getBlankStock, listBlanks, type Blank } from '@itog/contracts';
import { BLANK_KINDS, BLANK_STATES } from '@itog/domain';
import { Button, Select } from '@mantine/core';
import { IconFileStack, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { RegistryTabs } from '../../ui/registry/RegistryTabs.tsx';
import { everyPage } from '../../ui/table/download/every-page.ts';
import { Listing } from '../../ui/table/Listing.tsx';
import { PAGE, Paging } from '../../ui/table/Paging.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useUrlFilter, useUrlValue } from '../../ui/table/use-url-value.ts';
import { Acts } from './Acts.tsx';
import classes from './Blanks.module.css';
import { useColumns } from './columns.tsx';
import { ReceiveDialog } from './ReceiveDialog.tsx';
import { SpoilDialog } from './SpoilDialog.tsx';
import { Stock } from './Stock.tsx';

/** Numbered paper: what is left, every sheet, and the acts that wrote spoilt ones off. */
export default function BlanksPage() {
  const { t } = useTranslation('blanks');
  const manages = useCan()('blanks.manage');
  const [receiving, setReceiving] = useState(false);
  const { data } = useQuery(queryOf(getBlankStock, { query: {} }));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        manages && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setReceiving(true)}>
            {t('receive.open')}
          </Button>
        )
      }
    >
      <RegistryTabs />
      {data?.stock.length === 0 ? (
        <EmptyState icon={IconFileStack}>{t(manages ? 'empty' : 'emptyForReader')}</EmptyState>
      ) : (
        <>
          <Stock />
          <div className={classes.stock}>
            <Acts />
          </div>
          <Sheets manages={manages} />
        </>
      )}
      {receiving && <ReceiveDialog onClose={() => setReceiving(false)} />}
    </Page>
  );
}

function Sheets({ manages }: { manages: boolean }) {
  const { t } = useTranslation('blanks');
  const [search] = useUrlValue('search');
  const [kind, setKind] = useUrlFilter('kind');
  const [state, setState] = useUrlFilter('state');
  const [page, setPage] = useUrlValue('page');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [spoiling, setSpoiling] = useState<readonly Blank[] | null>(null);
  const number = Math.max(1, Number(page) || 1);
  const query = {
    search: search || undefined,
    kind: BLANK_KINDS.find((each) => each === kind),
    state: BLANK_STATES.find((each) => each === state),
  };
  const { data, error } = useQuery({
    ...queryOf(listBlanks, { query: { ...query, offset: (number - 1) * PAGE } }),
    placeholderData: keepPreviousData,
  });
  const chosen = data?.blanks.filter(({ id }) => selected.has(id)) ?? [];
  return (
    <section aria-label={t('sheets')}>
      <div className={classes.filters}>
        <SearchBox label={t('search')} />
        <Select
          aria-label={t('kind')}
          placeholder={t('anyKind')}
          clearable
          value={kind || null}
          onChange={(value) => setKind(value ?? '')}
          data={BLANK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Select
          aria-label={t('state')}
          placeholder={t('anyState')}
          clearable
          value={state || null}
          onChange={(value) => setState(value ?? '')}
          data={BLANK_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </div>
      <Listing
        name={t('sheets')}
        columns={useColumns()}
        rows={data?.blanks}
        rowKey={({ id }) => id}
        error={error}
        filters={['search', 'kind', 'state', 'page']}
        empty={<EmptyState>{t('noSheets')}</EmptyState>}
        allRows={() => everyPage(async (offset) => (await call(listBlanks, { query: { ...query, offset } })).blanks)}
        {...(manages && {
          selection: {
            selected,
            onChange: setSelected,
            nameOf: ({ series, number: text }: Blank) => `${series} ${text}`.trim(),
            canSelect: ({ state: is }: Blank) => is !== 'spoilt',
          },
        })}
      />
      <Paging total={data?.total ?? 0} page={number} onPage={(to) => setPage(to > 1 ? String(to) : '')} />
      {manages && chosen.length > 0 && (
        <div className={classes.chosen}>
          <Button color="red" onClick={() => setSpoiling(chosen)}>
            {t('spoil.open', { count: chosen.length })}
          </Button>
        </div>
      )}
      {spoiling && (
        <SpoilDialog
          blanks={spoiling}
          onClose={() => setSpoiling(null)}
          onDone={() => {
            setSpoiling(null);
            setSelected(new Set());
          }}
        />
      )}
    </section>
  );
}
