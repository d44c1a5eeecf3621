import { grantTime } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import type { Attempt, Participant } from './standing.ts';
import { useSessionChanged } from './use-session.ts';

export type GrantTimeProps = {
  readonly sessionId: string;
  readonly running: readonly { readonly participant: Participant; readonly attempt: Attempt }[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onGranted: () => void;
};

/** Gives running tests more minutes, with a reason. */
export function GrantTime({ opened, onClose, ...rest }: GrantTimeProps) {
  const { t } = useTranslation(['sessions', 'ui']);
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={t('grant.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <GrantForm onClose={onClose} {...rest} />
    </FormModal>
  );
}

const NAMED = 5;

function GrantForm({ sessionId, running, onClose, onGranted }: Omit<GrantTimeProps, 'opened'>) {
  const { t } = useTranslation(['sessions', 'ui']);
  const changed = useSessionChanged();
  const attemptIds = running.map(({ attempt }) => attempt.id);
  const check = useContractValidate(grantTime.body);
  const form = useForm({
    initialValues: { minutes: 10, reason: '' },
    validate: (values) => check({ attemptIds, ...values }),
  });
  const granting = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(grantTime, { params: { sessionId }, body: { attemptIds, ...values } }),
    onSuccess: async (session) => {
      notifications.show({ message: t('grant.done', { count: attemptIds.length }) });
      onGranted();
      onClose();
      await changed(session);
    },
  });
  const names = running.slice(0, NAMED).map(({ participant }) => fullName(participant.learner.name));
  return (
    <form noValidate onSubmit={form.onSubmit((values) => granting.mutate(values))}>
      <Stack>
        <Text>
          {running.length > NAMED
            ? t('grant.whoMany', { names, count: running.length - NAMED })
            : t('grant.who', { names })}
        </Text>
        <NumberInput
          {...form.getInputProps('minutes')}
          label={t('grant.minutes')}
          min={1}
          max={300}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          w={160}
          data-autofocus
        />
        <Textarea
          {...form.getInputProps('reason')}
          label={t('grant.reason')}
          description={t('grant.reasonHint')}
          autosize
          minRows={2}
        />
        <ProblemAlert error={granting.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={granting.isPending}>
            {t('grant.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
