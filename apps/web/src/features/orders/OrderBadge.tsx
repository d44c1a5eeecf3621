import type { OrderSummary } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';

const TONES: Record<OrderSummary['status'], Tone> = { draft: 'warn', signed: 'good', cancelled: 'quiet' };

/** Whether an order waits for the director, is signed, or is void. */
export function OrderBadge({ status }: Pick<OrderSummary, 'status'>) {
  const { t } = useTranslation('orders');
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>;
}
