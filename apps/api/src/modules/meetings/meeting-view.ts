import type { Meeting } from '@itog/contracts';
import {
  attestationOutcome,
  callRefusals,
  closingRefusals,
  dayOf,
  endOfDay,
  isPass,
  openingRefusals,
  proposedMark,
  quorumOf,
  secondTimeLapsed,
  sessionDay,
  startOfDay,
  type Mark,
  type MeetingSeat,
} from '@itog/domain';
import { finishedOf } from '../attestation/session.service.ts';
import type { ExaminationRow, MeetingRow, ParticipantRow, SecondTimeDays } from './meeting.repository.ts';

/** What keeps a learner off the agenda: not admitted (3.1), or the Regulation not acknowledged (3.2). */
export function agendaRefusals({ tuitionPaid, modules, overrideReason, acknowledged }: ParticipantRow) {
  const override = overrideReason === null ? null : { reason: overrideReason };
  return callRefusals({ admission: { tuitionPaid, modules, override }, acknowledged });
}

/** The instants between which a second time may be held (3.11). */
export function secondTimeOf(days: SecondTimeDays, zone: string) {
  if (!days) return null;
  return {
    from: days.from ? startOfDay(days.from, zone) : null,
    until: days.until ? endOfDay(days.until, zone) : null,
  };
}

/** The meeting as the reader sees it. */
export function viewOf(
  { policy, zone, secondTime, ...row }: MeetingRow,
  participants: readonly ParticipantRow[],
): Meeting {
  const seats: MeetingSeat[] = row.seats.map(({ id, role, present }) => ({ userId: id, role, present }));
  const state = { openedAt: row.openedAt, closedAt: row.closedAt };
  const isTest = row.form === 'test';
  return {
    ...row,
    markScale: policy.markScale,
    quorum: quorumOf(seats, policy),
    openRefusals: openingRefusals({
      state,
      seats,
      policy,
      cancelled: row.cancelledAt !== null,
      opensAt: row.opensAt,
      dayHasCome: dayOf(row.serverNow, zone) >= sessionDay(row.opensAt, zone),
      now: row.serverNow,
      secondTime: secondTimeOf(secondTime, zone),
    }),
    closeRefusals: closingRefusals({
      state,
      isSecondTime: row.secondTimeOf !== null,
      openAttempts: participants.flatMap(({ attempts }) => attempts).filter((each) => isOpenIn(each, row.sessionId))
        .length,
      learners: row.examinations.map((each) => closingFacts(each, row)),
    }),
    examinations: row.examinations.map(({ heardAgain, ...each }) => ({
      ...each,
      proposedMark: proposalOf(each, policy.markScale),
      newDatesDue: row.closedAt !== null && newDatesDue({ ...each, heardAgain }, row, dayOf(row.serverNow, zone)),
    })),
    testResults: isTest ? participants.map((each) => testResult(each, { ...row, policy, zone })) : [],
    notAdmitted: participants
      .filter(({ attempts }) => attempts.length === 0)
      .map((each) => ({ ...each, refusals: agendaRefusals(each) }))
      .filter(({ refusals }) => refusals.length > 0),
  };
}

const isOpenIn = ({ sessionId, finishedAt }: ParticipantRow['attempts'][number], id: string) =>
  sessionId === id && finishedAt === null;

function proposalOf(
  { marks, marksOpenedAt }: Pick<ExaminationRow, 'marks' | 'marksOpenedAt'>,
  scale: MeetingRow['policy']['markScale'],
): Mark | null {
  const given = marks.flatMap(({ mark }) => mark ?? []);
  return marksOpenedAt && given.length > 0 ? proposedMark(given, scale) : null;
}

/** Nobody heard him on the days that the commission had set, and they are over (3.11). */
function newDatesDue(
  { enrolmentId, heardAgain }: Pick<ExaminationRow, 'enrolmentId' | 'heardAgain'>,
  { decisions }: Pick<MeetingRow, 'decisions'>,
  today: string,
): boolean {
  const set = decisions.flatMap((each) =>
    each.kind === 'second-time' && each.enrolmentId === enrolmentId ? (each.untilDay ?? []) : [],
  );
  return secondTimeLapsed({ until: set.toSorted().at(-1) ?? null, held: heardAgain, today });
}

function closingFacts(
  { learner, enrolmentId, absent, mark }: ExaminationRow,
  { decisions }: Pick<MeetingRow, 'decisions'>,
) {
  const { lastName, firstName, patronymic } = learner.name;
  return {
    name: `${lastName} ${firstName[0]}.${patronymic ? ` ${patronymic[0]}.` : ''}`,
    decided: absent || mark !== null,
    failed: absent || (mark !== null && !isPass(mark)),
    hasSecondTime: decisions.some((each) => each.kind === 'second-time' && each.enrolmentId === enrolmentId),
  };
}

function testResult(
  { enrolmentId, learner, attempts, grantUntil }: ParticipantRow,
  { sessionId, policy, zone, serverNow }: Pick<MeetingRow, 'sessionId' | 'policy' | 'zone' | 'serverNow'>,
): Meeting['testResults'][number] {
  const finished = finishedOf(attempts);
  const grant = grantUntil ? endOfDay(grantUntil, zone) : null;
  return {
    enrolmentId,
    learner,
    outcome: attestationOutcome(finished, policy, serverNow, zone, grant),
    attempts: attempts
      .filter((attempt) => attempt.sessionId === sessionId)
      .map(({ finishedAt, annulledAt, ...attempt }) => ({
        ...attempt,
        finishedAt: finishedAt ? new Date(finishedAt) : null,
        annulledAt: annulledAt ? new Date(annulledAt) : null,
      })),
  };
}
