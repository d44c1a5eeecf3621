import { Injectable } from '@nestjs/common';
import type {
  createProgram,
  getProgram,
  InputOf,
  listPrograms,
  Program,
  OutputOf,
  updateProgram,
} from '@itog/contracts';
import {
  DEFAULT_POLICY,
  effectivePolicy,
  programRefusals,
  REGISTER_LISTS,
  type Policy,
  type ProgramRefusal,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import { ProgramRepository, type ProgramFields } from './program.repository.ts';

type Fields = InputOf<typeof createProgram>['body'];

/** A program may be kept with these for a while: they are shown, not refused. */
const SHOWN_ONLY: readonly ProgramRefusal['code'][] = ['program.hours-do-not-add-up', 'program.no-attestation-form'];

/** Programs with their curricula and policies (1.1, 1.3, 1.10). */
@Injectable()
export class Programs {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly repository: ProgramRepository,
  ) {}

  /** The policy in force for a program today: the Regulation's values and what the organisation has set. */
  async policyOf(tx: EntityManager, programId: string): Promise<Policy> {
    const { kind, policy } = found(await this.repository.selectOptionalProgram(tx, programId));
    return effectivePolicy(kind, policy);
  }

  async list({ query }: InputOf<typeof listPrograms>): Promise<OutputOf<typeof listPrograms>> {
    return { programs: await this.repository.selectPrograms(this.db.manager, query.search) };
  }

  get({ params }: InputOf<typeof getProgram>): Promise<Program> {
    return this.read(this.db.manager, params.programId);
  }

  create(actorId: string, { body }: InputOf<typeof createProgram>): Promise<Program> {
    refuseUnusable(body);
    return this.db.transaction(async (tx) => {
      const id = await this.repository.insertProgram(tx, fieldsOf(body));
      await this.saveModules(tx, id, body);
      await this.audit.record(tx, { actorId, action: 'programs.create', subjectId: id, facts: body });
      return this.read(tx, id);
    });
  }

  update(actorId: string, { params, body }: InputOf<typeof updateProgram>): Promise<Program> {
    refuseUnusable(body);
    const id = params.programId;
    return this.db.transaction(async (tx) => {
      found((await this.repository.updateProgram(tx, id, fieldsOf(body))) || null);
      await this.saveModules(tx, id, body);
      await this.audit.record(tx, { actorId, action: 'programs.update', subjectId: id, facts: body });
      return this.read(tx, id);
    });
  }

  private async saveModules(tx: EntityManager, programId: string, { modules }: Fields): Promise<void> {
    const [foreign] = await this.repository.replaceModules(tx, programId, modules);
    if (foreign === undefined) return;
    const path = `modules.${modules.findIndex(({ id }) => id === foreign)}.id`;
    throw new Refused([{ code: 'input.invalid', clause: null, issues: [{ path, message: 'Такого модуля нет' }] }]);
  }

  private async read(tx: EntityManager, programId: string): Promise<Program> {
    const program = found(await this.repository.selectOptionalProgram(tx, programId));
    const { kind, policy } = program;
    return { ...program, effectivePolicy: effectivePolicy(kind, policy), refusals: refusalsOf(program) };
  }
}

function refusalsOf({ modules, ...facts }: Pick<Fields, 'kind' | 'hours' | 'forms' | 'modules'>): ProgramRefusal[] {
  return programRefusals({ ...facts, moduleHours: modules.map(({ hours }) => hours) });
}

function refuseUnusable(body: Fields): void {
  const { fieldOfWork, specialtyGroup } = body;
  const foreign = [
    fieldOfWork && !REGISTER_LISTS.fieldsOfWork.includes(fieldOfWork) && 'fieldOfWork',
    specialtyGroup && !REGISTER_LISTS.specialtyGroups.includes(specialtyGroup) && 'specialtyGroup',
  ].filter(Boolean);
  const issues = foreign.map((field) => ({ path: `body.${String(field)}`, message: 'Нет в списке реестра' }));
  if (issues.length > 0) throw new Refused([{ code: 'input.invalid', clause: null, issues }]);
  refuseIf(refusalsOf(body).filter(({ code }) => !SHOWN_ONLY.includes(code)));
}

/** Of the policy only what differs from the Regulation's own values is kept. */
function fieldsOf({ modules: _modules, policy, ...fields }: Fields): ProgramFields {
  const defaults: Partial<Policy> = DEFAULT_POLICY[fields.kind];
  const differing = Object.entries(policy).filter(
    ([key, value]) => value !== undefined && value !== defaults[key as keyof Policy],
  );
  const examDiscipline = fields.examKind === 'discipline' ? fields.examDiscipline : null;
  return { ...fields, examDiscipline, forms: [...new Set(fields.forms)], policy: Object.fromEntries(differing) };
}
