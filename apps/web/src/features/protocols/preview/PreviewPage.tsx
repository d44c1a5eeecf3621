import { getSession, previewProtocol } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useWatchedSession } from '../../../api/realtime.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Preview.module.css';
import { DraftButton } from './DraftButton.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import { SessionProtocols } from './SessionProtocols.tsx';

const ANEW_MS = 15_000;

/** What a protocol of the session would hold and which numbers it would take, before it takes any (3.15). */
export default function PreviewPage() {
  const { t } = useTranslation('protocols');
  const { sessionId = '' } = useParams();
  useWatchedSession(sessionId);
  const [{ data: session }, { data: preview }] = useSuspenseQueries({
    queries: [
      queryOf(getSession, { params: { sessionId } }),
      { ...queryOf(previewProtocol, { params: { sessionId } }), refetchInterval: ANEW_MS },
    ],
  });
  const { refusals, rows, absent, protocolNumber, protocols, attestation } = preview;
  return (
    <Page
      title={t('preview.title')}
      lead={`${session.program.title} · ${session.group.title}`}
      breadcrumbs={[
        { label: t('preview.sessions'), to: paths.sessions() },
        { label: session.group.title, to: paths.session(sessionId) },
      ]}
    >
      <SessionProtocols protocols={session.protocols} />
      {rows.length > 0 && (
        <Panel
          title={t(protocols > 1 ? 'preview.holdsMany' : 'preview.holds', { number: protocolNumber, count: protocols })}
          flush
        >
          <p className={classes.note}>{t(protocols > 1 ? 'preview.numbersMany' : 'preview.numbers')}</p>
          <PreviewRows rows={rows} />
        </Panel>
      )}
      {absent.length > 0 && (
        <Panel title={t(attestation === 'test' ? 'preview.absent' : 'preview.notCome')}>
          <Text>{absent.join(', ')}</Text>
          <Text size="sm" c="dimmed" mt="xs">
            {t('preview.absentNote')}
          </Text>
        </Panel>
      )}
      <DraftButton sessionId={sessionId} refusals={refusals} protocols={session.protocols} many={protocols > 1} />
    </Page>
  );
}
