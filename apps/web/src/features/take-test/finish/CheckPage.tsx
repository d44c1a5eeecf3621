import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { flaggedNumbers, unanswered } from '../saving/test-state.ts';
import { linkTo, type Place } from '../use-place.ts';
import { useTestState } from '../use-test.ts';
import classes from './CheckPage.module.css';
import { FinishDialog } from './FinishDialog.tsx';

/** Everything before handing in: what has no answer, what is marked, and the way to each. */
export function CheckPage({ go }: { go: (to: Place) => void }) {
  const { t } = useTranslation(['take-test', 'shell']);
  const state = useTestState();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const total = state.view.questions.length;
  const empty = unanswered(state);
  const navigate = useNavigate();
  const back = () => (window.history.state?.idx > 0 ? void navigate(-1) : go({ kind: 'question', number: 1 }));
  return (
    <>
      <title>{`${t('check.title')} — ${t('shell:product')}`}</title>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {t('check.title')}
      </h1>
      <p className={classes.lead}>{t('check.answered', { count: total - empty.length, total })}</p>
      <Numbers title={t('check.unanswered')} numbers={empty} none={t('check.allAnswered')} />
      <Numbers title={t('check.flagged')} numbers={flaggedNumbers(state)} none={t('check.noneFlagged')} />
      {state.waiting.length > 0 && state.trouble && (
        <p className={classes.note}>{t('check.waiting', { count: state.waiting.length })}</p>
      )}
      {state.standing === 'frozen' && <p className={classes.note}>{t('check.frozen')}</p>}
      <div className={classes.ways}>
        <Button variant="default" size="md" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={back}>
          {t('check.back')}
        </Button>
        <Button size="md" disabled={state.standing !== 'writing'} onClick={() => setAsking(true)}>
          {t('check.finish')}
        </Button>
      </div>
      <FinishDialog opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function Numbers({ title, numbers, none }: { title: string; numbers: readonly number[]; none: string }) {
  const { t } = useTranslation('take-test');
  if (numbers.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <section className={classes.numbers}>
      <h2>{title}</h2>
      <ul>
        {numbers.map((number) => (
          <li key={number}>
            <Link to={linkTo.question(number)} aria-label={t('check.questionLink', { number })}>
              {number}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
