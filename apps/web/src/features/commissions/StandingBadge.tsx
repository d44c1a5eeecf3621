import type { Commission } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';
import { standingOf, type Standing } from './standing.ts';
import { useToday } from '../../ui/time/use-today.ts';

const TONES: Record<Standing, Tone> = { waiting: 'warn', coming: 'quiet', 'in-force': 'good', replaced: 'quiet' };

/** Whether a commission acts, waits for the director's signature, or has been replaced. */
export function StandingBadge({ commission }: { commission: Pick<Commission, 'order' | 'inForce'> }) {
  const { t } = useTranslation('commissions');
  const standing = standingOf(commission, useToday());
  return <StatusBadge tone={TONES[standing]}>{t(`standing.${standing}`)}</StatusBadge>;
}
