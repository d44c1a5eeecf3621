import type { Thesis } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../feedback/StatusBadge.tsx';
import { missingParts } from './missing.ts';

/** Whether a thesis is ready for its defence, and what it lacks. */
export function ThesisReadiness({ thesis }: { thesis: Thesis | null }) {
  const { t } = useTranslation('ui');
  const missing = missingParts(thesis);
  if (missing.length === 0) return <StatusBadge tone="good">{t('thesis.ready')}</StatusBadge>;
  return <>{t('thesis.missing', { what: missing.map((part) => t(`thesis.part.${part}`)) })}</>;
}
