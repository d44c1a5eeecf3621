import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Announced } from '../result/Announced.tsx';
import result from '../result/Result.module.css';
import { StageBadge } from '../StageBadge.tsx';
import { useNowText } from '../use-now-text.ts';
import { examStageOf, type MyExam } from './exam-stage.ts';

/** What came out of an exam or a defence once it is announced (3.12), and when the learner may come again (3.11). */
export function ExamResult({ attestation }: { attestation: MyExam }) {
  const { t } = useTranslation('my-attestation');
  const now = useNowText();
  const { session, examination, documents } = attestation;
  const { secondTime } = examination;
  const stage = examStageOf(attestation);
  const again = stage === 'failed' || stage === 'absent';
  return (
    <Panel title={t('result.title')} actions={<StageBadge attestation={attestation} />}>
      <p className={result.score}>{now(attestation)}</p>
      {again && (
        <p className={result.lead}>
          {secondTime ? t('exam.again', secondTime) : t(session.secondTimeOf ? 'exam.noMore' : 'exam.againUnset')}
        </p>
      )}
      {stage === 'passed' && documents.length === 0 && <p className={result.lead}>{t('exam.diploma')}</p>}
      <Announced attestation={attestation} />
    </Panel>
  );
}
