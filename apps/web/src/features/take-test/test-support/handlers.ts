import {
  claimWriting,
  finishAttempt,
  flagQuestion,
  getAttempt,
  getReceipt,
  saveAnswer,
  type OutputOf,
  type Route,
} from '@itog/contracts';
import { Problem } from '../../../api/problem.ts';
import { offline, on, refused, refusedAs } from '../../../test-app.tsx';
import type { AttemptServer } from './attempt-server.ts';

/** What only this tab's server knows: whether the answers reach it. */
export function attemptHandlers(server: AttemptServer) {
  const answer = <T>(work: () => T) => {
    if (server.link.down) return offline();
    if (server.signedOut) return refused({ code: 'access.signed-out', clause: null });
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refusedAs(error);
    }
  };
  const handler = <R extends Route>(
    route: R,
    work: (input: Parameters<Parameters<typeof on<R>>[1]>[0]) => OutputOf<R>,
  ) => on(route, (input) => answer(() => work(input)));
  return [
    handler(claimWriting, ({ body }) => server.claim(body.tabId)),
    handler(getAttempt, () => server.view()),
    handler(saveAnswer, ({ params, body }) =>
      server.save(
        { questionId: params.questionId, optionId: body.optionId, revision: body.revision },
        body.tabId ?? '',
      ),
    ),
    handler(flagQuestion, ({ params, body }) => server.flag(params.questionId, body.flagged)),
    handler(finishAttempt, () => server.finish()),
    handler(getReceipt, () => server.receipt()),
  ];
}
