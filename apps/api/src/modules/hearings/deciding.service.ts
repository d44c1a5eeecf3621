import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { decideAppeal, DecisionDraft, InputOf, OutputOf, previewAppealDecision, Refusal } from '@itog/contracts';
import { appealProtocol, dayInWords, type AppealProtocolData, type PersonName as PrintedName } from '@itog/documents';
import {
  appealDecisionRefusals,
  dayOf,
  deedRefusals,
  isUpheld,
  votersOf,
  type AppealKind,
  type PersonName,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { Appeals, type AppealRecord } from '../appeals/appeals.service.ts';
import { AppealNews } from '../appeals/appeal-news.service.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { Consequences, type Outcome } from './consequences.service.ts';
import { HearingRepository, type Subject } from './hearing.repository.ts';

/** The decision of an appeals commission: the closed list of 5.9 and 5.10, and what follows from it at once. */
@Injectable()
export class Deciding {
  constructor(
    private readonly db: DataSource,
    private readonly appeals: Appeals,
    private readonly hearings: HearingRepository,
    private readonly consequences: Consequences,
    private readonly numbers: Numbers,
    private readonly audit: Audit,
    private readonly news: AppealNews,
  ) {}

  async preview(
    user: User,
    { params, body }: InputOf<typeof previewAppealDecision>,
  ): Promise<OutputOf<typeof previewAppealDecision>> {
    return this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, params.appealId);
      const subject = await this.hearings.lockSubject(tx, record.id);
      const outcome = outcomeOf(record, body);
      const refusals = this.refusals(record, user, subject, body);
      return { upheld: outcome.upheld, refusals, consequences: this.consequences.wordsOf(subject, outcome) };
    });
  }

  /** Records the decision with its protocol, and does what follows from it, in one transaction. */
  async decide(user: User, origin: Origin, { params, body }: InputOf<typeof decideAppeal>): Promise<void> {
    const { appealId } = params;
    await this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, appealId);
      const subject = await this.hearings.lockSubject(tx, appealId);
      refuseIf(this.refusals(record, user, subject, body));
      await this.decideIn(tx, { user, origin, record, subject, draft: body });
    });
    await this.news.changed(appealId);
  }

  private async decideIn(
    tx: EntityManager,
    {
      user,
      origin,
      record,
      subject,
      draft,
    }: { user: User; origin: Origin; record: AppealRecord; subject: Subject; draft: DecisionDraft },
  ): Promise<void> {
    const outcome = outcomeOf(record, draft);
    const consequences = this.consequences.wordsOf(subject, outcome);
    const heldOn = dayOf(subject.now, subject.zone);
    const [taken] = await this.numbers.take(tx, 'protocol', Number(heldOn.slice(0, 4)), 1);
    const number = taken?.text ?? '';
    const content = protocolData(record, subject, { number, heldOn, draft, outcome, consequences });
    const html = appealProtocol(content).body;
    const findings = outcome.kind === 'procedure' ? draft : { confirmed: null, influenced: null };
    await this.hearings.updateDecided(tx, record.id, {
      upheld: outcome.upheld,
      confirmed: findings.confirmed,
      influenced: findings.influenced,
      newMark: outcome.newMark,
      reasons: draft.reasons,
      decidedAt: subject.now,
      decidedBy: user.id,
      consequences,
      number,
      content,
      html,
      sha256: createHash('sha256').update(html, 'utf8').digest('hex'),
      code: newVerificationCode(),
    });
    const ground = `решение апелляционной комиссии, протокол №\u00a0${number} от ${dayInWords(heldOn)}`;
    const deciding = { appealId: record.id, actorId: user.id, origin, ground };
    const amended = await this.consequences.apply(tx, subject, outcome, deciding);
    const facts = { ...outcome, number, amended: amended.map((each) => each.number), ...origin };
    await this.audit.record(tx, { actorId: user.id, action: 'appeals.decide', subjectId: record.id, facts });
    await this.news.tell(tx, 'decided', record.id);
  }

  private refusals(record: AppealRecord, user: User, subject: Subject, draft: DecisionDraft): Refusal[] {
    const deed: Refusal[] = deedRefusals(record.state, 'decide', this.appeals.parties(record, user));
    if (deed.length > 0) return deed;
    const newMark = record.kind === 'result' ? draft.newMark : null;
    return appealDecisionRefusals({
      ...draft,
      newMark,
      kind: record.kind,
      seats: record.commission?.seats ?? [],
      formerMark: subject.formerMark,
      markScale: record.markScale,
      inDraft: record.inDraft,
    });
  }
}

function outcomeOf({ kind }: { readonly kind: AppealKind }, draft: DecisionDraft): Outcome {
  const newMark = kind === 'result' ? draft.newMark : null;
  return { kind, newMark, upheld: isUpheld({ ...draft, kind, newMark }) };
}

type Wording = {
  readonly number: string;
  readonly heldOn: string;
  readonly draft: DecisionDraft;
  readonly outcome: Outcome;
  readonly consequences: readonly string[];
};

function protocolData(
  record: AppealRecord,
  subject: Subject,
  { number, heldOn, draft, outcome, consequences }: Wording,
): AppealProtocolData {
  const { commission, hearing } = record;
  if (!commission || !hearing) throw new Error('a hearing without its commission');
  const voters = votersOf(commission.seats);
  const uphold = voters.filter(({ vote }) => vote === 'uphold').length;
  return {
    organisation: subject.organisation,
    number,
    heldOn,
    place: [hearing.place, hearing.link].filter(Boolean).join('; '),
    order: { number: commission.orderNumber, date: commission.orderDate },
    authorisation: commission.authorisation,
    seats: commission.seats.map(({ role, name, present }) => ({ role, present, name: printed(name) })),
    attestationChair: { name: printed(record.attestationChair.name), present: record.attestationChair.present },
    learner: { name: printed(record.learner.name), present: record.learnerPresent },
    kind: outcome.kind,
    program: record.programTitle,
    attestation: ATTESTATIONS[subject.form](subject.attemptNumber),
    filedOn: dayOf(record.filedAt, subject.zone),
    applicationSha256: record.applicationSha256,
    confirmed: outcome.kind === 'procedure' ? draft.confirmed : null,
    influenced: outcome.kind === 'procedure' ? draft.influenced : null,
    votes: { uphold, reject: voters.length - uphold },
    upheld: outcome.upheld,
    reasons: draft.reasons,
    consequences,
    opinions: voters.flatMap(({ name, opinion }) => (opinion ? [{ member: printed(name), text: opinion }] : [])),
  };
}

const ATTESTATIONS: Record<Subject['form'], (attempt: number | null) => string> = {
  test: (attempt) => `тестирование, попытка №\u00a0${attempt}`,
  exam: () => 'итоговый экзамен',
  defence: () => 'защита итоговой аттестационной работы',
};

const printed = ({ lastName, firstName, patronymic }: PersonName): PrintedName => ({
  family: lastName,
  given: firstName,
  patronymic,
});
