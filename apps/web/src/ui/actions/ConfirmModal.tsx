import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../dialog/FormModal.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Whole } from '../text/Whole.tsx';

export type ConfirmModalProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Exactly what will happen and cannot be undone. */
  readonly children: ReactNode;
  /** The verb of the act. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  /** The dialog itself says why. */
  readonly disabled?: boolean;
  readonly error?: unknown;
  readonly danger?: boolean;
};

/** Only before what cannot be undone: shows what will happen, then asks. */
export function ConfirmModal(props: ConfirmModalProps) {
  const { t } = useTranslation('ui');
  const { opened, onClose, title, children, confirm, onConfirm, pending, disabled, error, danger } = props;
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={<Whole>{title}</Whole>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <div>{children}</div>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color={danger ? 'red' : undefined} loading={pending} disabled={disabled} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </FormModal>
  );
}
