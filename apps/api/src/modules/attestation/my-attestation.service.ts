import { Injectable } from '@nestjs/common';
import type { listMyAttestations, MyAttestation, OutputOf } from '@itog/contracts';
import {
  attestationOutcome,
  resultVisibility,
  retakeClosesAt,
  startRefusals,
  type FinishedAttempt,
} from '@itog/domain';
import { found } from '../../platform/refused.ts';
import { MyAttestationRepository, type MyRow } from './my-attestation.repository.ts';

/** What a learner sees of his attestations: what he may do now, and what came out as far as it may be told (3.12). */
@Injectable()
export class MyAttestationService {
  constructor(private readonly attestations: MyAttestationRepository) {}

  async list(learnerId: string): Promise<OutputOf<typeof listMyAttestations>> {
    return { attestations: (await this.attestations.selectMine(learnerId, null)).filter(concerns).map(view) };
  }

  async get(learnerId: string, sessionId: string): Promise<MyAttestation> {
    const [row] = await this.attestations.selectMine(learnerId, sessionId);
    return view(found(row));
  }
}

/** A later session of the group is nothing to a learner whose attestation is decided elsewhere. */
function concerns({ session, attempts }: MyRow): boolean {
  return attempts.length === 0 || attempts.some(({ sessionId }) => sessionId === session.id);
}

function view(row: MyRow): MyAttestation {
  const { zone, policy, serverNow, attempts, tuitionPaid, modules, overrideReason, ...rest } = row;
  const session = withInstants(row.session);
  const finished = attempts.flatMap(({ finishedAt, mark }): FinishedAttempt[] =>
    finishedAt && mark ? [{ finishedAt: new Date(finishedAt), mark }] : [],
  );
  // Where the score is hidden, an attempt without a signed protocol tells nothing: not even whether a retake is due (3.12).
  const resultsPending =
    !policy.showPreliminaryScore && attempts.some(({ finishedAt, announcedAt }) => finishedAt && !announcedAt);
  const outcome = resultsPending ? 'not-attempted' : attestationOutcome(finished, policy, serverNow, zone);
  const last = finished.at(-1);
  const own = attempts.filter(({ sessionId }) => sessionId === session.id);
  const announced = own.findLast(({ announcedAt }) => announcedAt !== null);
  const override = overrideReason === null ? null : { reason: overrideReason };
  return {
    ...rest,
    session,
    serverNow,
    policy,
    attempts: own.map((attempt) => myAttempt(attempt, policy)),
    startRefusals: startRefusals({
      ...session,
      at: serverNow,
      zone,
      policy,
      finished,
      resultsPending,
      acknowledged: rest.acknowledgedAt !== null,
      admission: { tuitionPaid, modules, override },
    }),
    outcome,
    retakeClosesAt: outcome === 'retake-open' && last ? retakeClosesAt(last.finishedAt, policy, zone) : null,
    protocol:
      announced?.announcedAt && announced.protocolNumber
        ? { number: announced.protocolNumber, announcedAt: new Date(announced.announcedAt) }
        : null,
  };
}

function myAttempt(attempt: MyRow['attempts'][number], policy: MyRow['policy']): MyAttestation['attempts'][number] {
  const { correct, total, mark, finishedAt } = attempt;
  const announcedAt = attempt.announcedAt === null ? null : new Date(attempt.announcedAt);
  const standing = resultVisibility({ announcedAt }, policy);
  const isKnown = finishedAt !== null && correct !== null && mark !== null;
  return {
    id: attempt.id,
    number: attempt.number,
    startedAt: new Date(attempt.startedAt),
    deadlineAt: new Date(attempt.deadlineAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    closeReason: attempt.closeReason,
    result: isKnown && standing !== 'hidden' ? { standing, correct, total, mark } : null,
  };
}

/** Times inside a JSON column are text. */
function withInstants(session: MyAttestation['session']): MyAttestation['session'] {
  const { opensAt, startUntil, cancelledAt } = session;
  return {
    ...session,
    opensAt: new Date(opensAt),
    startUntil: new Date(startUntil),
    cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  };
}
