import type { DestructionAct } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';

/** Whether an act waits for the director, and what he has decided. */
export function ActStatus({ act: { approvedAt, refused } }: { act: DestructionAct }) {
  const { t } = useTranslation('privacy');
  if (refused) return <StatusBadge tone="bad">{t('acts.refused')}</StatusBadge>;
  return (
    <StatusBadge tone={approvedAt ? 'good' : 'wait'}>{t(approvedAt ? 'acts.approved' : 'acts.waiting')}</StatusBadge>
  );
}
