import {
  annulDocument,
  getDocument,
  getProtocol,
  getToday,
  listDocuments,
  listDueDocuments,
  listProtocols,
  previewIssuance,
  previewOrderIssuance,
} from '@itog/contracts';
import type { RegistryEntry } from '@itog/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';

const STALE = [
  getDocument,
  listDocuments,
  listDueDocuments,
  previewIssuance,
  previewOrderIssuance,
  getProtocol,
  listProtocols,
  getToday,
];

/** Annuls a document for good: says exactly what will happen, and wants a reason. */
export function AnnulDialog({ document, onClose }: { document: RegistryEntry; onClose: () => void }) {
  const { t } = useTranslation('registry');
  const client = useQueryClient();
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(annulDocument.body) });
  const { registrationNumber: number, learnerName: name } = document;
  const annulling = useMutation({
    mutationFn: (body: typeof form.values) => call(annulDocument, { params: { documentId: document.id }, body }),
    onSuccess: async () => {
      await invalidate(client, STALE);
      notifications.show({ message: t('annul.done', { number }) });
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('annul.title', { number })}
      confirm={t('annul.act')}
      onConfirm={form.onSubmit((values) => annulling.mutate(values))}
      pending={annulling.isPending}
      error={annulling.error}
    >
      <Stack>
        <Text>{t('annul.what', { kind: t(`kindOf.${document.kind}`), number, name })}</Text>
        <ul>
          {(t('annul.consequences', { returnObjects: true }) as string[]).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Textarea
          {...form.getInputProps('reason')}
          data-autofocus
          label={t('annul.reason')}
          description={t('annul.reasonHint')}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmModal>
  );
}
