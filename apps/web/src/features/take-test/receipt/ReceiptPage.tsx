import { getReceipt, type Receipt } from '@itog/contracts';
import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import type { PrintButtonProps } from '../../../ui/actions/PrintButton.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { Banner } from '../screen/Banner.tsx';
import { useTest, useTestState } from '../use-test.ts';
import { loadPrintButton } from './print-button.ts';
import classes from './Receipt.module.css';

// Printing needs the server anyway: without a network the receipt shows everything, and where its button will be.
const PrintButton = lazy(async () => {
  try {
    return { default: (await loadPrintButton()).PrintButton };
  } catch {
    return { default: Later };
  }
});

function Later(_unused: PrintButtonProps) {
  const { t } = useTranslation('take-test');
  return <Text>{t('receipt.later')}</Text>;
}

/** The test is closed: what the server has, by which hash, and what comes next. */
export function ReceiptPage() {
  const { t } = useTranslation('take-test');
  const setting = useTimeSetting();
  const { visited } = useTest();
  const { view, receipt: handed } = useTestState();
  useEffect(() => visited.forget(), [visited]);
  const { attemptId, sessionId } = view;
  const client = useQueryClient();
  // The lobby was loaded before the test: without a network it would say that the test may be begun.
  useEffect(
    () => client.removeQueries({ predicate: ({ queryKey }) => /^\/my\/attest/.test(String(queryKey[0])) }),
    [client],
  );
  const { data, error } = useQuery({
    ...queryOf(getReceipt, { params: { attemptId } }),
    enabled: handed === null,
    staleTime: Infinity,
  });
  const receipt = handed ?? data;
  const place = useRef<HTMLElement>(null);
  // What was pressed is gone: who listens hears here that it is over.
  useEffect(() => place.current?.focus(), []);
  const why = receipt?.closeReason ?? view.closeReason ?? 'learner';
  return (
    <main ref={place} tabIndex={-1} aria-label={t('receipt.title')} className={classes.page}>
      <Page
        title={t('receipt.title')}
        width="narrow"
        lead={
          why === 'learner'
            ? t('receipt.lead')
            : t(`receipt.${why}`, { finishedAt: receipt?.finishedAt ?? view.finishedAt, ...setting })
        }
      >
        <Unsaved />
        {!receipt && !error && <Loading />}
        <ProblemAlert error={handed ? null : error} mine />
        {receipt && <Facts receipt={receipt} />}
        <Group mt="lg" align="flex-start">
          <Button component={Link} to={paths.myAttestation(sessionId)}>
            {t('receipt.result')}
          </Button>
          {receipt && (
            <Suspense>
              <PrintButton request={{ kind: 'receipt', attemptId }}>{t('receipt.download')}</PrintButton>
            </Suspense>
          )}
        </Group>
        <Text c="dimmed" mt="lg" maw="38rem">
          {t('receipt.nextText')}
        </Text>
      </Page>
    </main>
  );
}

function Unsaved() {
  const { t } = useTranslation('take-test');
  const { unsaved } = useTestState();
  if (unsaved.length === 0) return null;
  const numbers = unsaved.map(({ number }) => number).sort((a, b) => a - b);
  return (
    <div className={classes.unsaved}>
      <Banner urgent tone="bad" icon={IconAlertTriangle}>
        <strong>{t('receipt.unsaved', { count: numbers.length, numbers })}</strong> {t('receipt.unsavedWhy')}
      </Banner>
    </div>
  );
}

function Facts({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('take-test');
  const { learner, programTitle, number, startedAt, finishedAt, answered, total, sheetSha256 } = receipt;
  return (
    <Panel>
      <dl className={classes.facts}>
        <Fact name={t('receipt.learner')}>{learner}</Fact>
        <Fact name={t('receipt.program')}>{programTitle}</Fact>
        <Fact name={t('receipt.attempt')}>{number}</Fact>
        <Fact name={t('receipt.startedAt')}>
          <DateTime value={startedAt} look="moment" />
        </Fact>
        <Fact name={t('receipt.finishedAt')}>
          <DateTime value={finishedAt} look="date" />, <DateTime value={finishedAt} look="clock" />{' '}
          <span className={classes.aside}>{t('receipt.serverTime')}</span>
        </Fact>
        <Fact name={t('receipt.answered')}>{t('receipt.answeredOf', { answered, total })}</Fact>
        <Fact name={t('receipt.sheet')}>
          <code className={classes.hash}>{sheetSha256}</code>
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
