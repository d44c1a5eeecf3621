import { getToday, listDestructionActs, refuseDestruction } from '@itog/contracts';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';

/** The director's no: nothing is destroyed, and whoever drew the act up reads why. */
export function RefuseAct({ actId, onClose }: { actId: string; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const client = useQueryClient();
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(refuseDestruction.body) });
  const refusing = useMutation({
    mutationFn: (body: { reason: string }) => call(refuseDestruction, { params: { actId }, body }),
    onSuccess: async () => {
      await invalidate(client, [listDestructionActs, getToday]);
      notifications.show({ message: t('act.refuseDone') });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('act.refuseTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => refusing.mutate(values))}>
        <Stack>
          <Text>{t('act.refuseText')}</Text>
          <Textarea
            {...form.getInputProps('reason')}
            data-autofocus
            label={t('act.refuseReason')}
            description={t('act.refuseHint')}
            autosize
            minRows={2}
          />
          <ProblemAlert error={refusing.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" color="red" loading={refusing.isPending}>
              {t('act.refuse')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
