import { getMyAttestation } from '@itog/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Lobby } from './lobby/Lobby.tsx';
import { AppealPanel } from './result/AppealPanel.tsx';
import { AttemptsPanel } from './result/AttemptsPanel.tsx';
import { DocumentsPanel } from './result/DocumentsPanel.tsx';
import { ResultPanel, RetakePanel } from './result/ResultPanel.tsx';
import { lastFinished, runningAttempt } from './stage.ts';
import { StageBadge } from './StageBadge.tsx';

/** One attestation of the learner: the lobby before the test, the result after it. */
export default function MyAttestationPage() {
  const { t } = useTranslation('my-attestation');
  const { sessionId = '' } = useParams();
  const query = queryOf(getMyAttestation, { params: { sessionId } });
  const { data: attestation } = useSuspenseQuery({ ...query, refetchInterval: 60_000 });
  const { program, group } = attestation.session;
  const isOver = lastFinished(attestation) !== undefined && !runningAttempt(attestation);
  return (
    <Page
      title={program.title}
      lead={`${group.title} · ${t('list.hours', { count: program.hours })}`}
      status={isOver ? undefined : <StageBadge attestation={attestation} />}
      breadcrumbs={[{ label: t('list.title'), to: paths.myAttestations() }]}
    >
      {isOver ? (
        <>
          <ResultPanel attestation={attestation} />
          <RetakePanel attestation={attestation} />
          <DocumentsPanel documents={attestation.documents} />
          <AttemptsPanel attempts={attestation.attempts} />
          <AppealPanel attestation={attestation} />
        </>
      ) : (
        <Lobby attestation={attestation} />
      )}
    </Page>
  );
}
