import type { INestApplicationContext } from '@nestjs/common';
import { parseQuestions, type ImportedQuestion } from '@itog/question-formats';
import type { EntityManager } from 'typeorm';
import { ProgramRepository } from '../modules/programs/program.repository.ts';
import { importedVersion } from '../modules/questions/import.service.ts';
import { PublicationRepository } from '../modules/questions/publication.repository.ts';
import { VersionRepository } from '../modules/questions/version.repository.ts';
import { FileStore } from '../platform/file-store.ts';
import type { DemoBankFile, DemoContent } from './content/index.ts';

/** What the state asks of both programs: values of the federal register’s own lists, and whom they are for. */
const ASKED_BY_STATE = {
  fieldOfWork: 'Образование и наука',
  specialtyGroup: 'Образование и педагогические науки',
  forSchoolTeachers: false,
};

/** Writes the program with its curriculum and its published bank, pictures included; gives the program's id. */
export async function seedProgram(
  app: INestApplicationContext,
  tx: EntityManager,
  { program: { program }, bankFiles }: DemoContent,
  authorId: string,
): Promise<string> {
  const programs = app.get(ProgramRepository, { strict: false });
  const programId = await programs.insertProgram(tx, {
    ...program,
    policy: {},
    qualification: null,
    examKind: null,
    examDiscipline: null,
    ...ASKED_BY_STATE,
  });
  // The module that is no topic of the bank is the attestation itself.
  const modules = program.modules.map((module) => ({ ...module, attestation: module.topic === null }));
  await programs.replaceModules(tx, programId, modules);
  const questions = bankFiles.flatMap(readBank);
  const files = app.get(FileStore, { strict: false });
  for (const { bytes, mime } of questions.flatMap(({ pictures }) => pictures)) await files.keep(tx, bytes, mime);
  const versions = app.get(VersionRepository, { strict: false });
  await versions.insertQuestions(tx, programId, authorId, questions.map(importedVersion));
  await app.get(PublicationRepository, { strict: false }).publishDrafts(tx, programId);
  return programId;
}

/** Writes the retraining program with its curriculum: it ends by an exam and a defence, so it has no bank. */
export async function seedRetraining(
  app: INestApplicationContext,
  tx: EntityManager,
  { program: { retraining } }: DemoContent,
): Promise<string> {
  const programs = app.get(ProgramRepository, { strict: false });
  const { modules, ...program } = retraining.program;
  const programId = await programs.insertProgram(tx, {
    ...program,
    policy: {},
    examDiscipline: null,
    ...ASKED_BY_STATE,
  });
  await programs.replaceModules(tx, programId, modules);
  return programId;
}

function readBank({ bytes, fileName }: DemoBankFile): ImportedQuestion[] {
  const bank = parseQuestions(bytes, fileName);
  if (!bank.ok || bank.report.some(({ outcome }) => outcome === 'refused'))
    throw new Error(`the demo bank ${fileName} cannot be taken whole`);
  return bank.questions;
}
