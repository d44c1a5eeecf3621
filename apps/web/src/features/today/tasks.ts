import type { AppealSummary, Today } from '@itog/contracts';

type OneOf<
  Key extends
    | 'meetings'
    | 'secondTimesDue'
    | 'protocolsToSign'
    | 'protocolsToDraft'
    | 'ordersToSign'
    | 'documentsToIssue'
    | 'groupsToDischarge'
    | 'destructionsToApprove'
    | 'destructionsRefused'
    | 'withdrawals',
> = Today[Key][number];

/** Something to do today, or to see to that another does it. */
export type Task =
  | ({ readonly kind: 'meeting' } & OneOf<'meetings'>)
  | ({ readonly kind: 'draft'; readonly running: number } & OneOf<'protocolsToDraft'>)
  | ({ readonly kind: 'unsigned' } & OneOf<'protocolsToSign'>)
  | { readonly kind: 'appeal'; readonly appeal: AppealSummary; readonly dueAt: Date; readonly overdue: boolean }
  | ({ readonly kind: 'order' } & OneOf<'ordersToSign'>)
  | ({ readonly kind: 'destruction' } & OneOf<'destructionsToApprove'>)
  | ({ readonly kind: 'refused-destruction' } & OneOf<'destructionsRefused'>)
  | ({ readonly kind: 'withdrawal' } & OneOf<'withdrawals'>)
  | ({ readonly kind: 'issue' } & OneOf<'documentsToIssue'>)
  | ({ readonly kind: 'register'; readonly overdue: boolean } & Today['register'])
  | ({ readonly kind: 'unhanded' } & Today['unhanded'])
  | ({ readonly kind: 'second-time'; readonly overdue: boolean } & OneOf<'secondTimesDue'>)
  | ({ readonly kind: 'discharge' } & OneOf<'groupsToDischarge'>)
  | { readonly kind: 'inquiries'; readonly count: number }
  | { readonly kind: 'seal'; readonly endsAt: Date; readonly isOver: boolean };

/**
 * What is to be done, what burns first: what is overdue, meetings, which people wait at, protocols by the end of their day
 * (3.12), then orders, documents, questions. The reader's own signatures are not among them: they stand above everything.
 */
export function tasksOf(today: Today, appeals: readonly AppealSummary[] = []): Task[] {
  const due = [
    ...today.protocolsToDraft.map((each) => ({ kind: 'draft' as const, running: runningIn(today, each), ...each })),
    ...today.protocolsToSign.filter(({ mine }) => !mine).map((each) => ({ kind: 'unsigned' as const, ...each })),
    ...appeals.flatMap(appealTask),
  ].sort(byDue);
  const meetings = today.meetings.map((each) => ({ kind: 'meeting' as const, ...each }));
  const register = registerTask(today);
  const again = today.secondTimesDue.map((each) => {
    return { kind: 'second-time' as const, overdue: each.state === 'lapsed', ...each };
  });
  const withdrawals = today.withdrawals.map((each) => ({ kind: 'withdrawal' as const, ...each }));
  return [
    ...[...due, ...meetings].filter(({ overdue }) => overdue).sort(byDue),
    ...again.filter(({ overdue }) => overdue),
    ...register.filter(({ overdue }) => overdue),
    ...withdrawals.filter(({ overdue }) => overdue),
    ...meetings.filter(({ overdue }) => !overdue),
    ...due.filter(({ overdue }) => !overdue),
    ...again.filter(({ overdue }) => !overdue),
    ...today.ordersToSign.map((each) => ({ kind: 'order' as const, ...each })),
    ...today.destructionsToApprove.map((each) => ({ kind: 'destruction' as const, ...each })),
    ...today.destructionsRefused.map((each) => ({ kind: 'refused-destruction' as const, ...each })),
    ...withdrawals.filter(({ overdue }) => !overdue),
    ...today.groupsToDischarge.map((each) => ({ kind: 'discharge' as const, ...each })),
    ...today.documentsToIssue.map((each) => ({ kind: 'issue' as const, ...each })),
    ...register.filter(({ overdue }) => !overdue),
    ...(today.unhanded.count > 0 ? [{ kind: 'unhanded' as const, ...today.unhanded }] : []),
    ...sealTask(today),
    ...(today.inquiries > 0 ? [{ kind: 'inquiries' as const, count: today.inquiries }] : []),
  ];
}

const byDue = (a: { readonly dueAt: Date }, b: { readonly dueAt: Date }) => a.dueAt.getTime() - b.dueAt.getTime();

/** An appeal that is to be considered (5.6), or whose decision the learner is to be told of (5.11); none once he has seen it. */
function appealTask(appeal: AppealSummary): Extract<Task, { kind: 'appeal' }>[] {
  const { considerBy, decision, tellBy, acknowledgedAt } = appeal;
  const term = decision ? tellBy : considerBy;
  if (!term || acknowledgedAt) return [];
  return [{ kind: 'appeal', appeal, dueAt: term.endsAt, overdue: term.overdue }];
}

/** Documents that the federal register must have within days, or should have had. */
function registerTask({ register }: Today): Extract<Task, { kind: 'register' }>[] {
  return register.urgent + register.late > 0 ? [{ kind: 'register', overdue: register.late > 0, ...register }] : [];
}

/** The seal that is to be replaced, or that nobody replaced in time. */
function sealTask({ sealEndsAt, serverNow }: Today): Task[] {
  return sealEndsAt ? [{ kind: 'seal', endsAt: sealEndsAt, isOver: sealEndsAt <= serverNow }] : [];
}

/** How many still write in the session: its protocol waits for them. */
function runningIn({ sessions }: Today, { sessionId }: { readonly sessionId: string }): number {
  return sessions.find((session) => session.sessionId === sessionId)?.running ?? 0;
}

/** Protocols that wait for the reader's own signature, what burns first. */
export function signaturesOf(today: Today): Today['protocolsToSign'] {
  return today.protocolsToSign.filter(({ mine }) => mine).sort(byDue);
}

export type NotAdmitted = Omit<Today['notAdmitted'][number], 'learnerName'> & { readonly learners: readonly string[] };

/** The learners whom 3.1 keeps out, by session. */
export function notAdmittedBySession(learners: Today['notAdmitted']): NotAdmitted[] {
  const sessions = new Map<string, NotAdmitted>();
  for (const { learnerName, ...session } of learners) {
    const named = sessions.get(session.sessionId)?.learners ?? [];
    sessions.set(session.sessionId, { ...session, learners: [...named, learnerName] });
  }
  return [...sessions.values()];
}
