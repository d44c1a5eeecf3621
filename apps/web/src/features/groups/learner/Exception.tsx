import { overrideAdmission, withdrawOverride, type Enrolment } from '@itog/contracts';
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { useEnrolmentChanged } from '../use-group.ts';
import classes from './learner.module.css';

/** An admission in spite of what is missing: only with a reason, which stays on record (3.1). */
export function Exception({ groupId, enrolment }: { groupId: string; enrolment: Enrolment }) {
  const { t } = useTranslation('groups');
  const { override, refusals } = enrolment;
  const changed = useEnrolmentChanged(groupId);
  const params = { enrolmentId: enrolment.id };
  const withdrawing = useMutation({ mutationFn: () => call(withdrawOverride, { params }), onSuccess: changed });
  if (!override && refusals.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3>{t('exception.title')}</h3>
      {override ? (
        <>
          <Text>{override.reason}</Text>
          <Text size="sm" c="dimmed">
            {override.by}, <DateTime value={override.at} />
          </Text>
          <div>
            <Button variant="default" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
              {t('exception.withdraw')}
            </Button>
          </div>
          <ProblemAlert error={withdrawing.error} />
        </>
      ) : (
        <Admit enrolmentId={enrolment.id} onDone={changed} />
      )}
    </section>
  );
}

function Admit({ enrolmentId, onDone }: { enrolmentId: string; onDone: (enrolment: Enrolment) => unknown }) {
  const { t } = useTranslation(['groups', 'ui']);
  const [opened, setOpened] = useState(false);
  const check = useContractValidate(overrideAdmission.body);
  const form = useForm({ initialValues: { reason: '' }, validate: check });
  const admitting = useMutation({
    mutationFn: (body: { reason: string }) => call(overrideAdmission, { params: { enrolmentId }, body }),
    onSuccess: onDone,
  });
  if (!opened)
    return (
      <div>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('exception.open')}
        </Button>
      </div>
    );
  return (
    <form noValidate className={classes.part} onSubmit={form.onSubmit((values) => admitting.mutate(values))}>
      <Textarea
        {...form.getInputProps('reason')}
        label={t('exception.reason')}
        description={t('exception.reasonHint')}
        autosize
        minRows={2}
        data-autofocus
      />
      <ProblemAlert error={admitting.error} />
      <Group>
        <Button type="submit" loading={admitting.isPending}>
          {t('exception.admit')}
        </Button>
        <Button variant="default" onClick={() => setOpened(false)}>
          {t('ui:cancel')}
        </Button>
      </Group>
    </form>
  );
}
