import { Injectable } from '@nestjs/common';
import {
  PROBLEMS,
  type Enrolment,
  type enrolLearner,
  type importLearners,
  type InputOf,
  type LearnerImportReport,
} from '@itog/contracts';
import { fullName } from '@itog/domain';
import {
  readLearnerSheet,
  rowNoteText,
  sheetNoteText,
  sheetRefusalText,
  type LearnerRow,
} from '@itog/question-formats';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Refused } from '../../platform/refused.ts';
import { Enrolments } from './enrolment.service.ts';
import { Newcomers, type Judged, type Newcomer } from './newcomers.service.ts';

type ReadRow = { readonly row: LearnerRow; readonly judged: Judged };

/** Enrols learners: one by a form, many by a sheet. */
@Injectable()
export class EnrollingService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly enrolments: Enrolments,
    private readonly newcomers: Newcomers,
  ) {}

  enrol(actorId: string, { params, body }: InputOf<typeof enrolLearner>): Promise<Enrolment> {
    const { groupId } = params;
    return this.db.transaction(async (tx) => {
      const [judged = null] = await this.newcomers.judge(tx, groupId, [body]);
      if (isRefusal(judged)) throw new Refused([judged]);
      const [id = ''] = await this.newcomers.enrol(tx, groupId, [{ ...body, known: judged }]);
      const enrolment = await this.enrolments.read(tx, id);
      const facts = { groupId, learnerId: enrolment.learner.id };
      await this.audit.record(tx, { actorId, action: 'enrolments.enrol', subjectId: id, facts });
      return enrolment;
    });
  }

  /** Reads a sheet and says of every row what becomes of it; with `commit` enrols all rows that can be, or none. */
  async import(actorId: string, { params, query, body }: InputOf<typeof importLearners>): Promise<LearnerImportReport> {
    const { groupId } = params;
    const sheet = await readLearnerSheet(body);
    return this.db.transaction(async (tx) => {
      const sound = sheet.ok ? sheet.rows.filter(({ outcome }) => outcome !== 'refused') : [];
      const judged = await this.newcomers.judge(tx, groupId, sound.map(newcomer));
      if (!sheet.ok)
        return report([], {
          fileRefusals: sheet.refusals.map((each) => ({
            ...each.facts,
            code: each.code,
            text: sheetRefusalText(each),
          })),
        });
      const fit = sound.flatMap((row, index) => {
        const known = judged[index] ?? null;
        return isRefusal(known) ? [] : [{ ...newcomer(row), known }];
      });
      if (query.commit && fit.length > 0) {
        await this.newcomers.enrol(tx, groupId, fit);
        const facts = { fileName: query.fileName, learners: fit.length };
        await this.audit.record(tx, { actorId, action: 'enrolments.import', subjectId: groupId, facts });
      }
      const read = sheet.rows.map((row) => ({ row, judged: judged[sound.indexOf(row)] ?? null }));
      const fileNotes = sheet.notes.map((each) => ({ ...each.facts, code: each.code, text: sheetNoteText(each) }));
      return report(read, { committed: query.commit, fileNotes });
    });
  }
}

function isRefusal(judged: Judged): judged is Exclude<Judged, string | null> {
  return judged !== null && typeof judged !== 'string';
}

function newcomer({ lastName, firstName, patronymic, email, login, customer, post }: LearnerRow): Newcomer {
  return { name: { lastName, firstName, patronymic }, email, login: login ?? undefined, customer, post };
}

function report(
  read: readonly ReadRow[],
  rest: Partial<Pick<LearnerImportReport, 'committed' | 'fileRefusals' | 'fileNotes'>>,
): LearnerImportReport {
  const items = read.map(({ row, judged }) => {
    const notes = row.notes.map((note) => ({ ...note.facts, code: note.code, text: rowNoteText(note) }));
    const name = fullName(row);
    if (!isRefusal(judged)) return { row: row.row, name, outcome: row.outcome, notes };
    const { code } = judged;
    return {
      row: row.row,
      name,
      outcome: 'refused' as const,
      notes: [...notes, { code, text: `${PROBLEMS[code].title}.` }],
    };
  });
  const count = (outcome: LearnerRow['outcome']) => items.filter((item) => item.outcome === outcome).length;
  const counts = { taken: count('taken'), changed: count('changed'), refused: count('refused') };
  return { committed: false, ...counts, fileRefusals: [], fileNotes: [], items, ...rest };
}
