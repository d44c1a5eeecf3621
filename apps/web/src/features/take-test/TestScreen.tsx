import type { Me } from '@itog/contracts';
import { useState } from 'react';
import { Announcer } from './clock/Announcer.tsx';
import { TimeOver } from './clock/TimeOver.tsx';
import { useView } from './comfort/use-view.ts';
import { ReceiptPage } from './receipt/ReceiptPage.tsx';
import { unanswered } from './saving/test-state.ts';
import { CheckPage } from './finish/CheckPage.tsx';
import { FrozenBanner, NotDurable, Notices } from './screen/Notices.tsx';
import { LeaveDialog } from './screen/LeaveDialog.tsx';
import { Palette } from './questions/Palette.tsx';
import { QuestionPage } from './questions/QuestionPage.tsx';
import { SignInAgain } from './screen/SignInAgain.tsx';
import { Stopped } from './screen/Stopped.tsx';
import { TopBar } from './screen/TopBar.tsx';
import { usePreloadedPictures } from './questions/use-preloaded-pictures.ts';
import classes from './TestScreen.module.css';
import { usePlace } from './use-place.ts';
import { useTest, useTestState } from './use-test.ts';

/** What the learner sees: the running test, its receipt, or why it cannot go on here. */
export function TestScreen({ me }: { me: Me }) {
  const { standing, problem } = useTestState();
  const view = useView(me.id);
  if (problem) return <Stopped />;
  if (standing === 'closed') return <ReceiptPage />;
  return <Running me={me} view={view} />;
}

function Running({ me, view }: { me: Me; view: ReturnType<typeof useView> }) {
  const { clock } = useTest();
  const state = useTestState();
  const { questions, deadlineAt } = state.view;
  const [first] = useState(() => unanswered(state)[0] ?? 1);
  const [place, go] = usePlace(questions.length, first);
  usePreloadedPictures(questions);
  const number = place.kind === 'question' ? place.number : null;
  return (
    <div className={classes.screen}>
      <TopBar view={view} />
      <Announcer clock={clock} deadlineAt={deadlineAt} />
      <div className={classes.banners}>
        <TimeOver clock={clock} deadlineAt={deadlineAt} />
        <FrozenBanner />
        <NotDurable />
        <Notices />
      </div>
      <main className={classes.main}>
        {number === null ? <CheckPage go={go} /> : <QuestionPage number={number} go={go} keys={view.setting.keys} />}
      </main>
      <aside className={classes.side}>
        <Palette current={number} />
      </aside>
      <LeaveDialog />
      <SignInAgain login={me.login} />
    </div>
  );
}
