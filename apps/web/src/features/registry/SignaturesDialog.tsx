import type { RegistryEntry } from '@itog/contracts';
import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AttachedSignatures, useAttachedTitle } from '../../ui/attached-signatures/AttachedSignatures.tsx';

/** Signatures of an issued document that were made in other programs. */
export function SignaturesDialog({ document, onClose }: { document: RegistryEntry; onClose: () => void }) {
  const { t } = useTranslation(['registry', 'ui']);
  const { id, kind, registrationNumber: number, learnerName } = document;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={useAttachedTitle()}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Text c="dimmed" mb="md">
        {t(`kindOf.${kind}`)} <span className="whole">{t('number', { number })}</span> · {learnerName}
      </Text>
      <AttachedSignatures keptKind="document" keptId={id} />
    </Modal>
  );
}
