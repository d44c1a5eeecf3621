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
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ReasonModal } from '../../ui/actions/ReasonModal.tsx';

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
  const { id: documentId, registrationNumber: number, learnerName: name } = document;
  return (
    <ReasonModal
      onClose={onClose}
      title={t('annul.title', { number })}
      label={t('annul.reason')}
      hint={t('annul.reasonHint')}
      confirm={t('annul.act')}
      schema={annulDocument.body}
      act={(body) => call(annulDocument, { params: { documentId }, body })}
      onDone={async () => {
        await invalidate(client, STALE);
        notifications.show({ message: t('annul.done', { number }) });
        onClose();
      }}
    >
      <Text>{t('annul.what', { kind: t(`kindOf.${document.kind}`), number, name })}</Text>
      <ul>
        {(t('annul.consequences', { returnObjects: true }) as string[]).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </ReasonModal>
  );
}
