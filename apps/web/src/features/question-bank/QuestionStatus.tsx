import type { Question } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';

const TONES: Record<Question['status'], Tone> = { draft: 'wait', published: 'good', withdrawn: 'quiet' };

/** Whether a question may come up in a test; a draft that cannot be published says so. */
export function QuestionStatus({ status, unfit }: { status: Question['status']; unfit: boolean }) {
  const { t } = useTranslation('question-bank');
  if (unfit && status === 'draft') return <StatusBadge tone="warn">{t('status.unfit')}</StatusBadge>;
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>;
}
