import type { Enrolment, Group } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/table/DataTable.tsx';
import type { AdmissionFacts } from '../use-group.ts';
import { Readiness, Verdict } from './cells.tsx';
import classes from './group.module.css';

export type LearnerColumnsOptions = {
  readonly modules: Group['modules'];
  readonly onOpen: (enrolmentId: string) => void;
  /** Records a tick; null for who only reads. */
  readonly record: ((facts: AdmissionFacts) => void) | null;
};

/** The columns of the group's table; the same between renders, so that a tick renders one row. */
export function useLearnerColumns({ modules, onOpen, record }: LearnerColumnsOptions): Column<Enrolment>[] {
  const { t } = useTranslation('groups');
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('learners.name'),
        isName: true,
        sortBy: ({ learner }) => fullName(learner.name),
        render: ({ id, learner, post, customer, extraMinutes }) => (
          <>
            <UnstyledButton className={classes.name} onClick={() => onOpen(id)}>
              {fullName(learner.name)}
            </UnstyledButton>
            <div className={classes.small}>{[learner.login, learner.email].filter(Boolean).join(' · ')}</div>
            <div className={classes.small}>{[post, customer].filter(Boolean).join(', ')}</div>
            {extraMinutes > 0 && <div className={classes.small}>{t('learners.extra', { count: extraMinutes })}</div>}
          </>
        ),
      },
      {
        key: 'paid',
        title: t('learners.paid'),
        sortBy: ({ tuitionPaid }) => Number(tuitionPaid),
        render: ({ id, learner, tuitionPaid }) => (
          <Checkbox
            aria-label={t('learners.paidOf', { name: fullName(learner.name) })}
            checked={tuitionPaid}
            disabled={!record}
            onChange={() => record?.({ enrolmentIds: [id], tuitionPaid: !tuitionPaid })}
          />
        ),
      },
      {
        key: 'modules',
        title: t('learners.modules'),
        sortBy: ({ modulesDone }) => modulesDone.length,
        render: ({ id, learner, modulesDone }) => (
          <UnstyledButton
            className={classes.progress}
            data-done={modulesDone.length >= modules.length || undefined}
            aria-label={t('learners.modulesOf', {
              name: fullName(learner.name),
              done: modulesDone.length,
              count: modules.length,
            })}
            onClick={() => onOpen(id)}
          >
            {t('learners.modulesDone', { done: modulesDone.length, count: modules.length })}
          </UnstyledButton>
        ),
      },
      {
        key: 'admission',
        title: t('learners.admission'),
        sortBy: ({ refusals }) => refusals.length,
        render: (enrolment) => <Verdict enrolment={enrolment} />,
      },
      {
        key: 'ready',
        title: t('learners.ready'),
        sortBy: ({ acknowledgedAt }) => acknowledgedAt,
        render: (enrolment) => <Readiness enrolment={enrolment} />,
      },
    ],
    [t, modules, onOpen, record],
  );
}
