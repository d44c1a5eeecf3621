import { Injectable } from '@nestjs/common';
import type { listMyAttestations, MyAttestation, OutputOf } from '@itog/contracts';
import {
  attestationOutcome,
  callRefusals,
  endOfDay,
  isPass,
  isResultPending,
  nextAttemptClosesAt,
  resultVisibility,
  startRefusals,
} from '@itog/domain';
import { found } from '../../platform/refused.ts';
import { MyAttestationRepository, type ExaminationRow, type MyRow } from './my-attestation.repository.ts';
import { finishedOf } from './session.sql.ts';

/** What a learner sees of his attestations: what he may do now, and what came out as far as it may be told (3.12). */
@Injectable()
export class MyAttestationService {
  constructor(private readonly attestations: MyAttestationRepository) {}

  async list(learnerId: string): Promise<OutputOf<typeof listMyAttestations>> {
    return {
      attestations: (await this.attestations.selectMine(learnerId, null)).filter(({ concerns }) => concerns).map(view),
    };
  }

  async get(learnerId: string, sessionId: string): Promise<MyAttestation> {
    const [row] = await this.attestations.selectMine(learnerId, sessionId);
    return view(found(row));
  }
}

function view(row: MyRow): MyAttestation {
  const { zone, policy, serverNow, attempts, tuitionPaid, modules, overrideReason, grantUntil, ...rest } = row;
  const session = withInstants(row.session);
  const examination = row.examination && myExamination(row.examination);
  const tested = testOf(row);
  const own = attempts.filter(({ sessionId }) => sessionId === session.id);
  const announced = own.findLast(({ announcedAt }) => announcedAt !== null) ?? row.examination;
  const amendment = (row.examination ?? own.findLast(isOver))?.amendment ?? null;
  const override = overrideReason === null ? null : { reason: overrideReason };
  const admission = { tuitionPaid, modules, override };
  const acknowledged = rest.acknowledgedAt !== null;
  const judged = { ...session, ...tested, at: serverNow, zone, policy, acknowledged, admission };
  return {
    ...rest,
    examination,
    session,
    serverNow,
    policy,
    attempts: own.map((attempt) => myAttempt(attempt, policy)),
    // The chair calls up for an exam or a defence: nothing is started but what 3.1 and 3.2 ask for holds.
    startRefusals: examination ? callRefusals(judged) : startRefusals(judged),
    outcome: examination ? examined(examination) : tested.outcome,
    retakeClosesAt: tested.closesAt,
    grantClosesAt: examination ? null : openGrant(tested, serverNow),
    protocol:
      announced?.announcedAt && announced.protocolNumber
        ? { number: announced.protocolNumber, announcedAt: new Date(announced.announcedAt) }
        : null,
    amendment: amendment && { ...amendment, signedAt: amendment.signedAt ? new Date(amendment.signedAt) : null },
  };
}

/** Has ended and counts. */
const isOver = ({ finishedAt, annulledAt }: MyRow['attempts'][number]) => finishedAt !== null && annulledAt === null;

/** Where the learner stands by his tests, an attempt that is annulled left out, one that is granted counted apart (3.8). */
function testOf({ attempts, policy, serverNow, zone, grantUntil }: MyRow) {
  const finished = finishedOf(attempts);
  const grantClosesAt = grantUntil ? endOfDay(grantUntil, zone) : null;
  const resultsPending = isResultPending(finished, policy);
  const outcome = resultsPending
    ? 'not-attempted'
    : attestationOutcome(finished, policy, serverNow, zone, grantClosesAt);
  const closesAt = outcome === 'retake-open' ? nextAttemptClosesAt(finished, policy, zone, grantClosesAt) : null;
  return { finished, grantClosesAt, resultsPending, outcome, closesAt };
}

/** The end of what the commission has granted and nobody has used: nothing where it is over, or needless (3.8). */
function openGrant({ grantClosesAt, outcome, resultsPending }: ReturnType<typeof testOf>, now: Date): Date | null {
  const isOpen = grantClosesAt !== null && now < grantClosesAt;
  return isOpen && !resultsPending && outcome !== 'passed' ? grantClosesAt : null;
}

/** The result only when it is announced, and what would tell of it no sooner (3.12): whether he came he knows himself. */
function myExamination(row: ExaminationRow): NonNullable<MyAttestation['examination']> {
  const { mark, announcedAt, protocolNumber: _number, amendment: _amendment, meeting, secondTime, ...rest } = row;
  const openedAt = meeting.openedAt === null ? null : new Date(meeting.openedAt);
  const closedAt = meeting.closedAt === null ? null : new Date(meeting.closedAt);
  const told = announcedAt !== null || (row.absent && closedAt !== null);
  return {
    ...rest,
    meeting: { openedAt, closedAt },
    result: mark && announcedAt ? { mark, announcedAt: new Date(announcedAt) } : null,
    secondTime: told ? secondTime : null,
  };
}

function examined({ result, secondTime }: NonNullable<MyAttestation['examination']>): MyAttestation['outcome'] {
  if (result && isPass(result.mark)) return 'passed';
  if (secondTime) return 'retake-open';
  return result ? 'failed' : 'not-attempted';
}

function myAttempt(attempt: MyRow['attempts'][number], policy: MyRow['policy']): MyAttestation['attempts'][number] {
  const { correct, total, mark, finishedAt } = attempt;
  const announcedAt = instantOf(attempt.announcedAt);
  const standing = resultVisibility({ announcedAt }, policy);
  const isKnown = finishedAt !== null && correct !== null && mark !== null;
  return {
    id: attempt.id,
    number: attempt.number,
    startedAt: new Date(attempt.startedAt),
    deadlineAt: new Date(attempt.deadlineAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    closeReason: attempt.closeReason,
    annulledAt: attempt.annulledAt === null ? null : new Date(attempt.annulledAt),
    granted: attempt.granted,
    result: isKnown && standing !== 'hidden' ? { standing, correct, total, mark } : null,
  };
}

/** Times inside a JSON column are text. */
const instantOf = (time: string | null): Date | null => (time === null ? null : new Date(time));

function withInstants(session: MyAttestation['session']): MyAttestation['session'] {
  const { opensAt, startUntil, cancelledAt } = session;
  return {
    ...session,
    opensAt: new Date(opensAt),
    startUntil: new Date(startUntil),
    cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  };
}
