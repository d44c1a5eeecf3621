import type { ExamCard } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useWithdrawCard } from './use-cards.ts';

export type WithdrawModalProps = {
  readonly programId: string;
  readonly card: ExamCard;
  readonly onClose: () => void;
};

/** Asks before a card is taken out of use. */
export function WithdrawModal({ programId, card, onClose }: WithdrawModalProps) {
  const { t } = useTranslation('programs');
  const withdrawing = useWithdrawCard(programId);
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t('cards.withdrawTitle', { number: card.number })}
      confirm={t('cards.withdraw')}
      danger
      pending={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={() => withdrawing.mutate(card.id, { onSuccess: onClose })}
    >
      {t(card.drawn ? 'cards.withdrawDrawn' : 'cards.withdrawWhat')}
    </ConfirmModal>
  );
}
