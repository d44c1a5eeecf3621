import { listUnhanded, type OutputOf } from '@itog/contracts';
import type { DeliveryOutcome } from '@itog/domain';
import { Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { DeliveryDialog } from '../../ui/hand-over/DeliveryDialog.tsx';
import { HandOverDialog } from '../../ui/hand-over/HandOverDialog.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { RegistryTabs } from '../../ui/registry/RegistryTabs.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { everyPage } from '../../ui/table/download/every-page.ts';
import { Listing } from '../../ui/table/Listing.tsx';
import { PAGE, Paging } from '../../ui/table/Paging.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useUrlFilter, useUrlValue } from '../../ui/table/use-url-value.ts';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import classes from './HandOvers.module.css';

type Delivering = { readonly document: Unhanded; readonly outcome: DeliveryOutcome };
type Unhanded = OutputOf<typeof listUnhanded>['documents'][number];

/** Documents that nobody has taken yet, those that lie longest first. */
export default function UnhandedPage() {
  const { t } = useTranslation('hand-overs');
  const records = useCan()('hand-overs.record');
  const [search] = useUrlValue('search');
  const [page, setPage] = useUrlValue('page');
  const [shown, setShown] = useUrlFilter('show');
  const show = shown === 'posted' ? 'posted' : 'lying';
  const number = Math.max(1, Number(page) || 1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [delivering, setDelivering] = useState<Delivering | null>(null);
  const [handing, setHanding] = useState<readonly Unhanded[] | null>(null);
  const { data, error } = useQuery({
    ...queryOf(listUnhanded, { query: { search: search || undefined, show, offset: (number - 1) * PAGE } }),
    placeholderData: keepPreviousData,
  });
  const chosen = data?.documents.filter(({ id }) => selected.has(id)) ?? [];
  return (
    <Page title={t('unhanded.title')} lead={t('unhanded.lead')}>
      <RegistryTabs />
      <div className={classes.filters}>
        <SearchBox label={t('unhanded.search')} />
        <SegmentedControl
          aria-label={t('unhanded.show')}
          value={show}
          onChange={(value) => {
            setSelected(new Set());
            setShown(value === 'posted' ? value : '');
          }}
          data={(['lying', 'posted'] as const).map((value) => ({ value, label: t(`unhanded.shows.${value}`) }))}
        />
        {records && show === 'lying' && (
          <Button onClick={() => setHanding(chosen)} disabled={chosen.length === 0}>
            {chosen.length > 0 ? t('record.open', { count: chosen.length }) : t('record.choose')}
          </Button>
        )}
      </div>
      <Listing
        name={t('unhanded.title')}
        columns={useColumns(records && show === 'posted' ? setDelivering : null)}
        rows={data?.documents}
        rowKey={({ id }) => id}
        error={error}
        empty={
          <EmptyState icon={IconChecks}>
            {t(show === 'posted' ? 'unhanded.nothingPosted' : 'unhanded.empty')}
          </EmptyState>
        }
        allRows={() =>
          everyPage(
            async (offset) =>
              (await call(listUnhanded, { query: { search: search || undefined, show, offset } })).documents,
          )
        }
        {...(records &&
          show === 'lying' && {
            selection: {
              selected,
              onChange: setSelected,
              nameOf: ({ learnerName, registrationNumber }: Unhanded) => `${learnerName}, № ${registrationNumber}`,
            },
          })}
      />
      <Paging total={data?.total ?? 0} page={number} onPage={(to) => setPage(to > 1 ? String(to) : '')} />
      {delivering && <DeliveryDialog {...delivering} onClose={() => setDelivering(null)} />}
      {handing && (
        <HandOverDialog
          documents={handing}
          onClose={() => setHanding(null)}
          onDone={() => {
            setHanding(null);
            setSelected(new Set());
          }}
        />
      )}
    </Page>
  );
}

function useColumns(onDeliver: ((delivering: Delivering) => void) | null): Column<Unhanded>[] {
  const { t } = useTranslation('hand-overs');
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('column.name'),
        isName: true,
        sheet: [
          { title: t('sheet.learner'), value: ({ learnerName }) => learnerName },
          { title: t('sheet.kind'), value: ({ kind }) => t(`kindOf.${kind}`) },
          { title: t('sheet.number'), value: ({ registrationNumber }) => registrationNumber },
        ],
        render: ({ id, learnerName, kind, registrationNumber }) => (
          <>
            <Anchor component={Link} to={paths.document(id)} inherit c="inherit">
              {learnerName}
            </Anchor>
            <Text size="sm" fw={400} className="figures">
              {t(`kindOf.${kind}`)} <span className="whole">№ {registrationNumber}</span>
            </Text>
          </>
        ),
      },
      {
        key: 'program',
        title: t('column.program'),
        sheet: [
          { title: t('sheet.program'), value: ({ programTitle }) => programTitle },
          { title: t('sheet.group'), value: ({ groupTitle }) => groupTitle },
        ],
        render: ({ programTitle, groupTitle }) => (
          <>
            {programTitle}
            <Text size="sm" c="dimmed">
              {groupTitle}
            </Text>
          </>
        ),
      },
      {
        key: 'issued',
        title: t('column.issued'),
        sheet: [
          { title: t('sheet.issuedOn'), value: ({ issuedOn }) => issuedOn },
          { title: t('sheet.lies'), value: ({ lies }) => lies },
        ],
        render: ({ issuedOn, lies }) => (
          <>
            <CalendarDay value={issuedOn} look="table" />
            {lies > 0 && (
              <Text size="sm" c="dimmed">
                {t('lies', { count: lies })}
              </Text>
            )}
          </>
        ),
      },
      {
        key: 'reach',
        title: t('column.reach'),
        sheet: [
          { title: t('sheet.address'), value: ({ postalAddress }) => postalAddress },
          { title: t('sheet.email'), value: ({ email }) => email },
        ],
        render: (document) => <Reach document={document} onDeliver={onDeliver} />,
      },
    ],
    [t, onDeliver],
  );
}

type ReachProps = { readonly document: Unhanded; readonly onDeliver: ((delivering: Delivering) => void) | null };

/** Where the learner is reached, or where the letter went and what became of it. */
function Reach({ document, onDeliver }: ReachProps) {
  const { t } = useTranslation('hand-overs');
  const { postalAddress, email, posted, returnedOn } = document;
  if (!posted)
    return (
      <>
        {returnedOn && (
          <Text size="sm">
            {t('delivery.told.returned')} <CalendarDay value={returnedOn} look="table" />
          </Text>
        )}
        {postalAddress}
        {email && <Text size="sm">{email}</Text>}
        {!postalAddress && !email && '—'}
      </>
    );
  return (
    <>
      {t('done.by-post')} <CalendarDay value={posted.on} look="table" />
      <Text size="sm">
        {[posted.address, posted.trackNumber && t('byTrack', { number: posted.trackNumber })]
          .filter(Boolean)
          .join(', ')}
      </Text>
      {onDeliver && (
        <Group gap="xs" mt={4}>
          {(['delivered', 'returned'] as const).map((outcome) => (
            <Button
              key={outcome}
              variant="default"
              size="xs"
              aria-label={t(`delivery.${outcome}Of`, { number: document.registrationNumber })}
              onClick={() => onDeliver({ document, outcome })}
            >
              {t(`delivery.${outcome}`)}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}
