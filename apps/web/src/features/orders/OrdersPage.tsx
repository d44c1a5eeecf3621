import { listOrders, type OrderSummary } from '@itog/contracts';
import { ORDER_KINDS, ORDER_STATUSES } from '@itog/domain';
import { Anchor, Button, Group, Select, Text } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { everyPage } from '../../ui/table/download/every-page.ts';
import { Listing } from '../../ui/table/Listing.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { CalendarDay, DateTime } from '../../ui/time/DateTime.tsx';
import { FILTERS, PAGE, useWanted } from './filters.ts';
import { OrderBadge } from './OrderBadge.tsx';
import classes from './OrdersPage.module.css';

/** The book of the director's orders, the newest first. */
export default function OrdersPage() {
  const { t } = useTranslation('orders');
  const { wanted, page, set } = useWanted();
  const { data, error } = useQuery({ ...queryOf(listOrders, { query: wanted }), placeholderData: keepPreviousData });
  const total = data?.total ?? 0;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Filters years={data?.years ?? []} />
      {total > 0 && (
        <Text size="sm" c="dimmed" mb="xs" role="status">
          {t('total', { count: total })}
        </Text>
      )}
      <Listing
        name={t('title')}
        columns={useColumns()}
        rows={data?.orders}
        rowKey={({ id }) => id}
        error={error}
        filters={FILTERS}
        allRows={() => everyPage(async (offset) => (await call(listOrders, { query: { ...wanted, offset } })).orders)}
        empty={<EmptyState icon={IconFileCertificate}>{t('empty')}</EmptyState>}
      />
      {total > PAGE && (
        <Group component="nav" aria-label={t('paging.name')} mt="md">
          {page > 1 && (
            <Button variant="default" onClick={() => set('page', page > 2 ? String(page - 1) : '')}>
              {t('paging.previous')}
            </Button>
          )}
          {page * PAGE < total && (
            <Button variant="default" onClick={() => set('page', String(page + 1))}>
              {t('paging.next')}
            </Button>
          )}
        </Group>
      )}
    </Page>
  );
}

function Filters({ years }: { years: readonly number[] }) {
  const { t } = useTranslation('orders');
  const { wanted, set } = useWanted();
  const choice = (name: 'kind' | 'year' | 'status', any: string, values: readonly (readonly [string, string])[]) => (
    <Select
      label={t(`filter.${name}`)}
      placeholder={any}
      clearable
      clearButtonProps={{ 'aria-label': any }}
      value={wanted[name] === undefined ? null : String(wanted[name])}
      onChange={(value) => set(name, value ?? '')}
      data={values.map(([value, label]) => ({ value, label }))}
    />
  );
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchBox key={wanted.search ? 'searching' : 'idle'} label={t('filter.search')} />
      </div>
      {choice(
        'kind',
        t('filter.anyKind'),
        ORDER_KINDS.map((kind) => [kind, t(`kind.${kind}`)]),
      )}
      {choice(
        'year',
        t('filter.anyYear'),
        years.map((year) => [String(year), String(year)]),
      )}
      {choice(
        'status',
        t('filter.anyStatus'),
        ORDER_STATUSES.map((status) => [status, t(`status.${status}`)]),
      )}
    </div>
  );
}

function useColumns(): Column<OrderSummary>[] {
  const { t } = useTranslation('orders');
  return [
    {
      key: 'order',
      title: t('column.order'),
      isName: true,
      render: ({ id, number, date }) => (
        <>
          <Anchor component={Link} to={paths.order(id)} className={classes.number}>
            {t('number', { number })}
          </Anchor>
          <Text size="sm" c="dimmed">
            <CalendarDay value={date} look="table" />
          </Text>
        </>
      ),
    },
    {
      key: 'about',
      title: t('column.about'),
      render: ({ subject, program, group }) => (
        <>
          {subject}
          <Text size="sm" c="dimmed">
            {[group?.title, program?.title].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      render: ({ status, signedAt }) => (
        <>
          <OrderBadge status={status} />
          {signedAt && (
            <Text size="sm" c="dimmed">
              <DateTime value={signedAt} look="table" />
            </Text>
          )}
        </>
      ),
    },
  ];
}
