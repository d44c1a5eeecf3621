import type { Me } from '@itog/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { meQuery } from '../../api/me.ts';
import { isSignedOut } from '../../api/problem.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { prepareTexts } from '../../ui/question/use-clean-html.ts';
import { ServerClock } from './clock/server-clock.ts';
import { openTest } from './saving/connect.ts';
import { tabId } from './saving/tab.ts';
import { openAttempt, wireOf } from './saving/wire.ts';
import { TestScreen } from './TestScreen.tsx';
import { LaterRealtime } from './LaterRealtime.tsx';
import { TestContext } from './use-test.ts';

/** The test of a signed-in learner; once open it stays open whatever becomes of the sign-in. */
export default function TakeTestPage() {
  const { attemptId = '' } = useParams();
  const { data } = useSuspenseQuery(meQuery);
  const [me] = useState(data);
  const { pathname, search } = useLocation();
  const signIn = <Navigate to={paths.signIn(pathname + search)} replace />;
  if (!me) return signIn;
  if (me.mustChangePassword) return <Navigate to={paths.account()} replace />;
  return <Opening key={attemptId} attemptId={attemptId} me={me} signIn={signIn} />;
}

function Opening({ attemptId, me, signIn }: { attemptId: string; me: Me; signIn: ReactNode }) {
  const { data, error } = useQuery({
    queryKey: ['take-test', attemptId],
    queryFn: async () => {
      const clock = new ServerClock();
      const wire = wireOf(attemptId, tabId());
      const view = await clock.ask(() => openAttempt(wire));
      await prepareTexts(
        view.questions.flatMap(({ text, options }) => [text, ...options.map((option) => option.text)]),
      );
      return openTest(view, tabId(), wire, clock);
    },
    throwOnError: (failure) => !isSignedOut(failure),
    // Once only: the line for hints asks for all answers anew when it is back, and a second opening would take the writing over
    // from another device, forget a hand-in that waits and lose what a browser without storage has not sent.
    enabled: ({ state }) => state.data === undefined,
    structuralSharing: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
    // Opening again means asking again: what another device has done meanwhile must show.
    gcTime: 0,
  });
  useEffect(() => data?.connect(), [data]);
  if (isSignedOut(error)) return signIn;
  if (!data) return <Loading />;
  return (
    <TestContext value={data}>
      <TestScreen me={me} />
      <LaterRealtime />
    </TestContext>
  );
}
