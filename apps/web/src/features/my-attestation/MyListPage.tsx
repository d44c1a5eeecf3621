import { listMyAttestations, type MyAttestation } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import classes from './MyListPage.module.css';
import { MyAppeals } from './MyAppeals.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { examStageOf, isExam } from './exam/exam-stage.ts';
import { runningAttempt, stageOf } from './stage.ts';
import { StageBadge } from './StageBadge.tsx';
import { useNowText } from './use-now-text.ts';
import { windowText } from './window-text.ts';

/** The learner's attestations, each with what he may do now. */
export default function MyListPage() {
  const { t } = useTranslation('my-attestation');
  const { data } = useSuspenseQuery({ ...queryOf(listMyAttestations), refetchInterval: 60_000 });
  const { attestations } = data;
  return (
    <Page title={t('list.title')}>
      <MyAppeals />
      <ConsentNotice />
      {attestations.length === 0 ? (
        <EmptyState icon={IconSchool}>{t('list.empty')}</EmptyState>
      ) : (
        <ul className={classes.cards}>
          {attestations.map((attestation) => (
            <Card
              key={attestation.session.id}
              attestation={attestation}
              later={attestations.find((other) => isInPlaceOf(other, attestation))}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

type CardProps = {
  readonly attestation: MyAttestation;
  /** The day that was set in place of this one. */
  readonly later: MyAttestation | undefined;
};

function Card({ attestation, later }: CardProps) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const now = useNowText();
  const { id, form, program, group, opensAt, startUntil } = attestation.session;
  const running = runningAttempt(attestation);
  const again = isExam(attestation) && examStageOf(attestation) === 'absent' && attestation.examination.secondTime;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2 id={`attestation-${id}`}>
          <Link to={paths.myAttestation(id)}>{program.title}</Link>
        </h2>
        <StageBadge attestation={attestation} />
      </div>
      <p className={classes.facts}>
        {[group.title, form !== 'test' && t(`form.${form}`), t('list.hours', { count: program.hours })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={classes.facts}>{windowText(t, opensAt, startUntil, setting)}</p>
      <div className={classes.foot}>
        <p>
          {later ? t('now.missedLater', { opensAt: later.session.opensAt, ...setting }) : now(attestation)}{' '}
          {again && t('exam.again', again)}
        </p>
        <Button
          component={Link}
          to={running ? paths.attempt(running.id) : paths.myAttestation(id)}
          variant={isNow(attestation) ? 'filled' : 'default'}
          aria-describedby={`attestation-${id}`}
        >
          {t(running ? 'act.continue' : 'act.open')}
        </Button>
      </div>
    </li>
  );
}

/** Whether a test of the same program was set for a later day, after the time of this one had passed. */
function isInPlaceOf(other: MyAttestation, missed: MyAttestation): boolean {
  const { form, program, opensAt } = missed.session;
  const { session } = other;
  const isSame = form === 'test' && session.form === 'test' && session.program.id === program.id;
  return isSame && stageOf(missed) === 'missed' && session.opensAt > opensAt && session.cancelledAt === null;
}

/** Something can be done at once: the button says so. */
function isNow(attestation: MyAttestation): boolean {
  if (isExam(attestation)) return ['meeting', 'current'].includes(examStageOf(attestation));
  return ['running', 'ready', 'retake'].includes(stageOf(attestation));
}
