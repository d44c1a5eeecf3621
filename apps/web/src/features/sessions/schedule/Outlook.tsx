import { getGroup, getProgram, type GroupSummary } from '@itog/contracts';
import { lastStartWithinDay, retakeClosesAt, type AttestationForm } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { serverTime } from '../../../api/clock.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { TestLength } from '../../../ui/test-length/TestLength.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './schedule.module.css';

export type OutlookProps = {
  readonly group: GroupSummary;
  readonly window: { readonly opensAt: Date; readonly startUntil: Date };
};

/** What will hold, in sentences: when the test starts, how long it is, when the last one ends, until when a retake may start. */
export function Outlook({ group, window: { opensAt, startUntil } }: OutlookProps) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  const program = useQuery(queryOf(getProgram, { params: { programId: group.program.id } })).data;
  const details = useQuery(queryOf(getGroup, { params: { groupId: group.id } })).data;
  if (!program || opensAt >= startUntil) return null;
  const { timeLimitMinutes, retakes, retakeDays, showPreliminaryScore } = program.effectivePolicy;
  const enrolments = details?.enrolments ?? [];
  const extra = Math.max(0, ...enrolments.map(({ extraMinutes }) => extraMinutes));
  const accommodated = enrolments.filter(({ extraMinutes }) => extraMinutes > 0).length;
  const ends = new Date(startUntil.getTime() + (timeLimitMinutes + extra) * 60_000);
  const until = retakeClosesAt(ends, { retakeDays }, setting.zone);
  const retake = showPreliminaryScore
    ? t('outlook.retake', { until, ...setting })
    : t('outlook.retakeHidden', { count: retakeDays });
  const sentences = [
    isPast(opensAt) && t('outlook.begun', { opensAt, ...setting }),
    t('outlook.start', { opensAt, startUntil, count: timeLimitMinutes, ...setting }),
    accommodated > 0 && t('outlook.accommodated', { count: accommodated }),
    t('outlook.end', { ends, ...setting }),
    retakes > 0 && retake,
  ];
  return (
    <div className={classes.outlook}>
      <IconInfoCircle size={22} stroke={1.6} aria-hidden />
      <div>
        <p>{sentences.filter(Boolean).join(' ')}</p>
        <Overnight window={{ opensAt, startUntil }} minutes={timeLimitMinutes + extra} />
        <TestLength bank={program} policy={program.effectivePolicy} programId={program.id} />
        <Barred group={group} form="test" />
      </div>
    </div>
  );
}

/** A warning where a test that is started last would end on another day than the session's (3.12, 5.3). */
function Overnight({ window, minutes }: Pick<OutlookProps, 'window'> & { minutes: number }) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  const latest = lastStartWithinDay(window, minutes, setting.zone);
  if (!latest) return null;
  const context = latest <= window.opensAt ? 'never' : undefined;
  return (
    <p role="status" className={classes.warning}>
      <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
      <span>{t('outlook.overnight', { context, latest, ...setting })}</span>
    </p>
  );
}

/** The beginning that is typed lies behind: allowed, since a late entry is better than none, but said. */
export const isPast = (opensAt: Date) => opensAt.getTime() < serverTime();

/** Who could not come today: nobody in the group, or some not admitted (3.1). */
export function Barred({ group, form }: { group: GroupSummary; form: AttestationForm }) {
  const { t } = useTranslation('sessions');
  const barred = group.learners - group.admitted;
  const link = (to: string) => (
    <Anchor component={Link} to={to}>
      {t('outlook.openGroup')}
    </Anchor>
  );
  if (group.learners === 0)
    return (
      <p>
        {t('outlook.nobody')} {link(paths.group(group.id))}
      </p>
    );
  if (barred === 0) return null;
  return (
    <p>
      {t(form === 'test' ? 'outlook.barred' : 'outlook.barredMeeting', { count: barred })}{' '}
      {link(`${paths.group(group.id)}?show=not-admitted`)}
    </p>
  );
}
