import type { RegisterPackage } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';

const TONES: Record<RegisterPackage['status'], Tone> = {
  draft: 'quiet',
  exported: 'warn',
  sent: 'wait',
  accepted: 'good',
  'partly-accepted': 'warn',
  rejected: 'bad',
  withdrawn: 'quiet',
};

/** Where a package stands on its way. */
export function PackageBadge({ status }: Pick<RegisterPackage, 'status'>) {
  const { t } = useTranslation('federal-register');
  return <StatusBadge tone={TONES[status]}>{t(`package.status.${status}`)}</StatusBadge>;
}
