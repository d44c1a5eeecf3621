import type { Question } from '@itog/contracts';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QuestionHtml } from '../../../ui/question/QuestionHtml.tsx';
import classes from './question.module.css';

/** The question with its right option marked by shape, word and colour. */
export function Keyed({ question: { html, options } }: { question: Pick<Question, 'html' | 'options'> }) {
  const { t } = useTranslation('question-bank');
  return (
    <>
      <div className={classes.text}>
        <QuestionHtml html={html} />
      </div>
      <ol className={classes.options} aria-label={t('question.options')}>
        {options.map((option, index) => (
          <li key={index} className={classes.option} data-correct={option.correct || undefined}>
            {option.correct ? (
              <IconCircleCheckFilled size={22} aria-hidden />
            ) : (
              <IconCircle size={22} stroke={1.3} aria-hidden />
            )}
            <QuestionHtml html={option.html} />
            {option.correct && <span className={classes.mark}>{t('question.correct')}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
