import {
  getRegistryBook,
  getRegistryBookFilters,
  getRegistryBookSheet,
  type BookRow,
  type RegistryBookQuery,
} from '@itog/contracts';
import { REGISTERED_KINDS } from '@itog/domain';
import { Anchor, Button, Select } from '@mantine/core';
import { IconBook2, IconTableExport } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { addressOf } from '../../api/address.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { RegistryTabs } from '../../ui/registry/RegistryTabs.tsx';
import { PAGE, Paging } from '../../ui/table/Paging.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { bookQueryOf, STATUSES } from './book-query.ts';
import classes from './HandOvers.module.css';

/** The registry book in the sixteen columns of its form, as it is printed and saved. */
export default function BookPage() {
  const { t } = useTranslation('hand-overs');
  const [parameters] = useSearchParams();
  const { query, page } = bookQueryOf(parameters);
  const { data, error } = useQuery({
    ...queryOf(getRegistryBook, { query: { ...query, offset: (page - 1) * PAGE } }),
    placeholderData: keepPreviousData,
  });
  const set = useSet();
  return (
    <Page title={t('book.title')} lead={t('book.lead')} actions={data && data.total > 0 && <Saved query={query} />}>
      <RegistryTabs />
      <Filters query={query} />
      <ProblemAlert error={error} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyState icon={IconBook2}>{t('book.empty')}</EmptyState>}
      {data && data.total > 0 && <Book rows={data.rows} />}
      <Paging total={data?.total ?? 0} page={page} onPage={(to) => set('page', to > 1 ? String(to) : '')} />
    </Page>
  );
}

function useSet() {
  const [, setParameters] = useSearchParams();
  return (name: string, value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (name !== 'page') after.delete('page');
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
}

function Saved({ query }: { query: RegistryBookQuery }) {
  const { t } = useTranslation('hand-overs');
  return (
    <>
      <Button
        component="a"
        download
        variant="default"
        href={addressOf(getRegistryBookSheet, { query, params: undefined })}
        leftSection={<IconTableExport size={18} aria-hidden />}
      >
        {t('book.xlsx')}
      </Button>
      <PrintButton request={{ kind: 'registry-book', of: query }}>{t('book.pdf')}</PrintButton>
    </>
  );
}

function Filters({ query }: { query: RegistryBookQuery }) {
  const { t } = useTranslation('hand-overs');
  const set = useSet();
  const { data } = useQuery(queryOf(getRegistryBookFilters));
  const titled = (list: readonly { id: string; title: string }[] = []) =>
    list.map(({ id, title }) => ({ value: id, label: title }));
  const choice = (name: keyof RegistryBookQuery, any: string, options: { value: string; label: string }[]) => (
    <Select
      label={t(`book.filter.${name}`)}
      placeholder={any}
      clearable
      searchable={options.length > 6}
      value={query[name] ?? null}
      onChange={(value) => set(name, value ?? '')}
      data={options}
    />
  );
  return (
    <div className={classes.bookFilters}>
      {choice(
        'kind',
        t('book.anyKind'),
        REGISTERED_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
      )}
      {choice(
        'status',
        t('book.anyStatus'),
        STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
      )}
      {choice('groupId', t('book.anyGroup'), titled(data?.groups))}
      {choice('programId', t('book.anyProgram'), titled(data?.programs))}
      <DayInput label={t('book.filter.from')} value={query.from ?? ''} onChange={(day) => set('from', day)} />
      <DayInput
        label={t('book.filter.to')}
        value={query.to ?? ''}
        onChange={(day) => set('to', day)}
        min={query.from}
      />
    </div>
  );
}

const COLUMNS = Array.from({ length: 16 }, (_, index) => index + 1);

function Book({ rows }: { rows: readonly BookRow[] }) {
  const { t } = useTranslation('hand-overs');
  return (
    <div className={classes.book} tabIndex={0} role="region" aria-label={t('book.title')}>
      <table aria-label={t('book.title')}>
        <thead>
          <tr>
            {COLUMNS.map((number) => (
              <th key={number} scope="col">
                {t(`book.column.${number}`)}
              </th>
            ))}
          </tr>
          <tr className={classes.numbers} aria-hidden>
            {COLUMNS.map((number) => (
              <td key={number}>{number}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: BookRow }) {
  return (
    <tr>
      <td className="figures">{row.position}</td>
      <td>{row.document}</td>
      <td>{row.program}</td>
      <td>
        <Anchor component={Link} to={paths.document(row.id)} inherit>
          {row.registrationNumber}
        </Anchor>
        , <CalendarDay value={row.issuedOn} look="table" />
      </td>
      <td>{row.blank}</td>
      <th scope="row">{row.learnerName}</th>
      <td>{row.birthDate && <CalendarDay value={row.birthDate} look="table" />}</td>
      <td>{row.sex}</td>
      <td>{row.identity}</td>
      <td>{row.citizenship}</td>
      <td>{row.order}</td>
      <td />
      <td>{row.handedOver}</td>
      <td>{row.byProxy}</td>
      <td>{row.mark}</td>
      <td>{row.duplicateTaken}</td>
    </tr>
  );
}
