import { useTranslation } from 'react-i18next';
import { ExamClock } from '../clock/ExamClock.tsx';
import { HelpButton } from '../comfort/HelpButton.tsx';
import type { ViewChoice } from '../comfort/use-view.ts';
import { ViewButton } from '../comfort/ViewButton.tsx';
import { useTest, useTestState } from '../use-test.ts';
import { StatusLine } from './StatusLine.tsx';
import classes from './TopBar.module.css';

/** What stays in sight: which test, whether the answers are safe, how much time is left. */
export function TopBar({ view }: { view: ViewChoice }) {
  const { t } = useTranslation('take-test');
  const { clock } = useTest();
  const { programTitle, number, deadlineAt } = useTestState().view;
  return (
    <header className={classes.bar}>
      <div className={classes.inner}>
        <div className={classes.what}>
          <span className={classes.program}>{programTitle}</span>
          {number > 1 && <span className={classes.attempt}>{t('attempt', { number })}</span>}
        </div>
        <div className={classes.status}>
          <StatusLine />
        </div>
        <ExamClock clock={clock} deadlineAt={deadlineAt} />
        <div className={classes.tools}>
          <ViewButton view={view} />
          <HelpButton view={view} />
        </div>
      </div>
    </header>
  );
}
