import { moveSession, type SessionDetails } from '@itog/contracts';
import { VENUES } from '@itog/domain';
import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { TimeOfDay } from '../../../ui/forms/TimeOfDay.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { placeAndTimeOf, windowOf } from '../schedule/schedule-values.ts';
import { useSessionChanged } from './use-session.ts';

/** Another day, time or place for a session that nobody has started; its learners are told. */
export function MoveSession({ session }: { session: SessionDetails }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('move.open')}
      </Button>
      <FormModal
        opened={opened}
        onClose={close}
        title={t('move.title')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <MoveForm session={session} onClose={close} />
      </FormModal>
    </>
  );
}

function MoveForm({ session, onClose }: { session: SessionDetails; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const { zone } = useTimeSetting();
  const changed = useSessionChanged();
  const whole = (text: string) => (text.trim() ? null : t('move.missing'));
  const form = useForm({
    initialValues: { ...placeAndTimeOf(session, zone), reason: '' },
    validate: { day: whole, from: whole, until: whole, reason: whole },
  });
  const moving = useMutation({
    mutationFn: ({ venue, address, reason, ...times }: typeof form.values) => {
      const window = windowOf(times, zone);
      if (!window) throw new Error('the day or a time is not whole');
      const place = { venue, address: venue === 'remote' ? null : address.trim() || null };
      return call(moveSession, { params: { sessionId: session.id }, body: { ...window, ...place, reason } });
    },
    onSuccess: async (moved) => {
      notifications.show({ message: t('move.done') });
      onClose();
      await changed(moved);
    },
  });
  const isTest = session.form === 'test';
  const timed = (field: 'day' | 'from' | 'until') => ({
    value: form.values[field],
    onChange: (value: string) => form.setFieldValue(field, value),
    error: form.errors[field],
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => moving.mutate(values))}>
      <Stack>
        <Text>{t('move.what')}</Text>
        <DayInput label={t('schedule.day')} {...timed('day')} />
        <Group align="flex-start">
          <TimeOfDay label={t(isTest ? 'schedule.from' : 'schedule.meetingFrom')} {...timed('from')} />
          <TimeOfDay label={t(isTest ? 'schedule.until' : 'schedule.meetingUntil')} {...timed('until')} />
        </Group>
        <Select
          {...form.getInputProps('venue')}
          label={t('schedule.where')}
          allowDeselect={false}
          data={VENUES.map((value) => ({ value, label: t(`schedule.venue.${value}`) }))}
        />
        {form.values.venue !== 'remote' && (
          <TextInput {...form.getInputProps('address')} label={t('schedule.address')} />
        )}
        <Textarea {...form.getInputProps('reason')} label={t('move.reason')} autosize minRows={2} />
        <ProblemAlert error={moving.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={moving.isPending}>
            {t('move.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
