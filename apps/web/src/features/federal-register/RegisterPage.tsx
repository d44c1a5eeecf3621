import {
  applyRegisterFixes,
  getRegisterQueue,
  listRegisterPackages,
  makeRegisterPackages,
  type OutputOf,
  type RegisterPackage,
} from '@itog/contracts';
import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBuildingBank, IconPackage } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { Listing } from '../../ui/table/Listing.tsx';
import { PAGE, Paging } from '../../ui/table/Paging.tsx';
import { useUrlValue } from '../../ui/table/use-url-value.ts';
import { CalendarDay, DateTime } from '../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { CorrectDialog, type Correcting } from './CorrectDialog.tsx';
import { PackageBadge } from './PackageBadge.tsx';
import classes from './register.module.css';
import { TermsDialog } from './TermsDialog.tsx';
import { useQueueColumns } from './use-queue-columns.tsx';
import { useRegisterChanged } from './use-register.ts';

/** What the federal register does not know yet, checked; and the log of what was sent to it. */
export default function RegisterPage() {
  const { t } = useTranslation('federal-register');
  const may = useCan();
  const [correcting, setCorrecting] = useState<Correcting | null>(null);
  const [termsOpen, setTermsOpen] = useState(false);
  const [page, setPage] = usePage();
  const queue = useQuery({
    ...queryOf(getRegisterQueue, { query: { offset: (page - 1) * PAGE } }),
    placeholderData: keepPreviousData,
  });
  const columns = useQueueColumns(setCorrecting);
  const { total = 0, sendable = 0, urgent = 0, late = 0, terms = [] } = queue.data ?? {};
  const term = terms.at(-1);
  return (
    <Page title={t('title')} lead={t('lead')} actions={may('register.manage') && <Tools queue={queue.data} />}>
      <Stack gap="xl">
        <section aria-label={t('waiting')}>
          <Title order={2} mb="xs">
            {t('waiting')}
          </Title>
          {total > 0 && (
            <div className={classes.summary} role="status">
              <span>{t('summary.total', { count: total })}</span>
              {total <= PAGE && <span>{t('summary.sendable', { count: sendable })}</span>}
              {urgent > 0 && <span className={classes.late}>{t('summary.urgent', { count: urgent })}</span>}
              {late > 0 && <span className={classes.late}>{t('summary.late', { count: late })}</span>}
              {total > PAGE && <span>{t('summary.page')}</span>}
            </div>
          )}
          <Listing
            name={t('waiting')}
            columns={columns}
            rows={queue.data?.documents}
            rowKey={({ documentId }) => documentId}
            error={queue.error}
            filters={['page']}
            empty={<EmptyState icon={IconBuildingBank}>{t('empty')}</EmptyState>}
          />
          <Paging total={total} page={page} onPage={setPage} />
          {term && (
            <Text size="sm" c="dimmed" mt="xs" component="div">
              {t('terms.line', { count: term.days, from: term.from })}{' '}
              {may('register.manage') && (
                <Anchor component="button" type="button" inherit onClick={() => setTermsOpen(true)}>
                  {t('terms.open')}
                </Anchor>
              )}
            </Text>
          )}
        </section>
        <Log />
      </Stack>
      {termsOpen && <TermsDialog terms={terms} onClose={() => setTermsOpen(false)} />}
      {correcting && <CorrectDialog correcting={correcting} onClose={() => setCorrecting(null)} />}
    </Page>
  );
}

/** The page of the queue that the address names. */
function usePage(): [page: number, setPage: (page: number) => void] {
  const [value, setValue] = useUrlValue('page');
  const page = Math.max(1, Number.parseInt(value, 10) || 1);
  return [page, (next) => setValue(next > 1 ? String(next) : '')];
}

function Tools({ queue }: { queue: OutputOf<typeof getRegisterQueue> | undefined }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const navigate = useNavigate();
  const fixing = useMutation({
    mutationFn: () => call(applyRegisterFixes, { body: {} }),
    onSuccess: ({ fixed }) => {
      notifications.show({ message: t('fixed', { count: fixed }) });
      return changed();
    },
  });
  // Until the page is left or the making has failed: a second click comes before the button can be drawn anew.
  const begun = useRef(false);
  const making = useMutation({
    mutationFn: () => call(makeRegisterPackages, { body: {} }),
    onSuccess: async ({ packages }) => {
      notifications.show({ message: t('made', { count: packages.length }) });
      await changed();
      const [only] = packages;
      if (only && packages.length === 1) await navigate(paths.registerPackage(only.id));
      else begun.current = false;
    },
    onError: () => {
      begun.current = false;
    },
  });
  const make = () => {
    if (begun.current) return;
    begun.current = true;
    making.mutate();
  };
  if (!queue) return null;
  // Of the other pages only the server knows: it says so when nothing there can go either.
  const paged = queue.total > PAGE;
  const nothing = queue.sendable === 0 && !paged;
  return (
    <div>
      <div className={classes.tools}>
        {(queue.fixable > 0 || paged) && (
          <Button variant="default" loading={fixing.isPending} onClick={() => fixing.mutate()}>
            {t('fix')}
          </Button>
        )}
        <Button loading={making.isPending} disabled={nothing} onClick={make}>
          {t('make')}
        </Button>
      </div>
      {(nothing || paged) && (
        <Text size="sm" c="dimmed" mt={4}>
          {t(nothing ? 'nothingSendable' : 'makeHint')}
        </Text>
      )}
      <ProblemAlert error={fixing.error ?? making.error} />
    </div>
  );
}

function Standing({ row: { status, withdrawn } }: { row: RegisterPackage }) {
  const { t } = useTranslation('federal-register');
  const setting = useTimeSetting();
  return (
    <>
      <PackageBadge status={status} />
      {withdrawn && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('package.withdrawnFact', { ...withdrawn, ...setting })}
        </Text>
      )}
    </>
  );
}

function Log() {
  const { t } = useTranslation('federal-register');
  const { data, error } = useQuery(queryOf(listRegisterPackages, {}));
  const columns = useMemo<Column<RegisterPackage>[]>(
    () => [
      {
        key: 'package',
        title: t('column.package'),
        isName: true,
        render: ({ id, number, fileName }) => (
          <>
            <Anchor component={Link} to={paths.registerPackage(id)} inherit c="inherit">
              {t('package.title', { number })}
            </Anchor>
            <Text size="sm" c="dimmed" fw={400}>
              {fileName}
            </Text>
          </>
        ),
      },
      { key: 'rows', title: t('column.rows'), render: ({ rows }) => rows },
      { key: 'made', title: t('column.made'), render: ({ madeAt }) => <DateTime value={madeAt} look="table" /> },
      {
        key: 'due',
        title: t('column.due'),
        render: ({ dueOn }) => dueOn && <CalendarDay value={dueOn} look="table" />,
      },
      { key: 'status', title: t('column.status'), render: (row) => <Standing row={row} /> },
    ],
    [t],
  );
  return (
    <section aria-label={t('log')}>
      <Title order={2} mb="xs">
        {t('log')}
      </Title>
      <Listing
        name={t('log')}
        columns={columns}
        rows={data?.packages}
        rowKey={({ id }) => id}
        error={error}
        sortParameter="log"
        empty={<EmptyState icon={IconPackage}>{t('logEmpty')}</EmptyState>}
      />
    </section>
  );
}
