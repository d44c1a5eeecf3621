import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppealApplication, AppealAttachment, InputOf, OutputOf, Refusal } from '@itog/contracts';
import type { fileAppeal, previewAppeal } from '@itog/contracts';
import { appealApplication, MARKS_IN_WORDS, type PersonName as PrintedName } from '@itog/documents';
import {
  announcementRefusals,
  APPEAL_MAX_UPLOADS,
  APPEAL_MEDIA_TYPES,
  dayOf,
  filingRefusals,
  isAppealFile,
  type AppealKind,
  type PersonName,
} from '@itog/domain';
import { fileTypeFromBuffer } from 'file-type';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { orTaken } from '../../platform/db/violations.ts';
import { fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Signing } from '../signing/signing.service.ts';
import { AppealNews } from './appeal-news.service.ts';
import { AppealRepository, type AppealableRow } from './appeal.repository.ts';

/** Filing an appeal: by the learner himself, on the day, once (5.1–5.3, 5.12). */
@Injectable()
export class Filing {
  constructor(
    private readonly db: DataSource,
    private readonly appeals: AppealRepository,
    private readonly signing: Signing,
    private readonly files: FileStore,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly news: AppealNews,
  ) {}

  /** The application as it would be signed now, and what stands against filing it. */
  async preview(user: User, { body }: InputOf<typeof previewAppeal>): Promise<OutputOf<typeof previewAppeal>> {
    return this.db.transaction(async (tx) => {
      const { row, html, sha256 } = await this.compose(tx, user, body);
      return { html, contentSha256: sha256, refusals: refusalsOf(row, body.kind) };
    });
  }

  /** Files exactly what was shown, by the database’s clock at the moment of writing; gives the appeal’s id. */
  async file(user: User, origin: Origin, { body }: InputOf<typeof fileAppeal>): Promise<string> {
    const proof = await this.signing.authenticate(user, body);
    const filed = this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM app_user WHERE id = $1 FOR UPDATE', [user.id]);
      const { row, html, sha256 } = await this.compose(tx, user, body);
      refuseIf(refusalsOf(row, body.kind));
      if (sha256 !== body.contentSha256) throw new Refused([{ code: 'signature.content-changed', clause: null }]);
      const { kind, text, attachmentIds } = body;
      const id = await this.appeals.insert(tx, { kind, row, learnerId: user.id, text, html, sha256, attachmentIds });
      const signer = { userId: user.id, role: 'learner', status: 'signed' as const, statement: null };
      await this.signing.sign(tx, { kind: 'appeal-application', id }, signer, sha256, origin, proof);
      const facts = { kind, result: body.result, sha256, attachments: attachmentIds.length, ...origin };
      await this.audit.record(tx, { actorId: user.id, action: 'appeals.file', subjectId: id, facts });
      await this.jobs.enqueue(tx, 'appeals.print', [{ appealId: id, paper: 'application' }]);
      await this.news.tell(tx, 'filed', id);
      return id;
    });
    const taken = () => new Refused([{ code: 'appeal.decided-already', clause: '5.12' }]);
    const id = await orTaken(filed, { appeal_attempt_id_key: taken, appeal_examination_id_key: taken });
    await this.news.changed(id);
    return id;
  }

  async upload(user: User, given: string, bytes: Uint8Array): Promise<AppealAttachment> {
    const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? null;
    if (!isAppealFile(mediaType)) throw new Refused([{ code: 'appeal.file-type', clause: null, name: given }]);
    const stem =
      given
        .normalize('NFC')
        .replace(/\.[^.]*$/u, '')
        .trim() || 'file';
    const name = fileName(stem, APPEAL_MEDIA_TYPES[mediaType]);
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM app_user WHERE id = $1 FOR UPDATE', [user.id]);
      if ((await this.appeals.countLoose(tx, user.id)) >= APPEAL_MAX_UPLOADS)
        throw new Refused([{ code: 'appeal.uploads-too-many', clause: null, max: APPEAL_MAX_UPLOADS }]);
      const sha256 = await this.files.keep(tx, bytes, mediaType);
      return this.appeals.insertLoose(tx, user.id, { name, mediaType, bytes: bytes.length, sha256 });
    });
  }

  async remove(user: User, attachmentId: string): Promise<void> {
    const sha256 = found(await this.appeals.deleteOptionalLoose(this.db.manager, user.id, attachmentId));
    await this.files.release(this.db.manager, sha256);
  }

  private async compose(tx: EntityManager, user: User, application: AppealApplication) {
    const { result, kind, text, attachmentIds } = application;
    const [row] = await this.appeals.selectAppealable(tx, user.id, result.id);
    const own = found(row?.kind === result.kind ? row : null);
    const attachments = await this.appeals.selectLoose(tx, user.id, attachmentIds);
    if (attachments.length !== attachmentIds.length) throw new Refused([{ code: 'not-found', clause: null }]);
    const html = appealApplication({
      organisation: own.organisation,
      kind,
      addressee: printed(own.addressee),
      learner: printed(own.learner),
      program: own.programTitle,
      group: own.groupTitle,
      attestation: own.attestation,
      heldOn: dayOf(own.attestedAt, own.zone),
      mark: own.mark && MARKS_IN_WORDS[own.mark],
      text,
      attachments,
      filedOn: dayOf(own.now, own.zone),
    }).body;
    return { row: own, html, sha256: createHash('sha256').update(html, 'utf8').digest('hex') };
  }
}

/** Why an appeal of this kind on this result cannot be filed now (5.1–5.3, 5.12). */
export function refusalsOf(row: AppealableRow, kind: AppealKind): Refusal[] {
  const facts = { ...row, at: row.now, appealedBefore: row.appealId !== null };
  return [...filingRefusals(facts), ...announcementRefusals(kind, row.announcedAt)];
}

const printed = ({ lastName, firstName, patronymic }: PersonName): PrintedName => ({
  family: lastName,
  given: firstName,
  patronymic,
});
