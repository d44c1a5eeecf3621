import { Injectable } from '@nestjs/common';
import type { Refusal } from '@itog/contracts';
import type { PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { Jobs } from '../../platform/jobs.ts';
import { found, Refused } from '../../platform/refused.ts';
import { People } from '../identity/people.service.ts';
import { EnrolmentRepository } from './enrolment.repository.ts';
import { GroupRepository } from './group.repository.ts';

/** A learner as a form or a sheet names him. */
export type Newcomer = {
  readonly name: PersonName;
  readonly email: string | null;
  readonly login?: string | undefined;
  readonly customer: string | null;
  readonly post: string | null;
};

/** Who a newcomer is: a person known before, by id, or somebody new, null; or why he cannot be enrolled. */
export type Judged = string | null | Refusal;

const EXISTS = { code: 'enrolment.exists', clause: null } as const;

/** Brings people into a group: those known by e-mail or login, and new ones. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly jobs: Jobs,
    private readonly people: People,
    private readonly groups: GroupRepository,
    private readonly enrolments: EnrolmentRepository,
  ) {}

  /** Who each of them is, in the same order; writes nothing. */
  async judge(tx: EntityManager, groupId: string, newcomers: readonly Newcomer[]): Promise<Judged[]> {
    found(await this.groups.selectOptionalGroup(tx, groupId));
    const meant = await this.people.meant(tx, newcomers);
    const known = meant.filter((each) => typeof each === 'string');
    const enrolled = await this.enrolments.selectEnrolled(tx, groupId, known);
    return meant.map((each, index) => {
      const isEnrolled = typeof each === 'string' && (enrolled.has(each) || meant.indexOf(each) !== index);
      return isEnrolled ? EXISTS : each;
    });
  }

  /** Enrols those who were judged fit; gives their enrolment ids in the same order. Sessions ahead get their papers. */
  async enrol(
    tx: EntityManager,
    groupId: string,
    fit: readonly (Newcomer & { readonly known: string | null })[],
  ): Promise<string[]> {
    const fresh = fit.filter(({ known }) => known === null).map((each) => ({ ...each, roles: ['learner'] as const }));
    const added = await this.people.insert(tx, fresh);
    await this.people.makeLearners(
      tx,
      fit.flatMap(({ known, email, post }) => (known === null ? [] : [{ id: known, email, post }])),
    );
    const learners = fit.map(({ known, customer }) => ({ learnerId: known ?? added.shift() ?? '', customer }));
    const ids = await this.enrolments.insertEnrolments(tx, groupId, learners);
    const sessions = await this.enrolments.selectUpcomingSessions(tx, groupId);
    await this.jobs.enqueue(tx, 'attestation.draw-papers', sessions);
    return learners.map(({ learnerId }) => {
      const id = ids.get(learnerId);
      if (!id) throw new Refused([EXISTS]);
      return id;
    });
  }
}
