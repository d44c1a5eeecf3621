import type { MyAttestation } from '@itog/contracts';
import { questionsToPass, testMark } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { lastFinished, retakeContext, secondsForTest, shownPercent, stageOf } from '../stage.ts';
import { StartButton } from '../start/StartButton.tsx';
import { StageBadge } from '../StageBadge.tsx';
import { Announced } from './Announced.tsx';
import classes from './Result.module.css';

/** What came out of the test, preliminary or official, and what follows from it. */
export function ResultPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const { protocol, policy } = attestation;
  const result = lastFinished(attestation)?.result;
  return (
    <Panel title={t('result.title')} actions={<StageBadge attestation={attestation} />}>
      {result ? (
        <>
          <p className={classes.score}>
            {t(`result.${result.standing}`, { ...result, count: result.correct, percent: shownPercent(result) })}
          </p>
          {/* After an appeal the score and the result may part: how many were needed explains it no longer. */}
          {testMark(result, policy) === result.mark && (
            <Text c="dimmed">{t('result.need', { count: questionsToPass(result.total, policy) })}</Text>
          )}
        </>
      ) : (
        <p className={classes.lead}>{t('result.hidden')}</p>
      )}
      <p className={classes.lead}>{useConsequence(attestation)}</p>
      <Announced attestation={attestation} />
      {!protocol && result && <p className={classes.lead}>{t('result.becomesOfficial')}</p>}
    </Panel>
  );
}

function useConsequence(attestation: MyAttestation): string {
  const { t } = useTranslation('my-attestation');
  const stage = stageOf(attestation);
  if (stage === 'passed') {
    return t(attestation.documents.length > 0 || attestation.protocol ? 'result.passed' : 'result.passedWaiting');
  }
  if (stage === 'failed') return `${t('result.failed')} ${t('result.failedForGood')}`;
  return stage === 'retake' ? t('result.failed') : '';
}

/** The free retake, or the attempt that the commission has granted: until when it may start, and the start (3.8). */
export function RetakePanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const { retakeClosesAt, grantClosesAt, policy } = attestation;
  const context = retakeContext(attestation);
  const limits = { retakeClosesAt, grantClosesAt, count: policy.retakeDays };
  if (stageOf(attestation) !== 'retake') return null;
  return (
    <Panel title={t('result.retakeTitle', { context })}>
      <p className={classes.deadline}>{t('result.retake', { context, ...limits, ...setting })}</p>
      <p className={classes.lead}>{t('result.retakeStart', { context, seconds: secondsForTest(attestation) })}</p>
      <div className={classes.act}>
        <StartButton attestation={attestation} />
      </div>
    </Panel>
  );
}
