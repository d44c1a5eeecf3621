import { IconCheck, IconFlagFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { chosenOption, unanswered } from '../saving/test-state.ts';
import { linkTo } from '../use-place.ts';
import { useTestState, useVisited } from '../use-test.ts';
import classes from './Palette.module.css';

export type PaletteProps = {
  /** The number of the question on the screen; null on the page of checking. */
  readonly current: number | null;
  readonly onTurn?: () => void;
};

/** All questions at a glance; the state of each is a shape and a word, not a colour alone. */
export function Palette({ current, onTurn }: PaletteProps) {
  const { t } = useTranslation('take-test');
  const state = useTestState();
  const heading = useId();
  const { questions } = state.view;
  const answered = questions.length - unanswered(state).length;
  return (
    <nav aria-labelledby={heading} className={classes.palette}>
      <h2 id={heading} className={classes.title}>
        {t('palette.title')}
      </h2>
      <p className={classes.count}>{t('palette.answeredOf', { answered, total: questions.length })}</p>
      <ol className={classes.cells}>
        {questions.map(({ id }, index) => (
          <li key={id}>
            <Cell id={id} number={index + 1} current={current === index + 1} onTurn={onTurn} />
          </li>
        ))}
      </ol>
      <Legend />
      <Link
        to={linkTo.check()}
        className={classes.check}
        aria-current={current === null ? 'page' : undefined}
        onClick={onTurn}
      >
        {t('question.check')}
      </Link>
    </nav>
  );
}

type CellProps = {
  readonly id: string;
  readonly number: number;
  readonly current: boolean;
  readonly onTurn?: (() => void) | undefined;
};

function Cell({ id, number, current, onTurn }: CellProps) {
  const { t } = useTranslation('take-test');
  const state = useTestState();
  const visited = useVisited();
  const answered = chosenOption(state, id) !== null;
  const flagged = state.flagged.has(id);
  const shape = answered ? 'answered' : visited.has(id) ? 'empty' : 'unseen';
  const word = t(`palette.${shape}`);
  return (
    <Link
      to={linkTo.question(number)}
      className={classes.cell}
      data-shape={shape}
      aria-current={current ? 'page' : undefined}
      aria-label={t('palette.cell', { number, state: flagged ? t('palette.flaggedToo', { state: word }) : word })}
      onClick={onTurn}
    >
      {number}
      {answered && <IconCheck className={classes.check1} size={11} stroke={3.2} aria-hidden />}
      {flagged && <IconFlagFilled className={classes.flag} size={12} aria-hidden />}
    </Link>
  );
}

function Legend() {
  const { t } = useTranslation('take-test');
  return (
    <ul className={classes.legend} aria-label={t('palette.legend')}>
      <li>
        <span className={classes.cell} data-shape="answered" aria-hidden>
          <IconCheck className={classes.check1} size={11} stroke={3.2} />
        </span>
        {t('palette.legendAnswered')}
      </li>
      <li>
        <span className={classes.cell} data-shape="empty" aria-hidden />
        {t('palette.legendEmpty')}
      </li>
      <li>
        <span className={classes.cell} data-shape="unseen" aria-hidden />
        {t('palette.legendUnseen')}
      </li>
      <li>
        <span className={classes.cell} data-shape="empty" aria-hidden>
          <IconFlagFilled className={classes.flag} size={12} />
        </span>
        {t('palette.legendFlagged')}
      </li>
    </ul>
  );
}
