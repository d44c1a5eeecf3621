import { getPrintRun, getPrintRunFile, getPrintRunZip, type PrintRunWhole } from '@itog/contracts';
import { Anchor, Button, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './Runs.module.css';
import { Steering } from './Steering.tsx';
import { RUN_TONES, WHILE_RUNNING_MS } from './tones.ts';

/** One run: how far it is, what to do with it, what it has printed and what it could not. */
export default function RunPage() {
  const { t } = useTranslation('registry');
  const { runId = '' } = useParams();
  const may = useCan();
  const { data: run, error } = useQuery({
    ...queryOf(getPrintRun, { params: { runId } }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? WHILE_RUNNING_MS : false),
  });
  if (error) return <ProblemAlert error={error} />;
  if (!run) return <Loading />;
  const { title, status, madeAt, madeBy } = run;
  return (
    <Page
      title={title}
      width="narrow"
      status={<StatusBadge tone={RUN_TONES[status]}>{t(`runs.status.${status}`)}</StatusBadge>}
      lead={
        <>
          <DateTime value={madeAt} />, {madeBy.name.lastName} {madeBy.name.firstName}
        </>
      }
      breadcrumbs={[
        { label: t('title'), to: paths.registry() },
        { label: t('runs.title'), to: paths.printRuns() },
      ]}
    >
      <Panel title={t('runs.progress')}>
        <HowFar run={run} />
        {may('print-runs.manage') && <Steering run={run} />}
      </Panel>
      <Files run={run} />
      {run.failures.length > 0 && <Failures run={run} />}
    </Page>
  );
}

function HowFar({ run: { done, failed, total } }: { run: PrintRunWhole }) {
  const { t } = useTranslation('registry');
  const share = (count: number) => (count * 100) / Math.max(total, 1);
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section value={share(done)} aria-label={t('runs.progress')} />
        {failed > 0 && (
          <Progress.Section value={share(failed)} color="red" aria-label={t('runs.failed', { count: failed })} />
        )}
      </Progress.Root>
      <Text mt="xs" role="status" className="figures">
        {t('runs.printed', { done, total })}
        {failed > 0 && `, ${t('runs.failed', { count: failed })}`}
      </Text>
    </>
  );
}

function Files({ run: { id: runId, finishedAt, done } }: { run: PrintRunWhole }) {
  const { t } = useTranslation('registry');
  const input = { params: { runId }, query: undefined };
  const why = finishedAt === null ? t('runs.wait') : done === 0 ? t('runs.nothing') : null;
  return (
    <Panel title={t('runs.files')}>
      {why !== null && <Text c="dimmed">{why}</Text>}
      {why === null && (
        <>
          <Text>{t('runs.zipHint')}</Text>
          <div className={classes.line}>
            <Button component="a" href={addressOf(getPrintRunZip, input)}>
              {t('runs.zip')}
            </Button>
            <Button component="a" href={addressOf(getPrintRunFile, input)} variant="default">
              {t('runs.file')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}

function Failures({ run: { failures } }: { run: PrintRunWhole }) {
  const { t } = useTranslation('registry');
  return (
    <Panel title={t('runs.failures')} flush>
      <DataTable
        name={t('runs.failures')}
        rows={failures}
        rowKey={({ documentId }) => documentId}
        columns={[
          {
            key: 'document',
            title: t('runs.failure.document'),
            isName: true,
            render: ({ documentId, learnerName, registrationNumber }) => (
              <>
                <Anchor component={Link} to={paths.document(documentId)} inherit c="inherit">
                  {learnerName}
                </Anchor>
                <Text size="sm" fw={400} className="figures whole">
                  {t('number', { number: registrationNumber })}
                </Text>
              </>
            ),
          },
          { key: 'problem', title: t('runs.failure.problem'), render: ({ problem }) => problem },
        ]}
      />
    </Panel>
  );
}
