import type { ExamCard } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import classes from './cards.module.css';

export type CardRowProps = {
  readonly card: ExamCard;
  /** Null for who only reads. */
  readonly onEdit: (() => void) | null;
  readonly onWithdraw: () => void;
};

/** One card as it will be drawn. */
export function CardRow({ card: { id, number, questions, drawn }, onEdit, onWithdraw }: CardRowProps) {
  const { t } = useTranslation('programs');
  const label = `card-${id}`;
  return (
    <li className={classes.card} aria-labelledby={label}>
      <div className={classes.head}>
        <h3 id={label}>{t('cards.number', { number })}</h3>
        {drawn && <StatusBadge tone="quiet">{t('cards.drawn')}</StatusBadge>}
      </div>
      <ol className={classes.questions}>
        {questions.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
      {onEdit && (
        <div className={classes.foot}>
          <Button variant="subtle" size="sm" aria-describedby={label} onClick={onEdit}>
            {t('cards.edit')}
          </Button>
          <Button variant="subtle" size="sm" color="red" aria-describedby={label} onClick={onWithdraw}>
            {t('cards.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}
