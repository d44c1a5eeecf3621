import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf } from '@itog/contracts';
import type { changeProtocol, previewProtocol } from '@itog/contracts';
import { form1Resolution } from '@itog/documents';
import {
  dayOf,
  draftRefusals,
  fullName,
  passDocument,
  protocolChangeRefusals,
  protocolDueAt,
  type CheckReason,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Signing } from '../signing/signing.service.ts';
import { attestedAt, drawUp, entered, rowsOf, yearOf, type Entered } from './content.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import { ProtocolRepository, readSight, writeSight, type LockedProtocol } from './protocol.repository.ts';
import { ResultRepository, type Result, type SessionFacts } from './result.repository.ts';

const WORDS_CHANGED = 'Изменены слова протокола';
const RESULTS_ADDED = 'Внесены новые результаты';

/** Draws up protocol form 1 and changes it while it is a draft (3.15). */
@Injectable()
export class DraftingService {
  constructor(
    private readonly db: DataSource,
    private readonly protocols: ProtocolRepository,
    private readonly results: ResultRepository,
    private readonly numbers: Numbers,
    private readonly signing: Signing,
    private readonly news: ProtocolNews,
    private readonly audit: Audit,
  ) {}

  /** What a draft would hold now and the numbers it would take; takes none. */
  async preview(user: User, sessionId: string): Promise<OutputOf<typeof previewProtocol>> {
    const tx = this.db.manager;
    const session = found(await this.results.selectOptionalSession(tx, sessionId, readSight(user)));
    const results = await this.results.selectResults(tx, { sessionId, protocolId: null, withNew: true });
    const year = yearOf(dayOf(attestedAt(results, session.now), session.zone));
    const [number] = await this.numbers.foretell(tx, 'protocol', year, 1);
    const lacking = results.filter(lacksNumber).length;
    const foretold = await this.numbers.foretell(tx, passDocument(session.programKind), year, lacking);
    return {
      refusals: draftRefusals({ ...session, newResults: results.length }),
      protocolNumber: number?.text ?? '',
      rows: rowsOf(
        entered(
          numbered(
            results,
            foretold.map(({ text }) => text),
          ),
          session,
        ),
      ),
      absent: session.absent.map(fullName),
    };
  }

  /** Draws up the protocol of a session; its number and the certificates’ are taken without holes. Gives its id. */
  async draft(user: User, sessionId: string): Promise<string> {
    const id = await this.db.transaction((tx) => this.draftIn(tx, user, sessionId));
    await this.news.changed(id);
    return id;
  }

  private async draftIn(tx: EntityManager, user: User, sessionId: string): Promise<string> {
    found(await this.results.lockOptionalSession(tx, sessionId, writeSight(user)));
    const session = await this.results.selectSession(tx, sessionId);
    const results = await this.results.selectResults(tx, { sessionId, protocolId: null, withNew: true });
    refuseIf(draftRefusals({ ...session, newResults: results.length }));
    const endedAt = attestedAt(results, session.now);
    const date = dayOf(endedAt, session.zone);
    const [number] = await this.numbers.take(tx, 'protocol', yearOf(date), 1);
    if (!number) throw new Error('no protocol number was taken');
    const reserved = await this.reserve(tx, session, results, yearOf(date));
    const rows = entered(reserved.results, session);
    const wording = { number: number.text, date, resolution: form1Resolution(rows.map(isPass)) };
    const dueAt = protocolDueAt(endedAt, session.zone);
    const { commissionId } = session;
    const drawn = { ...wording, ...drawUp(session, rows, wording), dueAt, sessionId, commissionId };
    const id = await this.protocols.insertProtocol(tx, { ...drawn, draftedBy: user.id });
    await reserved.record(id);
    await this.protocols.upsertResults(tx, id, rows);
    const facts = { number: number.text, results: rows.length };
    await this.audit.record(tx, { actorId: user.id, action: 'protocols.draft', subjectId: id, facts });
    return id;
  }

  /** Changes the resolution and check reasons of a draft; every signature under the former words is void (3.15). */
  async change(user: User, { params, body }: InputOf<typeof changeProtocol>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const protocol = await this.lockDraft(tx, user, params.protocolId);
      if (protocol.revision !== body.revision) throw new Refused([{ code: 'version.stale', clause: null }]);
      const reasons = new Map(body.rows.map(({ attemptId, checkReason }) => [attemptId, checkReason]));
      const known = new Set(protocol.content.rows.map(({ attemptId }) => attemptId));
      if ([...reasons.keys()].some((id) => !known.has(id))) throw new Refused([{ code: 'not-found', clause: null }]);
      const { id: protocolId, sessionId } = protocol;
      const session = await this.results.selectSession(tx, sessionId);
      const results = await this.results.selectResults(tx, { sessionId, protocolId, withNew: false });
      const rows = entered(results, session).map((row) => withReason(row, reasons.get(row.attemptId)));
      await this.revise(tx, user, protocol, { session, rows, resolution: body.resolution, reason: WORDS_CHANGED });
    });
    await this.news.changed(params.protocolId);
  }

  /** Takes results finished since into a draft, and removes none; the numbers in it stay. */
  async refresh(user: User, protocolId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const protocol = await this.lockDraft(tx, user, protocolId);
      const { sessionId } = protocol;
      const session = await this.results.selectSession(tx, sessionId);
      const all = await this.results.selectResults(tx, { sessionId, protocolId, withNew: true });
      const newResults = all.length - protocol.content.rows.length;
      refuseIf(draftRefusals({ ...session, openDraft: false, newResults }));
      const reserved = await this.reserve(tx, session, all, yearOf(protocol.date));
      await reserved.record(protocolId);
      const rows = entered(reserved.results, session);
      const proposed = form1Resolution(protocol.content.rows.map(isPass));
      const resolution = protocol.resolution === proposed ? form1Resolution(rows.map(isPass)) : protocol.resolution;
      await this.revise(tx, user, protocol, { session, rows, resolution, reason: RESULTS_ADDED });
    });
    await this.news.changed(protocolId);
  }

  private async lockDraft(tx: EntityManager, user: User, protocolId: string): Promise<LockedProtocol> {
    const protocol = found(await this.protocols.lockOptionalProtocol(tx, protocolId, writeSight(user)));
    refuseIf(protocolChangeRefusals(protocol));
    return protocol;
  }

  /** Takes certificate numbers for those who passed and have none; they are written once the protocol is. */
  private async reserve(tx: EntityManager, session: SessionFacts, results: readonly Result[], year: number) {
    const series = passDocument(session.programKind);
    const lacking = results.filter(lacksNumber);
    const taken = await this.numbers.take(tx, series, year, lacking.length);
    const reserved = taken.flatMap((number, index) => {
      const enrolmentId = lacking[index]?.enrolmentId;
      return enrolmentId ? [{ enrolmentId, number }] : [];
    });
    const texts = taken.map(({ text }) => text);
    return {
      results: numbered(results, texts),
      record: (protocolId: string) => this.protocols.insertReserved(tx, protocolId, series, reserved),
    };
  }

  private async revise(
    tx: EntityManager,
    user: User,
    protocol: LockedProtocol,
    next: { session: SessionFacts; rows: readonly Entered[]; resolution: string; reason: string },
  ): Promise<void> {
    const { session, rows, resolution, reason } = next;
    const { id, number } = protocol;
    const date = dayOf(attestedAt(rows, session.now), session.zone);
    const drawn = drawUp(session, rows, { number, date, resolution });
    if (drawn.contentSha256 === protocol.contentSha256) return; // the same words: what was signed stands
    await this.protocols.updateContent(tx, id, { ...drawn, date, resolution });
    await this.protocols.upsertResults(tx, id, rows);
    const voided = await this.signing.voidAll(tx, { kind: 'protocol', id }, reason);
    const facts = { revision: protocol.revision + 1, reason, voided };
    await this.audit.record(tx, { actorId: user.id, action: 'protocols.change', subjectId: id, facts });
  }
}

const lacksNumber = ({ mark, documentNumber }: Result): boolean => mark === 'pass' && !documentNumber;

const isPass = ({ mark }: { readonly mark: 'pass' | 'fail' }) => ({ passed: mark === 'pass' });

const withReason = (row: Entered, checkReason: CheckReason | undefined): Entered =>
  checkReason ? { ...row, checkReason } : row;

/** The results with the new numbers given, in order, to those who lack one. */
function numbered(results: readonly Result[], texts: readonly string[]): Result[] {
  const left = [...texts];
  return results.map((result) => (lacksNumber(result) ? { ...result, documentNumber: left.shift() ?? null } : result));
}
