import type { ScoreChange } from '@itog/contracts';
import { useTranslation } from 'react-i18next';

/** «Дюма Пётр: было 0 из 252, стало 1 из 252; результат прежний». */
export function ChangeLine({ change }: { change: ScoreChange }) {
  const { t } = useTranslation('appeals');
  const { from, to } = change;
  return t('rulings.change', {
    ...change,
    context: from === to ? 'same' : undefined,
    from: t(`mark.${from}`),
    to: t(`mark.${to}`),
  });
}
