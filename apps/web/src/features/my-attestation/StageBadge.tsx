import type { MyAttestation } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';
import { genderOf } from '../../ui/person/gender.ts';
import { examStageOf, isExam, type ExamStage, type MyExam } from './exam/exam-stage.ts';
import { stageOf, standingOf, type Stage } from './stage.ts';

const TONES: Record<Stage, Tone> = {
  cancelled: 'bad',
  running: 'wait',
  notAdmitted: 'warn',
  scheduled: 'quiet',
  acknowledge: 'warn',
  ready: 'good',
  missed: 'bad',
  waiting: 'wait',
  passed: 'good',
  failed: 'bad',
  retake: 'warn',
};
const EXAM_TONES: Record<ExamStage, Tone> = {
  cancelled: 'bad',
  notAdmitted: 'warn',
  acknowledge: 'warn',
  scheduled: 'quiet',
  meeting: 'wait',
  current: 'wait',
  heard: 'wait',
  absent: 'bad',
  waiting: 'wait',
  passed: 'good',
  failed: 'bad',
};
const WITH_STANDING: readonly Stage[] = ['passed', 'failed', 'retake'];

/** The state of an attestation in a word; a result that is not official yet says «предварительно». */
export function StageBadge({ attestation }: { attestation: MyAttestation }) {
  return isExam(attestation) ? <ExamBadge attestation={attestation} /> : <TestBadge attestation={attestation} />;
}

function ExamBadge({ attestation }: { attestation: MyExam }) {
  const { t } = useTranslation('my-attestation');
  const me = useMe();
  const stage = examStageOf(attestation);
  const { result } = attestation.examination;
  return (
    <StatusBadge tone={EXAM_TONES[stage]}>
      {result ? t(`exam.mark.${result.mark}`) : t(`exam.stage.${stage}`, { context: genderOf(me.name) })}
    </StatusBadge>
  );
}

function TestBadge({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const me = useMe();
  const stage = stageOf(attestation);
  const context = WITH_STANDING.includes(stage) ? standingOf(attestation) : genderOf(me.name);
  return <StatusBadge tone={TONES[stage]}>{t(`stage.${stage}`, { context })}</StatusBadge>;
}
