import { fullName } from '@itog/domain';
import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useRoom } from '../use-room.ts';
import { useDateRefusals } from './DecisionDialog.tsx';
import { awaitingDates } from './learners.ts';

/** The same dates of a second time for everybody who has none yet, in one act; each gets a decision of his own (3.11). */
export function DatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const onPhone = useMediaQuery('(max-width: 36em)');
  return (
    <FormModal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={onPhone}
      title={t('closing.dates')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <DatesForm onClose={onClose} />
    </FormModal>
  );
}

function DatesForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { meeting, write } = useRoom();
  const learners = awaitingDates(meeting);
  const required = t('ui:field.required');
  const filled = (value: string) => (value.trim() === '' ? required : null);
  const form = useForm({
    initialValues: {
      enrolmentIds: learners.map(({ enrolmentId }) => enrolmentId),
      fromDay: '',
      untilDay: '',
      reasons: '',
    },
    validate: {
      enrolmentIds: (chosen) => (chosen.length === 0 ? required : null),
      fromDay: filled,
      untilDay: filled,
      reasons: filled,
    },
  });
  const { enrolmentIds, fromDay, untilDay } = form.values;
  const refusals = useDateRefusals({ kind: 'second-time', enrolmentId: enrolmentIds[0] ?? '', fromDay, untilDay });
  const save = ({ reasons }: typeof form.values) => {
    if (refusals.length > 0) return;
    const dates = { decision: 'second-time' as const, attemptId: null, fromDay, untilDay, present: null };
    for (const enrolmentId of enrolmentIds)
      write({ kind: 'decision', decisionId: crypto.randomUUID(), enrolmentId, reasons: reasons.trim(), ...dates });
    onClose();
  };
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('decisions.note.second-time')}
        </Text>
        <Checkbox.Group {...form.getInputProps('enrolmentIds')} label={t('closing.whom')}>
          <Stack gap="xs" mt="xs">
            {learners.map(({ enrolmentId, learner }) => (
              <Checkbox key={enrolmentId} value={enrolmentId} label={fullName(learner.name)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group grow align="flex-start">
          <DayInput {...form.getInputProps('fromDay')} label={t('decisions.from')} />
          <DayInput {...form.getInputProps('untilDay')} label={t('decisions.until')} />
        </Group>
        <Textarea
          {...form.getInputProps('reasons')}
          label={t('decisions.reasons')}
          description={t('decisions.reasonsHint')}
          maxLength={5000}
          autosize
          minRows={2}
        />
        <Refusals refusals={refusals} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit">{t('closing.setDates')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
