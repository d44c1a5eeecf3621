import { Inject, Injectable } from '@nestjs/common';
import type { getMyThesis, getThesis, InputOf, listTheses, OutputOf, updateThesis } from '@itog/contracts';
import {
  isThesisType,
  thesisFileRefusals,
  THESIS_MEDIA_TYPES,
  thesisRefusals,
  type ThesisMediaType,
} from '@itog/domain';
import { fileTypeFromBuffer } from 'file-type';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';
import { BLANK, ThesisRepository, type Reader, type ThesisFacts } from './thesis.repository.ts';

type View = OutputOf<typeof getThesis>;
type Upload = { params: { enrolmentId: string }; query: { fileName: string }; body: Uint8Array };
export type ThesisFile = { readonly bytes: Buffer; readonly name: string; readonly mediaType: string };

/** Final theses: what form 3 says of them, and their files (3.9, 3.10). */
@Injectable()
export class Theses {
  constructor(
    private readonly db: DataSource,
    private readonly theses: ThesisRepository,
    private readonly store: FileStore,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(user: User, groupId: string): Promise<OutputOf<typeof listTheses>> {
    found((await this.theses.hasGroup(groupId)) || null);
    const theses = await this.theses.selectTheses(staff(user), { groupId });
    return { maxMegabytes: this.config.THESIS_MAX_MEGABYTES, theses };
  }

  async get(user: User, enrolmentId: string): Promise<View> {
    const [thesis] = await this.theses.selectTheses(staff(user), { enrolmentId });
    return { ...found(thesis), maxMegabytes: this.config.THESIS_MAX_MEGABYTES };
  }

  /** Writes what form 3 says of the thesis, until the commission closes its meeting. */
  async update(user: User, { params, body }: InputOf<typeof updateThesis>): Promise<View> {
    const { enrolmentId } = params;
    await this.db.transaction(async (tx) => {
      await this.hold(tx, staff(user), enrolmentId, 'staff');
      await this.theses.upsertFields(tx, enrolmentId, body);
      const entry: AuditEntry = { actorId: user.id, action: 'theses.update', subjectId: enrolmentId, facts: body };
      await this.audit.record(tx, entry);
    });
    return this.get(user, enrolmentId);
  }

  async upload(user: User, input: Upload): Promise<View> {
    await this.keep(user, staff(user), 'staff', input);
    return this.get(user, input.params.enrolmentId);
  }

  file(user: User, enrolmentId: string): Promise<ThesisFile> {
    return this.read(staff(user), enrolmentId);
  }

  async mine(user: User, enrolmentId: string): Promise<OutputOf<typeof getMyThesis>> {
    const [own] = await this.theses.selectTheses(learner(user), { enrolmentId });
    const { thesis } = found(own);
    const facts = await this.theses.selectFacts(this.db.manager, enrolmentId);
    const uploadRefusals = thesisRefusals({ ...judged(facts), by: 'learner' });
    return { thesis: thesis ?? BLANK, maxMegabytes: this.config.THESIS_MAX_MEGABYTES, uploadRefusals };
  }

  /** The learner hands in his own work until the meeting opens. */
  uploadMine(user: User, input: Upload): Promise<void> {
    return this.keep(user, learner(user), 'learner', input);
  }

  myFile(user: User, enrolmentId: string): Promise<ThesisFile> {
    return this.read(learner(user), enrolmentId);
  }

  /** Keeps a file that passes: nothing of a refused one is written anywhere. */
  private async keep(
    user: User,
    reader: Reader,
    by: 'learner' | 'staff',
    { params, query, body }: Upload,
  ): Promise<void> {
    const { enrolmentId } = params;
    const former = await this.db.transaction(async (tx) => {
      await this.hold(tx, reader, enrolmentId, by);
      const { name, mediaType } = await this.judge(query.fileName, body);
      const sha256 = await this.store.keep(tx, body, mediaType);
      const file = { sha256, name, mediaType, bytes: body.length, uploadedBy: user.id };
      const before = await this.theses.upsertFile(tx, enrolmentId, file);
      const entry: AuditEntry = {
        actorId: user.id,
        action: 'theses.upload',
        subjectId: enrolmentId,
        facts: { sha256, name },
      };
      await this.audit.record(tx, entry);
      return before === sha256 ? null : before;
    });
    // However often a learner hands his work in, one file of his is kept; what staff replaces stays for whoever asks.
    if (former && by === 'learner') await this.store.release(this.db.manager, former);
  }

  /** What the bytes are, whatever their name says; the name that is kept ends by what they are. */
  private async judge(given: string, bytes: Uint8Array): Promise<{ name: string; mediaType: ThesisMediaType }> {
    const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? null;
    const maxMegabytes = this.config.THESIS_MAX_MEGABYTES;
    refuseIf(thesisFileRefusals({ name: given, mediaType, bytes: bytes.length, maxMegabytes }));
    if (!isThesisType(mediaType)) throw new Error('a file of another type was let in');
    const stem =
      given
        .normalize('NFC')
        .trim()
        .replace(/\.[^.]*$/u, '') || 'thesis';
    return { name: fileName(stem, THESIS_MEDIA_TYPES[mediaType]), mediaType };
  }

  private async hold(tx: EntityManager, reader: Reader, enrolmentId: string, by: 'learner' | 'staff'): Promise<void> {
    const facts = found(await this.theses.lockOptionalFacts(tx, reader, enrolmentId));
    refuseIf(thesisRefusals({ ...judged(facts), by }));
  }

  private async read(reader: Reader, enrolmentId: string): Promise<ThesisFile> {
    const [row] = await this.theses.selectTheses(reader, { enrolmentId });
    const { sha256, name, mediaType } = found(row?.thesis?.file);
    return { bytes: await this.store.read(sha256), name, mediaType };
  }
}

const staff = (user: User): Reader => ({ learnerId: null, seenBy: seenBy(user) });
const learner = ({ id }: User): Reader => ({ learnerId: id, seenBy: null });

/** Times inside a JSON column are text. */
function judged({ forms, meeting }: ThesisFacts) {
  const at = (text: string | null) => (text ? new Date(text) : null);
  return { forms, meeting: meeting && { openedAt: at(meeting.openedAt), closedAt: at(meeting.closedAt) } };
}
