import type { ProtocolSummary } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';

const TONES: Record<ProtocolSummary['status'], Tone> = { draft: 'warn', signed: 'good', replaced: 'quiet' };

/** Whether a protocol waits for signatures, is signed, or has been replaced by another. */
export function ProtocolBadge({ status }: Pick<ProtocolSummary, 'status'>) {
  const { t } = useTranslation('protocols');
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>;
}
