import { getMyAttestation, type MyAttestation } from '@itog/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { isExam, isExamOver } from './exam/exam-stage.ts';
import { ExamPanels } from './exam/ExamPanels.tsx';
import { Lobby } from './lobby/Lobby.tsx';
import { AppealPanel } from './result/AppealPanel.tsx';
import { AttemptsPanel } from './result/AttemptsPanel.tsx';
import { DocumentsPanel } from './result/DocumentsPanel.tsx';
import { ResultPanel, RetakePanel } from './result/ResultPanel.tsx';
import { lastFinished, runningAttempt } from './stage.ts';
import { StageBadge } from './StageBadge.tsx';

/** One attestation of the learner: the lobby before the test, the result after it; an exam or a defence with its own parts. */
export default function MyAttestationPage() {
  const { t } = useTranslation('my-attestation');
  const { sessionId = '' } = useParams();
  const query = queryOf(getMyAttestation, { params: { sessionId } });
  const { data: attestation } = useSuspenseQuery({
    ...query,
    refetchInterval: ({ state }) => (isBeforeCommission(state.data) ? 20_000 : 60_000),
  });
  const { program, group } = attestation.session;
  const exam = isExam(attestation) ? attestation : null;
  const isOver = exam ? isExamOver(exam) : lastFinished(attestation) !== undefined && !runningAttempt(attestation);
  return (
    <Page
      title={program.title}
      lead={[group.title, exam && t(`form.${exam.session.form}`), t('list.hours', { count: program.hours })]
        .filter(Boolean)
        .join(' · ')}
      status={isOver ? undefined : <StageBadge attestation={attestation} />}
      breadcrumbs={[{ label: t('list.title'), to: paths.myAttestations() }]}
    >
      {exam ? (
        <ExamPanels attestation={exam} />
      ) : isOver ? (
        <>
          <ResultPanel attestation={attestation} />
          <RetakePanel attestation={attestation} />
          <DocumentsPanel documents={attestation.documents} />
          <AttemptsPanel attempts={attestation.attempts} />
          <AppealPanel attestation={attestation} />
        </>
      ) : (
        <>
          <Lobby attestation={attestation} />
          {attestation.attempts.some(({ annulledAt }) => annulledAt) && (
            <>
              <AttemptsPanel attempts={attestation.attempts} />
              <AppealPanel attestation={attestation} />
            </>
          )}
        </>
      )}
    </Page>
  );
}

/** The meeting goes on: the learner may be called up any minute, and a hint may be lost. */
function isBeforeCommission(attestation: MyAttestation | undefined): boolean {
  const meeting = attestation?.examination?.meeting;
  return Boolean(meeting?.openedAt) && !meeting?.closedAt;
}
