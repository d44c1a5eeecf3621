import type { Question } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './question.module.css';

/** Who changed the question and when; papers keep the version they were drawn with. */
export function Versions({ question: { versions, version } }: { question: Question }) {
  const { t } = useTranslation('question-bank');
  return (
    <ul className={classes.versions}>
      {versions.map((each) => (
        <li key={each.version}>
          <strong>{t('question.version', { version: each.version })}</strong>
          <span>
            <DateTime value={each.at} look="table" />
          </span>
          {each.author && <span>{each.author}</span>}
          {each.version === version && <span>{t('question.current')}</span>}
        </li>
      ))}
    </ul>
  );
}
