import type { Enrolment, Group } from '@itog/contracts';
import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useRecordFacts } from '../use-group.ts';
import classes from './learner.module.css';

export type AdmissionTicksProps = { readonly group: Group; readonly enrolment: Enrolment; readonly readOnly: boolean };

/** Payment and the parts of the curriculum, with the verdict that follows from them (3.1). */
export function AdmissionTicks({ group, enrolment, readOnly }: AdmissionTicksProps) {
  const { t } = useTranslation('groups');
  const recording = useRecordFacts(group.id);
  const { id, tuitionPaid, modulesDone, refusals, override } = enrolment;
  const context = genderOf(enrolment.learner.name);
  const enrolmentIds = [id];
  const all = group.modules.map((module) => module.id);
  return (
    <section className={classes.part}>
      <h3>{t('learners.admission')}</h3>
      {override ? (
        <StatusBadge tone="good">{t('admission.byException', { context })}</StatusBadge>
      ) : refusals.length === 0 ? (
        <StatusBadge tone="good">{t('admission.admitted', { context })}</StatusBadge>
      ) : (
        <Refusals refusals={refusals} />
      )}
      <Stack gap="xs">
        <Checkbox
          label={t('learner.paid')}
          checked={tuitionPaid}
          disabled={readOnly}
          onChange={() => recording.mutate({ enrolmentIds, tuitionPaid: !tuitionPaid })}
        />
        <Checkbox
          label={t('learner.curriculum')}
          checked={all.every((module) => modulesDone.includes(module))}
          indeterminate={modulesDone.length > 0 && modulesDone.length < all.length}
          disabled={readOnly || all.length === 0}
          onChange={() =>
            recording.mutate({ enrolmentIds, modules: { ids: all, done: modulesDone.length < all.length } })
          }
        />
        {group.modules.map((module) => (
          <Checkbox
            key={module.id}
            ms="xl"
            label={module.title}
            checked={modulesDone.includes(module.id)}
            disabled={readOnly}
            onChange={() =>
              recording.mutate({
                enrolmentIds,
                modules: { ids: [module.id], done: !modulesDone.includes(module.id) },
              })
            }
          />
        ))}
      </Stack>
      <ProblemAlert error={recording.error} />
    </section>
  );
}
