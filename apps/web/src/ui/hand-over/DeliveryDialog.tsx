import { getDocument, getHandOver, listMyHandOvers, listUnhanded, recordDelivery } from '@itog/contracts';
import type { DeliveryOutcome } from '@itog/domain';
import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ConfirmModal } from '../actions/ConfirmModal.tsx';
import { DayInput } from '../forms/DayInput.tsx';
import { useContractValidate } from '../forms/validate.ts';
import { useToday } from '../time/use-today.ts';

export type DeliveryDialogProps = {
  readonly document: { readonly id: string; readonly learnerName: string; readonly registrationNumber: string };
  readonly outcome: DeliveryOutcome;
  readonly onClose: () => void;
};

/** A letter was delivered, or came back: then the document lies here again. */
export function DeliveryDialog({ document, outcome, onClose }: DeliveryDialogProps) {
  const { t } = useTranslation('hand-overs');
  const client = useQueryClient();
  const validate = useContractValidate(recordDelivery.body);
  const bodyOf = ({ on, note }: { on: string; note: string }) => ({ outcome, on, note: note.trim() || null });
  const form = useForm({
    initialValues: { on: useToday(), note: '' },
    validate: (values) => validate(bodyOf(values)),
  });
  const recording = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(recordDelivery, { params: { documentId: document.id }, body: bodyOf(values) }),
    onSuccess: async () => {
      await invalidate(client, [listUnhanded, getDocument, getHandOver, listMyHandOvers]);
      notifications.show({ message: t('delivery.done') });
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t(`delivery.title.${outcome}`)}
      confirm={t('delivery.act')}
      onConfirm={form.onSubmit((values) => recording.mutate(values))}
      pending={recording.isPending}
      error={recording.error}
    >
      <Stack>
        <Text>
          {document.learnerName}, <span className="figures whole">№ {document.registrationNumber}</span>
        </Text>
        {outcome === 'returned' && <Text size="sm">{t('delivery.returnedMeans')}</Text>}
        <DayInput {...form.getInputProps('on')} passText label={t(`delivery.on.${outcome}`)} />
        <TextInput {...form.getInputProps('note')} label={t('delivery.note')} description={t('delivery.noteHint')} />
      </Stack>
    </ConfirmModal>
  );
}
