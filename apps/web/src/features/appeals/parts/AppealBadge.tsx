import type { AppealSummary } from '@itog/contracts';
import type { AppealState } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';

const TONES: Record<AppealState, Tone> = {
  filed: 'wait',
  scheduled: 'wait',
  'in-hearing': 'warn',
  decided: 'wait',
  announced: 'warn',
  acknowledged: 'good',
  'acknowledgement-refused': 'quiet',
};

/** Where the appeal stands. */
export function AppealBadge({ state }: Pick<AppealSummary, 'state'>) {
  const { t } = useTranslation('appeals');
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
