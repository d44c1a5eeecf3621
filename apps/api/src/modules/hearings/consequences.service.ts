import { Injectable } from '@nestjs/common';
import { dayInWords, MARKS_IN_WORDS, periodInWords } from '@itog/documents';
import { addDays, dayOf, grantUntil, isPass, type AppealKind, type Mark } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import type { Origin } from '../../platform/serve.ts';
import { Amendments, type Amendment, type ChangedResult } from '../amendments/amendments.service.ts';
import { Registry } from '../registry/registry.service.ts';
import { HearingRepository, type Subject } from './hearing.repository.ts';

export type Outcome = { readonly kind: AppealKind; readonly upheld: boolean; readonly newMark: Mark | null };
export type Deciding = {
  readonly appealId: string;
  readonly actorId: string;
  readonly origin: Origin;
  readonly ground: string;
};

/** Protocols drawn up, and how many documents were annulled. */
export type Announced = { readonly amended: Amendment[]; readonly annulled: number };

const FORMS = { test: 'тестирования', exam: 'итогового экзамена', defence: 'защиты итоговой аттестационной работы' };
const DOCUMENTS = { certificate: 'Удостоверение', diploma: 'Диплом', reference: 'Справку' } as const;
const ANNULLED = 'Результат итоговой аттестации изменён решением апелляционной комиссии';

/** What follows from an upheld appeal (5.9, 5.10): worked out before, shown, and done in the transaction of the decision. */
@Injectable()
export class Consequences {
  constructor(
    private readonly hearings: HearingRepository,
    private readonly amendments: Amendments,
    private readonly registry: Registry,
  ) {}

  /** In words, as the protocol of appeals has them; nothing follows from a rejected appeal. */
  wordsOf(subject: Subject, outcome: Outcome): string[] {
    if (!outcome.upheld) return [];
    const { protocol, documents } = subject;
    if (isDone(subject, outcome)) return change(subject, outcome);
    return [
      ...(outcome.kind === 'procedure' ? annulment(subject) : change(subject, outcome)),
      ...(protocol
        ? [`Составить протокол взамен протокола №\u00a0${protocol.number} от ${dayInWords(protocol.date)}`]
        : []),
      ...documents.map(({ kind, number }) => `${DOCUMENTS[kind]} №\u00a0${number} аннулировать.`),
    ];
  }

  /** All of it, or none: the caller’s transaction decides. The appeal is written as upheld already. */
  async apply(tx: EntityManager, subject: Subject, outcome: Outcome, deciding: Deciding): Promise<Amendment[]> {
    if (!outcome.upheld || isDone(subject, outcome)) return [];
    if (outcome.kind === 'procedure') await this.annul(tx, subject, deciding);
    else if (outcome.newMark)
      await this.hearings.changeResult(tx, deciding.appealId, subject, outcome.kind, outcome.newMark);
    return (await this.announce(tx, [changedResult(subject, outcome)], deciding)).amended;
  }

  /** Protocols and documents that say otherwise are put right: amended, annulled (5.10). */
  async announce(tx: EntityManager, changes: readonly ChangedResult[], deciding: Deciding): Promise<Announced> {
    const { appealId, actorId, origin, ground } = deciding;
    const amended = await this.amendments.draw(tx, changes, { appealId, actorId, origin, words: ground });
    const enrolmentIds = changes.map(({ enrolmentId }) => enrolmentId);
    const annulled = await this.registry.annulOf(tx, actorId, enrolmentIds, `${ANNULLED}: ${ground}`);
    return { amended, annulled };
  }

  private async annul(tx: EntityManager, subject: Subject, { appealId, actorId, ground }: Deciding): Promise<void> {
    const { meetingId, enrolmentId, attemptId, examinationId } = subject;
    const decision = { appealId, meetingId, enrolmentId, attemptId: null, reasons: ground, decidedBy: actorId };
    if (attemptId) {
      const annulling = { ...decision, kind: 'annul-attempt' as const, attemptId, fromDay: null, untilDay: null };
      await this.hearings.annulAttempt(tx, attemptId, await this.hearings.insertDecision(tx, annulling));
      if (needsGrant(subject))
        await this.hearings.insertDecision(tx, { ...decision, kind: 'grant-attempt', ...grantDays(subject) });
    }
    if (examinationId) {
      await this.hearings.annulExamination(tx, examinationId);
      await this.hearings.insertDecision(tx, { ...decision, kind: 'second-time', ...secondDays(subject) });
    }
  }
}

/** A ruling on a question at the same hearing has changed the result to this already. */
const isDone = ({ mark }: Subject, { kind, newMark }: Outcome): boolean => kind === 'result' && newMark === mark;

/** A new attempt is granted unless he has passed in another, or has one at hand. */
const needsGrant = ({ passedElsewhere, writing, granted }: Subject): boolean =>
  !passedElsewhere && !writing && !granted;

const grantDays = ({ now, policy, zone }: Subject) => ({
  fromDay: dayOf(now, zone),
  untilDay: grantUntil(now, policy, zone),
});

const secondDays = ({ now, policy, zone }: Subject) => ({
  fromDay: addDays(dayOf(now, zone), 1),
  untilDay: grantUntil(now, policy, zone),
});

function annulment(subject: Subject): string[] {
  if (subject.attemptId)
    return [
      `Попытку №\u00a0${subject.attemptNumber} аннулировать.`,
      ...(needsGrant(subject)
        ? [
            `Предоставить слушателю ещё одну попытку сверх бесплатных, не позднее ${dayInWords(grantDays(subject).untilDay)}`,
          ]
        : []),
    ];
  const { fromDay: from, untilDay: to } = secondDays(subject);
  return [
    `Результат ${FORMS[subject.form]} аннулировать.`,
    `Назначить слушателю итоговую аттестацию заново, ${periodInWords({ from, to })}`,
  ];
}

function change({ form, formerMark }: Subject, { newMark }: Outcome): string[] {
  if (!newMark) return [];
  return [`Результат ${FORMS[form]} изменить: «${MARKS_IN_WORDS[newMark]}» вместо «${MARKS_IN_WORDS[formerMark]}».`];
}

function changedResult(subject: Subject, { kind, newMark }: Outcome): ChangedResult {
  const { enrolmentId, attemptId, examinationId } = subject;
  const mark = newMark ?? subject.mark;
  return {
    enrolmentId,
    attemptId,
    examinationId,
    mark: isPass(mark) ? 'pass' : 'fail',
    grade: examinationId ? mark : null,
    annulled: kind === 'procedure',
  };
}
