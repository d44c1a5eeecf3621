import { Injectable } from '@nestjs/common';
import type {
  createGroup,
  getGroup,
  Group,
  InputOf,
  listGroups,
  OutputOf,
  recordAdmissionFacts,
  updateGroup,
} from '@itog/contracts';
import { admissionRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import { EnrolmentRepository } from './enrolment.repository.ts';
import { enrolmentView } from './enrolment.service.ts';
import { GroupRepository, type AdmissionTicks } from './group.repository.ts';

/** Study groups, and what admission needs to know of their learners (3.1). */
@Injectable()
export class GroupService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly groups: GroupRepository,
    private readonly enrolments: EnrolmentRepository,
  ) {}

  async list({ query }: InputOf<typeof listGroups>): Promise<OutputOf<typeof listGroups>> {
    const groups = await this.groups.selectGroups(this.db.manager, query.search, query.programId);
    const facts = await this.enrolments.selectFactsOfGroups(
      this.db.manager,
      groups.map(({ id }) => id),
    );
    const learners = Map.groupBy(facts, ({ groupId }) => groupId);
    const summaries = groups.map((group) => {
      const own = learners.get(group.id) ?? [];
      const admitted = own.filter((each) => admissionRefusals(each).length === 0).length;
      return { ...group, learners: own.length, admitted };
    });
    return { groups: summaries };
  }

  get({ params }: InputOf<typeof getGroup>): Promise<Group> {
    return this.read(this.db.manager, params.groupId);
  }

  create(actorId: string, { body }: InputOf<typeof createGroup>): Promise<Group> {
    return this.db.transaction(async (tx) => {
      const id = found(await this.groups.insertGroup(tx, body.programId, body));
      await this.audit.record(tx, { actorId, action: 'enrolments.create-group', subjectId: id, facts: body });
      return this.read(tx, id);
    });
  }

  update(actorId: string, { params, body }: InputOf<typeof updateGroup>): Promise<Group> {
    const id = params.groupId;
    return this.db.transaction(async (tx) => {
      const { program } = found(await this.groups.selectOptionalGroup(tx, id));
      if (program.id !== body.programId) throw invalid('programId', 'Программу группы изменить нельзя');
      await this.groups.updateGroup(tx, id, body);
      await this.audit.record(tx, { actorId, action: 'enrolments.update-group', subjectId: id, facts: body });
      return this.read(tx, id);
    });
  }

  recordFacts(actorId: string, { params, body }: InputOf<typeof recordAdmissionFacts>): Promise<Group> {
    const id = params.groupId;
    return this.db.transaction(async (tx) => {
      const group = found(await this.groups.selectOptionalGroup(tx, id));
      const enrolled = await this.enrolments.selectOfGroup(tx, id);
      const modules = await this.groups.selectModules(tx, group.program.id);
      if (!hasAll(enrolled, body.enrolmentIds)) throw invalid('enrolmentIds', 'Такого слушателя в группе нет');
      if (!hasAll(modules, body.modules?.ids ?? [])) throw invalid('modules.ids', 'Такого модуля в программе нет');
      await this.tick(tx, body.enrolmentIds, body);
      await this.audit.record(tx, { actorId, action: 'enrolments.record-facts', subjectId: id, facts: body });
      return this.read(tx, id);
    });
  }

  private async tick(
    tx: EntityManager,
    enrolmentIds: readonly string[],
    { tuitionPaid, modules }: AdmissionTicks,
  ): Promise<void> {
    if (tuitionPaid !== undefined) await this.groups.updateTuitionPaid(tx, enrolmentIds, tuitionPaid);
    if (modules?.done) await this.groups.insertModulesDone(tx, enrolmentIds, modules.ids);
    else if (modules) await this.groups.deleteModulesDone(tx, enrolmentIds, modules.ids);
  }

  private async read(tx: EntityManager, groupId: string): Promise<Group> {
    const group = found(await this.groups.selectOptionalGroup(tx, groupId));
    const enrolments = (await this.enrolments.selectOfGroup(tx, groupId)).map(enrolmentView);
    return {
      ...group,
      learners: enrolments.length,
      admitted: enrolments.filter(({ refusals }) => refusals.length === 0).length,
      modules: await this.groups.selectModules(tx, group.program.id),
      enrolments,
      sessions: await this.groups.selectSessions(tx, groupId),
    };
  }
}

function hasAll(items: readonly { readonly id: string }[], ids: readonly string[]): boolean {
  const known = new Set(items.map(({ id }) => id));
  return ids.every((id) => known.has(id));
}

function invalid(path: string, message: string): Refused {
  return new Refused([{ code: 'input.invalid', clause: null, issues: [{ path, message }] }]);
}
