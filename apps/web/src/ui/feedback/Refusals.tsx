import type { WireRefusal } from '@itog/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { refusalSentence, type SentenceOptions } from '../../i18n/refusal-sentence.ts';
import { paths } from '../../paths.ts';
import { useTimeSetting } from '../time/use-time-setting.ts';
import classes from './Refusals.module.css';

export type RefusalsProps = Omit<SentenceOptions, 'setting'> & {
  readonly refusals: readonly WireRefusal[];
  /** `plain` inside a table or an alert; `box` on its own. */
  readonly look?: 'plain' | 'box';
  /** What leads to the remedy, beside the sentence. */
  readonly remedy?: (refusal: WireRefusal) => ReactNode;
};

/** Every reason that stands in the way, each a sentence with its clause, which leads to the Regulation. */
export function Refusals({ refusals, look = 'box', remedy, ...options }: RefusalsProps) {
  const { t } = useTranslation(['ui', 'refusals']);
  const say = useRefusalSentence(options);
  if (refusals.length === 0) return null;
  return (
    <ul className={classes.list} data-look={look} aria-label={t('refusals')}>
      {refusals.map((refusal, index) => (
        <li key={`${refusal.code}-${index}`} className={classes.item}>
          {look === 'box' && <IconAlertTriangle size={20} stroke={1.6} aria-hidden />}
          <span>
            <Sentence text={say(refusal)} clause={refusal.clause} /> {remedy?.(refusal)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A function that says a refusal as a sentence: for a tooltip of a disabled button, a document title. */
export function useRefusalSentence(options: Omit<SentenceOptions, 'setting'> = {}): (refusal: WireRefusal) => string {
  const { t } = useTranslation('refusals');
  const setting = useTimeSetting();
  return (refusal) => refusalSentence(t, refusal, { ...options, setting });
}

function Sentence({ text, clause }: { text: string; clause: string | null }) {
  const mention = clause && new RegExp(`(?<=\\()[^()]*${clause.replaceAll('.', '\\.')}(?=\\))`).exec(text);
  if (!mention) return text;
  const end = mention.index + mention[0].length;
  return (
    <>
      {text.slice(0, mention.index)}
      <Link to={paths.regulation(clause)} className={classes.clause}>
        {mention[0]}
      </Link>
      {text.slice(end)}
    </>
  );
}
