import { Injectable } from '@nestjs/common';
import type { ImportReport, importQuestions, InputOf } from '@itog/contracts';
import {
  fileNoteText,
  fileRefusalText,
  noteText,
  parseQuestions,
  plainText,
  type FileRefusal,
  type ImportedQuestion,
  type ImportReportItem,
} from '@itog/question-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found } from '../../platform/refused.ts';
import { QuestionFiles, TOPIC_SEPARATOR } from './question-files.service.ts';
import { QuestionRepository } from './question.repository.ts';
import { VersionRepository, type NewVersion } from './version.repository.ts';

const NAME_FROM_TEXT = 80;
const EXCERPT = 200;

/** Banks that come as files (3.5): a trial run first, then all that is new in one transaction. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly files: QuestionFiles,
    private readonly questions: QuestionRepository,
    private readonly versions: VersionRepository,
  ) {}

  async import(actorId: string, { params, query, body }: InputOf<typeof importQuestions>): Promise<ImportReport> {
    const { programId } = params;
    found((await this.questions.hasProgram(this.db.manager, programId)) || null);
    const result = parseQuestions(body, query.fileName);
    if (!result.ok) return refusedFile(result.refusals.map(refusalNote));
    const known = query.commit
      ? await this.commit(actorId, programId, query.fileName, result.questions)
      : await this.questions.selectFingerprints(this.db.manager, programId);
    const read = new Map(result.questions.map((question) => [question.position, question]));
    const items = result.report.map((item) => reportLine(item, read.get(item.position), known));
    const count = (outcome: Line['outcome']) => items.filter((item) => item.outcome === outcome).length;
    return {
      format: result.format,
      committed: query.commit,
      taken: count('taken'),
      changed: count('changed'),
      refused: count('refused'),
      same: count('same'),
      fileRefusals: [],
      fileNotes: result.notes.map((note) => ({ code: note.code, ...note.facts, text: fileNoteText(note) })),
      items,
    };
  }

  /** Writes what the bank does not have yet; gives the fingerprints it had before. */
  private async commit(
    actorId: string,
    programId: string,
    fileName: string,
    questions: readonly ImportedQuestion[],
  ): Promise<Set<string>> {
    await this.files.keep(questions.flatMap(({ pictures }) => pictures));
    return this.db.transaction(async (tx) => {
      found((await this.questions.lockBank(tx, programId)) || null);
      const known = await this.questions.selectFingerprints(tx, programId);
      const added = questions.filter(({ fingerprint }) => !known.has(fingerprint)).map(importedVersion);
      await this.versions.insertQuestions(tx, programId, actorId, added);
      await this.record(tx, actorId, programId, { fileName, questions: added.length });
      return known;
    });
  }

  private record(tx: EntityManager, actorId: string, subjectId: string, facts: object): Promise<void> {
    return this.audit.record(tx, { actorId, action: 'questions.import', subjectId, facts });
  }
}

/** What the file says, as a version of a question of ours. */
export function importedVersion(question: ImportedQuestion): NewVersion {
  const text = plainText(question.html);
  const fromText = text.length > NAME_FROM_TEXT ? `${text.slice(0, NAME_FROM_TEXT - 1).trimEnd()}…` : text;
  return {
    name: question.name ?? (fromText || `Вопрос ${question.position}`),
    topic: question.topic.join(TOPIC_SEPARATOR) || null,
    html: question.html,
    plainText: text,
    explanationHtml: question.explanationHtml,
    options: question.options,
    pictures: question.pictures.map(({ sha256 }) => sha256),
    fingerprint: question.fingerprint,
  };
}

type Line = ImportReport['items'][number];

function reportLine(
  { position, line, name, outcome, notes }: ImportReportItem,
  question: ImportedQuestion | undefined,
  known: ReadonlySet<string>,
): Line {
  return {
    position,
    line,
    name: name ?? `Вопрос ${position}`,
    excerpt: question ? plainText(question.html).slice(0, EXCERPT) : null,
    outcome: question && known.has(question.fingerprint) ? 'same' : outcome,
    notes: notes.map((note) => ({ ...note.facts, code: note.code, text: noteText(note) })),
  };
}

function refusalNote(refusal: FileRefusal): ImportReport['fileRefusals'][number] {
  return { ...refusal.facts, line: refusal.line, code: refusal.code, text: fileRefusalText(refusal) };
}

function refusedFile(fileRefusals: ImportReport['fileRefusals']): ImportReport {
  const nothing = { taken: 0, changed: 0, refused: 0, same: 0, fileNotes: [], items: [] };
  return { format: null, committed: false, ...nothing, fileRefusals };
}
