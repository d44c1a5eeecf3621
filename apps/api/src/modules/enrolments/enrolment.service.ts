import { Injectable } from '@nestjs/common';
import type {
  Enrolment,
  InputOf,
  overrideAdmission,
  removeEnrolment,
  updateEnrolment,
  VerbOf,
  withdrawOverride,
} from '@itog/contracts';
import { admissionRefusals, type AdmissionFacts } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import { EnrolmentRepository, type EnrolmentRow } from './enrolment.repository.ts';

/** One learner in one group: accommodation, admission and its exceptions (3.1). */
@Injectable()
export class Enrolments {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly enrolments: EnrolmentRepository,
  ) {}

  /** What admission is judged by, by enrolment (3.1). Ids of no enrolment are missing from the answer. */
  async admissionFacts(tx: EntityManager, enrolmentIds: readonly string[]): Promise<Map<string, AdmissionFacts>> {
    const facts = await this.enrolments.selectFacts(tx, enrolmentIds);
    return new Map(facts.map((each) => [each.enrolmentId, each]));
  }

  async read(tx: EntityManager, enrolmentId: string): Promise<Enrolment> {
    return enrolmentView(found(await this.enrolments.selectOptionalEnrolment(tx, enrolmentId)));
  }

  /** Attempts made from now on have so many minutes more; a running one gets its minutes by a grant. */
  update(actorId: string, { params, body }: InputOf<typeof updateEnrolment>): Promise<Enrolment> {
    return this.change(actorId, 'accommodate', params.enrolmentId, body, (tx, id) =>
      this.enrolments.updateExtraMinutes(tx, id, body.extraMinutes),
    );
  }

  override(actorId: string, { params, body }: InputOf<typeof overrideAdmission>): Promise<Enrolment> {
    return this.change(actorId, 'override-admission', params.enrolmentId, body, (tx, id) =>
      this.enrolments.updateOverride(tx, id, { reason: body.reason, by: actorId }),
    );
  }

  withdrawOverride(actorId: string, { params }: InputOf<typeof withdrawOverride>): Promise<Enrolment> {
    return this.change(actorId, 'withdraw-override', params.enrolmentId, {}, (tx, id) =>
      this.enrolments.updateOverride(tx, id, null),
    );
  }

  remove(actorId: string, { params }: InputOf<typeof removeEnrolment>): Promise<void> {
    const id = params.enrolmentId;
    return this.db.transaction(async (tx) => {
      found((await this.enrolments.lockEnrolment(tx, id)) || null);
      if (await this.enrolments.hasAttempts(tx, id))
        throw new Refused([{ code: 'enrolment.has-attempts', clause: null }]);
      const { groupId, learner } = found(await this.enrolments.selectOptionalEnrolment(tx, id));
      await this.enrolments.deleteEnrolment(tx, id);
      const facts = { groupId, learnerId: learner.id };
      await this.audit.record(tx, { actorId, action: 'enrolments.remove', subjectId: id, facts });
    });
  }

  private change(
    actorId: string,
    act: VerbOf<'enrolments'>,
    subjectId: string,
    facts: object,
    write: (tx: EntityManager, id: string) => Promise<void>,
  ): Promise<Enrolment> {
    return this.db.transaction(async (tx) => {
      found((await this.enrolments.lockEnrolment(tx, subjectId)) || null);
      await write(tx, subjectId);
      await this.audit.record(tx, { actorId, action: `enrolments.${act}`, subjectId, facts });
      return this.read(tx, subjectId);
    });
  }
}

export function enrolmentView({ modules, override, ...enrolment }: EnrolmentRow): Enrolment {
  return {
    ...enrolment,
    override: override && { ...override, at: new Date(override.at) },
    modulesDone: modules.filter(({ done }) => done).map(({ id }) => id),
    refusals: admissionRefusals({ ...enrolment, modules, override }),
  };
}
