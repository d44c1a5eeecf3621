import type { AppealSummary } from '@itog/contracts';
import { fullName } from '@itog/domain';
import type { TFunction } from 'i18next';
import { paths } from '../../paths.ts';
import type { TimeSetting } from '../../ui/time/format.ts';

/** An appeal among the tasks: what it waits for, and by when (5.6, 5.11). */
export function appealLine(appeal: AppealSummary, t: TFunction<'today'>, setting: TimeSetting) {
  const { id, state, learner, programTitle, groupTitle, hearing } = appeal;
  return {
    title: t(`appeal.${state}`, { name: fullName(learner.name) }),
    where: `${programTitle} · ${groupTitle}`,
    note: t(state === 'scheduled' ? 'appeal.hearing' : `appeal.note.${state}`, { at: hearing?.at, ...setting }),
    act: t('appeal.act'),
    to: paths.appeal(id),
    urgent: state === 'filed' || state === 'in-hearing',
  };
}
