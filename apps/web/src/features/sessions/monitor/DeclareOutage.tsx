import { declareOutage } from '@itog/contracts';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconPlugX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { serverTime } from '../../../api/clock.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { TimeOfDay } from '../../../ui/forms/TimeOfDay.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { outageWindow } from './outage-window.ts';
import { useSessionChanged } from './use-session.ts';

/** Declares an outage that is over: whoever writes gets back, once, what his own test has lost in it. */
export function DeclareOutage({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlugX size={18} stroke={1.6} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('outage.open')}
      </Button>
      <FormModal
        opened={opened}
        onClose={close}
        title={t('outage.title')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <OutageForm sessionId={sessionId} onClose={close} />
      </FormModal>
    </>
  );
}

const isTime = (time: string) => /^\d\d:\d\d$/.test(time);

function OutageForm({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const changed = useSessionChanged();
  const { zone } = useTimeSetting();
  const timed = (time: string) => (isTime(time) ? null : t('outage.noTime'));
  const form = useForm({
    initialValues: { from: '', until: '', reason: '' },
    validate: { from: timed, until: timed, reason: (reason) => (reason.trim() ? null : t('outage.noReason')) },
  });
  const declaring = useMutation({
    mutationFn: ({ from, until, reason }: typeof form.values) => {
      const body = { ...outageWindow(from, until, serverTime(), zone), reason };
      return call(declareOutage, { params: { sessionId }, body });
    },
    onSuccess: async (session) => {
      notifications.show({ message: t('outage.done') });
      onClose();
      await changed(session);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => declaring.mutate(values))}>
      <Stack>
        <Text>{t('outage.what')}</Text>
        <Group align="flex-start">
          <TimeOfDay
            first
            label={t('outage.from')}
            value={form.values.from}
            onChange={(time) => form.setFieldValue('from', time)}
            error={form.errors['from']}
          />
          <TimeOfDay
            label={t('outage.until')}
            value={form.values.until}
            onChange={(time) => form.setFieldValue('until', time)}
            error={form.errors['until']}
          />
        </Group>
        <Textarea
          {...form.getInputProps('reason')}
          label={t('outage.reason')}
          description={t('outage.reasonHint')}
          autosize
          minRows={2}
        />
        <Text c="dimmed" size="sm">
          {t('outage.ended')}
        </Text>
        <ProblemAlert error={declaring.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={declaring.isPending}>
            {t('outage.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
