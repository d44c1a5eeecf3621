import { Injectable, type StreamableFile } from '@nestjs/common';
import type { VerbOf } from '@itog/contracts';
import type { AnswerLine, RegisterRow } from '@itog/domain';
import { readRegisterAnswer } from '@itog/question-formats';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { download } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Records } from '../records/records.service.ts';
import { registerFile, registerTemplate } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files of packages, ours and the operator's, and the log of what was done with them. */
@Injectable()
export class PackageFiles {
  constructor(
    private readonly store: FileStore,
    private readonly records: Records,
    private readonly audit: Audit,
  ) {}

  /** Writes the rows into the operator's template and keeps the file; gives its hash. */
  async keepRows(tx: EntityManager, rows: readonly RegisterRow[]): Promise<string> {
    return this.keep(tx, await registerFile(await registerTemplate(), rows));
  }

  keep(tx: EntityManager, bytes: Uint8Array): Promise<string> {
    return this.store.keep(tx, bytes, XLSX);
  }

  /** @throws Refused when the bytes are no table, or no table with registration numbers */
  async readAnswer(bytes: Uint8Array): Promise<readonly AnswerLine[]> {
    const answer = await readRegisterAnswer(bytes);
    if (answer.ok) return answer.lines;
    throw new Refused([{ code: `register.answer-${answer.problem}`, clause: null }]);
  }

  async send(
    tx: EntityManager,
    user: User,
    file: { readonly sha256: string; readonly name: string; readonly learners: readonly string[] },
  ): Promise<StreamableFile> {
    await this.records.viewed(tx, user, file.learners, 'register-file');
    return download(await this.store.read(file.sha256), file.name, XLSX);
  }

  async sendAnswer(sha256: string, name: string): Promise<StreamableFile> {
    return download(await this.store.read(sha256), name, XLSX);
  }

  record(
    tx: EntityManager,
    { id }: User,
    deed: VerbOf<'register'>,
    subjectId: string,
    facts: object = {},
  ): Promise<void> {
    return this.audit.record(tx, { actorId: id, action: `register.${deed}`, subjectId, facts });
  }
}
