import { getProgram, updateEnrolment, type Enrolment, type Group } from '@itog/contracts';
import { Button, Group as Row, NumberInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useEnrolmentChanged } from '../use-group.ts';
import classes from './learner.module.css';

const FACTORS = [1.25, 1.5, 2] as const;

/** More time for the test for reasons of health: minutes, or so many times the time that all have. */
export function Accommodation({ group, enrolment }: { group: Group; enrolment: Enrolment }) {
  const { t } = useTranslation(['groups', 'ui']);
  const [minutes, setMinutes] = useState<number | string>(enrolment.extraMinutes);
  const limit = useQuery(queryOf(getProgram, { params: { programId: group.program.id } })).data?.effectivePolicy
    .timeLimitMinutes;
  const changed = useEnrolmentChanged(group.id);
  const saving = useMutation({
    mutationFn: (extraMinutes: number) =>
      call(updateEnrolment, { params: { enrolmentId: enrolment.id }, body: { extraMinutes } }),
    onSuccess: (after) => {
      notifications.show({ message: t('ui:saved') });
      return changed(after);
    },
  });
  return (
    <section className={classes.part}>
      <h3>{t('accommodation.title')}</h3>
      <Text size="sm" c="dimmed">
        {t('accommodation.hint')}
      </Text>
      <Row align="flex-end" gap="sm">
        <NumberInput
          label={t('accommodation.minutes')}
          value={minutes}
          onChange={setMinutes}
          min={0}
          max={600}
          allowDecimal={false}
          allowNegative={false}
          w={140}
        />
        {limit &&
          FACTORS.map((factor) => (
            <Button
              key={factor}
              variant="default"
              size="sm"
              onClick={() => setMinutes(Math.ceil(limit * (factor - 1)))}
            >
              {t('accommodation.times', { factor })}
            </Button>
          ))}
      </Row>
      <ProblemAlert error={saving.error} />
      <div>
        <Button
          variant="default"
          loading={saving.isPending}
          disabled={minutes === '' || Number(minutes) === enrolment.extraMinutes}
          onClick={() => saving.mutate(Number(minutes))}
        >
          {t('accommodation.save')}
        </Button>
      </div>
    </section>
  );
}
