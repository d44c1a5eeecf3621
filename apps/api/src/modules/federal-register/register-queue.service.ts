import { Injectable } from '@nestjs/common';
import type {
  applyRegisterFixes,
  correctRegisterCell,
  getRegisterQueue,
  InputOf,
  OutputOf,
  QueuedDocument,
  updateRegisterTerms,
} from '@itog/contracts';
import {
  can,
  fullName,
  isSendable,
  REGISTER_URGENT_DAYS,
  registerDueOn,
  registerProblems,
  registerRow,
  registerSource,
  snilsDigits,
  type PersonName,
  type RecordFacts,
  type RegisterColumn,
  type RegisterProblem,
  type RegisterRow,
  type RegisterTerm,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { People } from '../identity/people.service.ts';
import { Records } from '../records/records.service.ts';
import { QueueRepository, type RegisterDocument } from './queue.repository.ts';

/** A waiting document with its cells and what is wrong with them. */
export type CheckedDocument = QueuedDocument & { readonly row: RegisterRow };

/** Columns that a record holds as text. */
const RECORD_FIELDS: Partial<Record<RegisterColumn, keyof RecordFacts>> = {
  P: 'priorLastName',
  Q: 'priorSeries',
  R: 'priorNumber',
  AA: 'snils',
};

/** Columns of the learner's own name: put right in his account too, never in the document that was issued. */
const NAME_PARTS: Partial<Record<RegisterColumn, keyof PersonName>> = {
  V: 'lastName',
  W: 'firstName',
  X: 'patronymic',
};

/** What waits to be reported to the federal register, checked before the operator does. */
@Injectable()
export class RegisterQueue {
  constructor(
    private readonly db: DataSource,
    private readonly queue: QueueRepository,
    private readonly records: Records,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** A page of the queue; whose personal data it shows is kept. */
  async get(user: User, { query }: InputOf<typeof getRegisterQueue>): Promise<OutputOf<typeof getRegisterQueue>> {
    return this.db.transaction(async (tx) => {
      const terms = await this.queue.selectTerms(tx);
      const page = await this.judge(tx, await this.queue.selectWaitingPage(tx, query.offset));
      const documents = page.map(({ row: _row, ...document }) => document);
      const shown = documents.filter(({ problems }) =>
        problems.some(({ source, value }) => source === 'record' && value),
      );
      const seen = [...new Set(shown.map(({ learnerId }) => learnerId))];
      await this.records.viewed(tx, user, seen, 'register-check');
      return {
        ...(await this.counts(tx, terms)),
        sendable: documents.filter(({ sendable }) => sendable).length,
        fixable: documents.filter(({ problems }) => problems.some(({ fix }) => fix !== null)).length,
        terms,
        documents,
      };
    });
  }

  /** How many waiting documents have fewer than five days left, and how many are late. */
  async pressing(): Promise<{ urgent: number; late: number }> {
    const tx = this.db.manager;
    const { urgent, late } = await this.counts(tx, await this.queue.selectTerms(tx));
    return { urgent, late };
  }

  private async counts(tx: EntityManager, terms: readonly RegisterTerm[]) {
    const today = await this.queue.selectToday(tx);
    const waiting = (await this.queue.selectWaitingDays(tx)).map(({ issuedOn, documents }) => ({
      documents,
      daysLeft: daysBetween(today, registerDueOn(issuedOn, terms)),
    }));
    const count = (of: (daysLeft: number) => boolean) =>
      waiting.reduce((sum, { documents, daysLeft }) => sum + (of(daysLeft) ? documents : 0), 0);
    return { total: count(() => true), urgent: count(isUrgent), late: count(isLate) };
  }

  /** Waiting documents, the most urgent first, or these of them. */
  async checked(tx: EntityManager, ids: readonly string[] | null = null): Promise<CheckedDocument[]> {
    const documents = await this.judge(tx, await this.queue.selectWaiting(tx, ids));
    return documents.sort((a, b) => a.daysLeft - b.daysLeft);
  }

  /** The documents of a package in its order, judged as of now. */
  async checkedOf(tx: EntityManager, packageId: string): Promise<CheckedDocument[]> {
    return this.judge(tx, await this.queue.selectPacked(tx, packageId), false);
  }

  /** Puts proposed values where they belong; a document itself is never rewritten: its cell is, beside it. */
  apply(user: User, { body }: InputOf<typeof applyRegisterFixes>): Promise<OutputOf<typeof applyRegisterFixes>> {
    return this.db.transaction(async (tx) => {
      let fixed = 0;
      // People in one order with whoever else writes of many at once.
      const documents = (await this.checked(tx, body.documentIds)).sort((a, b) => (a.learnerId < b.learnerId ? -1 : 1));
      for (const document of documents) {
        const mended = document.problems.filter(({ fix }) => fix !== null);
        for (const problem of mended) await this.mend(tx, user, document, problem);
        fixed += mended.length;
        if (mended.length === 0) continue;
        const facts = { columns: mended.map(({ column }) => column) };
        await this.audit.record(tx, {
          actorId: user.id,
          action: 'register.fix',
          subjectId: document.documentId,
          facts,
        });
      }
      return { fixed };
    });
  }

  correct(user: User, { params, body }: InputOf<typeof correctRegisterCell>): Promise<QueuedDocument> {
    const { documentId, column } = params;
    return this.db.transaction(async (tx) => {
      found((await this.queue.selectWaiting(tx, [documentId]))[0]);
      if (registerSource(column) !== 'document')
        throw new Refused([{ code: 'input.invalid', clause: null, issues: [{ path: 'column', message: column }] }]);
      if (body.value === null) await this.queue.deleteCorrection(tx, documentId, column);
      else await this.queue.upsertCorrection(tx, { documentId, column, value: body.value, by: user.id });
      const entry: AuditEntry = {
        actorId: user.id,
        action: 'register.correct',
        subjectId: documentId,
        facts: { column },
      };
      await this.audit.record(tx, entry);
      const { row: _row, ...document } = found((await this.checked(tx, [documentId]))[0]);
      return document;
    });
  }

  setTerms(user: User, { body }: InputOf<typeof updateRegisterTerms>): Promise<{ terms: RegisterTerm[] }> {
    const days = body.terms.map(({ from }) => from);
    if (new Set(days).size < days.length)
      throw new Refused([
        { code: 'input.invalid', clause: null, issues: [{ path: 'terms', message: 'Один день указан дважды' }] },
      ]);
    return this.db.transaction(async (tx) => {
      await this.queue.replaceTerms(tx, body.terms);
      await this.audit.record(tx, { actorId: user.id, action: 'register.terms', subjectId: '1', facts: body });
      return { terms: await this.queue.selectTerms(tx) };
    });
  }

  private async judge(
    tx: EntityManager,
    documents: readonly RegisterDocument[],
    waiting = true,
  ): Promise<CheckedDocument[]> {
    const [today, terms] = [await this.queue.selectToday(tx), await this.queue.selectTerms(tx)];
    const numbers = documents.map(({ facts }) => facts.registrationNumber);
    const same = Map.groupBy(waiting ? await this.queue.selectSame(tx, numbers) : [], ({ key }) => key);
    const seen = new Set<string>();
    return documents.map((document) => {
      const key = [document.facts.kind, document.facts.registrationNumber, document.facts.issuedOn].join('|');
      const twins = same.get(key) ?? [];
      const first = twins[0]?.id ?? document.documentId;
      const twice = seen.has(key) || first !== document.documentId;
      const again = twins.some(({ live }) => live) ? 'sent-already' : twice ? 'number-twice' : null;
      seen.add(key);
      return checkedDocument(document, { today, terms, again });
    });
  }

  private async mend(
    tx: EntityManager,
    user: User,
    document: CheckedDocument,
    { column, source, value, fix }: RegisterProblem,
  ) {
    if (fix === null) return;
    const { documentId, programId, learnerId } = document;
    if (source === 'program' && (column === 'L' || column === 'M'))
      return this.queue.updateProgram(tx, programId, column, fix);
    const field = RECORD_FIELDS[column];
    if (source === 'record' && field)
      return this.records.mend(tx, user, learnerId, { [field]: field === 'snils' ? snilsDigits(fix) : fix });
    const part = NAME_PARTS[column];
    if (part && can(user.roles, 'users.manage'))
      await this.people.correctName(tx, user.id, learnerId, { part, seen: value, meant: fix });
    return this.queue.upsertCorrection(tx, { documentId, column, value: fix, by: user.id });
  }
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const isLate = (daysLeft: number): boolean => daysLeft < 0;
const isUrgent = (daysLeft: number): boolean => daysLeft >= 0 && daysLeft < REGISTER_URGENT_DAYS;

function checkedDocument(
  { facts, corrections, ...document }: RegisterDocument,
  {
    today,
    terms,
    again,
  }: { today: string; terms: readonly RegisterTerm[]; again: 'sent-already' | 'number-twice' | null },
): CheckedDocument {
  const row = registerRow(facts, corrections);
  const twice = {
    column: 'I',
    value: facts.registrationNumber,
    level: 'error',
    fix: null,
    source: 'document',
    detail: null,
  } as const;
  const problems = [...registerProblems(row, today), ...(again ? [{ ...twice, rule: again }] : [])];
  const dueOn = registerDueOn(facts.issuedOn, terms);
  return {
    ...document,
    kind: facts.kind,
    registrationNumber: facts.registrationNumber,
    issuedOn: facts.issuedOn,
    learnerName: fullName(facts.name),
    dueOn,
    daysLeft: daysBetween(today, dueOn),
    row,
    problems,
    sendable: isSendable(problems),
  };
}
