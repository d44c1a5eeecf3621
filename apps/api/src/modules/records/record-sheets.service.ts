import { Injectable } from '@nestjs/common';
import type { importRecords, InputOf, RecordImportReport } from '@itog/contracts';
import { snilsDigits } from '@itog/domain';
import {
  personalSheet,
  readPersonalSheet,
  sheetNoteText,
  sheetRefusalText,
  type PersonalSheetResult,
  type PersonalValues,
} from '@itog/question-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { uniqueViolation } from '../../platform/db/violations.ts';
import { fileName } from '../../platform/download.ts';
import { found } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { RecordRepository, type SheetLearner } from './record.repository.ts';
import { Records } from './records.service.ts';
import { judgeRows, versionOf, type JudgedRow } from './sheet-row.ts';

/** Personal data of a whole group by a sheet: written out with what is known, taken in row by row. */
@Injectable()
export class RecordSheets {
  constructor(
    private readonly db: DataSource,
    private readonly records: RecordRepository,
    private readonly views: Records,
    private readonly audit: Audit,
  ) {}

  /** The sheet of a group; whose data stand in it is kept as read. */
  write(user: User, groupId: string): Promise<{ bytes: Uint8Array; name: string }> {
    return this.db.transaction(async (tx) => {
      const { title, learners } = found(await this.records.selectSheet(tx, groupId));
      await this.views.viewed(
        tx,
        user,
        learners.map(({ userId }) => userId),
        'group-sheet',
      );
      const lines = learners.map((learner) => ({
        login: learner.login,
        name: learner.name,
        values: valuesOf(learner),
        version: versionOf(learner),
      }));
      return { bytes: await personalSheet(lines), name: fileName(`Личные данные ${title}`, 'xlsx') };
    });
  }

  /** Reads a sheet and says of every row what becomes of it; with `commit` keeps all rows that can be kept, or none. */
  async import(user: User, { params, query, body }: InputOf<typeof importRecords>): Promise<RecordImportReport> {
    const sheet = await readPersonalSheet(body);
    const take = () => this.db.transaction((tx) => this.take(tx, user, params.groupId, query, sheet));
    return take().catch((error: unknown) => {
      // Somebody else was given one of these СНИЛС in the same moment: now it can be said who.
      if (uniqueViolation(error) === 'learner_record_snils') return take();
      throw error;
    });
  }

  private async take(
    tx: EntityManager,
    user: User,
    groupId: string,
    query: InputOf<typeof importRecords>['query'],
    sheet: PersonalSheetResult,
  ): Promise<RecordImportReport> {
    const { learners: seen } = found(await this.records.selectSheet(tx, groupId));
    if (!sheet.ok) return reportOf([], { fileRefusals: sheet.refusals.map(wordsOf(sheetRefusalText)) });
    if (query.commit) {
      const ids = seen.map(({ userId }) => userId);
      await this.records.lockAll(tx, ids);
    }
    const { learners } = query.commit ? found(await this.records.selectSheet(tx, groupId)) : { learners: seen };
    const numbers = sheet.rows.flatMap(({ values }) => (values.snils ? [snilsDigits(values.snils)] : []));
    const holders = new Map((await this.records.selectHolders(tx, numbers)).map((each) => [each.snils, each]));
    const today = await this.records.selectToday(tx);
    // Even a trial tells what is kept of whom.
    const told = [...learners, ...holders.values()].map(({ userId }) => userId);
    await this.views.viewed(tx, user, [...new Set(told)], 'group-sheet');
    const judged = judgeRows(sheet.rows, { learners, holders, today, byId: user.id });
    if (query.commit) await this.keep(tx, user, { groupId, fileName: query.fileName, judged });
    return reportOf(judged, { committed: query.commit, fileNotes: sheet.notes.map(wordsOf(sheetNoteText)) });
  }

  private async keep(
    tx: EntityManager,
    user: User,
    { groupId, fileName: name, judged }: { groupId: string; fileName: string; judged: readonly JudgedRow[] },
  ): Promise<void> {
    const actorId = user.id;
    const writes = judged.flatMap(({ write, fills, replaces }) =>
      write ? [{ ...write, changed: [...fills, ...replaces] }] : [],
    );
    for (const { learner, facts, terms, changed } of writes) {
      const { userId, enrolmentId } = learner;
      const ofStudy = changed.filter((field) => STUDY.includes(field));
      const ofPerson = changed.filter((field) => !STUDY.includes(field));
      if (ofPerson.length > 0) {
        await this.records.upsert(tx, userId, actorId, facts);
        const entry: AuditEntry = { actorId, action: 'records.save', subjectId: userId, facts: { changed: ofPerson } };
        await this.audit.record(tx, entry);
      }
      if (ofStudy.length > 0) {
        await this.records.updateTerms(tx, enrolmentId, terms);
        const entry: AuditEntry = { actorId, action: 'records.study-terms', subjectId: enrolmentId, facts: terms };
        await this.audit.record(tx, entry);
      }
    }
    if (writes.length === 0) return;
    const facts = { fileName: name, learners: writes.length };
    await this.audit.record(tx, { actorId, action: 'records.import', subjectId: groupId, facts });
  }
}

const STUDY: readonly string[] = ['funding', 'learningPlace', 'priorEducationPending'];

/** What is known, as the sheet takes it: nothing where nothing is. */
function valuesOf({ facts, funding, learningPlace, priorEducationPending }: SheetLearner): PersonalValues {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  const values: PersonalValues = Object.fromEntries(known);
  return { ...values, funding, learningPlace, priorEducationPending };
}

const wordsOf =
  <Note extends { readonly code: string; readonly facts: object }>(say: (note: Note) => string) =>
  (note: Note) => ({ ...note.facts, code: note.code, text: say(note) });

function reportOf(
  judged: readonly JudgedRow[],
  rest: Partial<Pick<RecordImportReport, 'committed' | 'fileRefusals' | 'fileNotes'>>,
): RecordImportReport {
  const count = (outcome: JudgedRow['outcome']) => judged.filter((row) => row.outcome === outcome).length;
  const items = judged.map(({ write: _write, fills, replaces, notes, ...item }) => ({
    ...item,
    fills: [...fills],
    replaces: [...replaces],
    notes: [...notes],
  }));
  const counts = { taken: count('taken'), changed: count('changed'), refused: count('refused'), same: count('same') };
  return { committed: false, ...counts, fileRefusals: [], fileNotes: [], items, ...rest };
}
