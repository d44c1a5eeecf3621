import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf } from '@itog/contracts';
import type { changeProtocol, previewProtocol } from '@itog/contracts';
import {
  dayOf,
  draftRefusals,
  fullName,
  passDocument,
  protocolChangeRefusals,
  protocolDueAt,
  protocolFormOf,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { Numbers, type SeriesNumber } from '../organisation/numbers.service.ts';
import { Signing } from '../signing/signing.service.ts';
import * as content from './content.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import {
  ProtocolRepository,
  readSight,
  writeSight,
  type LockedProtocol,
  type ProtocolContent,
} from './protocol.repository.ts';
import { ResultRepository, type Examined, type Result, type SessionFacts } from './result.repository.ts';

const WORDS_CHANGED = 'Изменены слова протокола';
const RESULTS_ADDED = 'Внесены новые результаты';
/** Where nobody’s request is behind a deed. */
const NOWHERE: Origin = { address: '', device: '' };

type Found = { readonly tests: readonly Result[]; readonly examined: readonly Examined[] };
type Author = { readonly user: User; readonly origin: Origin };
type Next = {
  readonly content: ProtocolContent;
  readonly date: string;
  readonly dueAt: Date;
  readonly resolution: string;
  readonly reason: string;
};

/** Draws up protocols and changes them while they are drafts (3.15). */
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

  /** What the drafts would hold now and the numbers they would take; takes none. */
  async preview(user: User, sessionId: string): Promise<OutputOf<typeof previewProtocol>> {
    const tx = this.db.manager;
    const session = found(await this.results.selectOptionalSession(tx, sessionId, readSight(user)));
    const { tests, examined } = await this.newResults(tx, session);
    const year = content.yearOf(dayOf(content.attestedAt(session, tests, examined), session.zone));
    const [number] = await this.numbers.foretell(tx, 'protocol', year, 1);
    const lacking = [...tests, ...examined].filter(content.lacksNumber(session)).length;
    const foretold = await this.numbers.foretell(tx, passDocument(session.programKind), year, lacking);
    const texts = foretold.map(({ text }) => text);
    const rows =
      session.form === 'test'
        ? content.rowsOf(content.entered(content.numbered(session, tests, texts), session))
        : content.examinedRows(content.numbered(session, examined, texts), session);
    return {
      refusals: draftRefusals({ ...session, newResults: rows.length }),
      attestation: session.form,
      protocolNumber: number?.text ?? '',
      protocols: session.form === 'defence' ? rows.length : 1,
      rows,
      absent: session.absent.map(fullName),
    };
  }

  /**
   * Draws up the protocols of a session, one or one for each defence (3.15); their numbers and the documents’ are taken
   * without holes. Gives the id of the first.
   */
  async draft(user: User, sessionId: string, origin: Origin = NOWHERE): Promise<string> {
    const ids = await this.db.transaction((tx) => this.draftIn(tx, { user, origin }, sessionId));
    await Promise.all(ids.map((id) => this.news.changed(id)));
    const [first] = ids;
    if (!first) throw new Error('nothing was drawn up');
    return first;
  }

  private async draftIn(tx: EntityManager, author: Author, sessionId: string): Promise<string[]> {
    found(await this.results.lockOptionalSession(tx, sessionId, writeSight(author.user)));
    await this.results.lockLearners(tx, sessionId);
    const session = await this.results.selectSession(tx, sessionId);
    const results = await this.newResults(tx, session);
    refuseIf(draftRefusals({ ...session, newResults: results.tests.length + results.examined.length }));
    const endedAt = content.attestedAt(session, results.tests, results.examined);
    const year = content.yearOf(dayOf(endedAt, session.zone));
    const count = session.form === 'defence' ? results.examined.length : 1;
    const numbers = await this.numbers.take(tx, 'protocol', year, count);
    const reserved = await this.reserve(tx, session, results, year);
    const tests = content.entered(reserved.tests, session);
    const { commissionId, form } = session;
    const protocols = content.plan(session, tests, reserved.examined).map((planned, index) => {
      const attestedAt = planned.examined ? content.attestedAt(session, [], [planned.examined]) : endedAt;
      const date = dayOf(attestedAt, session.zone);
      const wording = { number: numbers[index]?.text ?? '', date, resolution: planned.resolution };
      const placed = {
        sessionId,
        commissionId,
        examinationId: planned.examined?.examinationId ?? null,
        form: protocolFormOf(form),
        dueAt: protocolDueAt(attestedAt, session.zone),
      };
      return { ...placed, ...wording, ...content.drawn(planned.content(wording)), code: newVerificationCode() };
    });
    const ids = await this.protocols.insertProtocols(tx, author.user.id, protocols);
    const drafted = protocols.map((protocol, index) => ({ ...protocol, id: ids[index] ?? '' }));
    await this.keepResults(tx, drafted, reserved.numbers, passDocument(session.programKind));
    for (const protocol of drafted) await this.recordAbsent(tx, author, protocol);
    for (const { id, number, content: held } of drafted) {
      const facts = { number, results: held.rows.length };
      await this.audit.record(tx, { actorId: author.user.id, action: 'protocols.draft', subjectId: id, facts });
    }
    return ids;
  }

  private async keepResults(
    tx: EntityManager,
    drafted: readonly { readonly id: string; readonly content: ProtocolContent }[],
    numbers: readonly { readonly enrolmentId: string; readonly number: SeriesNumber }[],
    series: 'certificate' | 'diploma',
  ): Promise<void> {
    const reserved = drafted.flatMap(({ id, content: { rows } }) => {
      const own = new Set(rows.map(({ enrolmentId }) => enrolmentId));
      return numbers.filter(({ enrolmentId }) => own.has(enrolmentId)).map((each) => ({ ...each, protocolId: id }));
    });
    await this.protocols.insertReserved(tx, series, reserved);
    const [first, second] = drafted;
    if (first && !second) return this.protocols.upsertResults(tx, first.id, first.content.rows);
    const rows = drafted.flatMap(({ id, content: { rows } }) => rows.map((row) => ({ ...row, protocolId: id })));
    await this.protocols.insertExamined(tx, rows);
  }

  /** Changes words of a draft; every signature under the former words is void (3.15). */
  async change(user: User, { params, body }: InputOf<typeof changeProtocol>, origin: Origin = NOWHERE): Promise<void> {
    await this.db.transaction(async (tx) => {
      const protocol = await this.lockDraft(tx, user, params.protocolId);
      if (protocol.revision !== body.revision) throw new Refused([{ code: 'version.stale', clause: null }]);
      const next = await this.changed(tx, protocol, body);
      await this.revise(tx, { user, origin }, protocol, { ...next, reason: WORDS_CHANGED });
    });
    await this.news.changed(params.protocolId);
  }

  private async changed(
    tx: EntityManager,
    protocol: LockedProtocol,
    { resolution, rows: given, names }: InputOf<typeof changeProtocol>['body'],
  ): Promise<Omit<Next, 'reason'>> {
    const { id: protocolId, sessionId, number, date, dueAt, content: former } = protocol;
    const known = new Set(former.rows.map(({ attemptId }) => attemptId));
    if (given.some(({ attemptId }) => !known.has(attemptId))) throw new Refused([{ code: 'not-found', clause: null }]);
    if (!('form' in former)) {
      const words = { resolution, former: protocol.resolution, names: names ?? undefined };
      return { content: content.reworded(former, words), date, dueAt, resolution };
    }
    const reasons = new Map(given.map(({ attemptId, checkReason }) => [attemptId, checkReason]));
    const session = await this.results.selectSession(tx, sessionId);
    const results = await this.results.selectResults(tx, { sessionId, protocolId, withNew: false });
    const entered = content
      .entered(results, session)
      .map((row) => ({ ...row, checkReason: reasons.get(row.attemptId) ?? row.checkReason }));
    const wording = { number, date, resolution: resolution || content.proposed(entered) };
    return { content: content.testContent(session, entered, wording), date, dueAt, resolution: wording.resolution };
  }

  /** Takes tests finished since into a draft, and removes none; the numbers in it stay. */
  async refresh(user: User, protocolId: string, origin: Origin = NOWHERE): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id: sessionId } = found(await this.results.lockSessionOf(tx, protocolId, writeSight(user)));
      await this.results.lockLearners(tx, sessionId);
      const protocol = await this.lockDraft(tx, user, protocolId);
      const { content: former, number } = protocol;
      const session = await this.results.selectSession(tx, sessionId);
      const all = await this.results.selectResults(tx, { sessionId, protocolId, withNew: true });
      const newResults = 'form' in former ? all.length - former.rows.length : 0;
      refuseIf(draftRefusals({ ...session, openDraft: false, newResults }));
      const reserved = await this.reserve(tx, session, { tests: all, examined: [] }, content.yearOf(protocol.date));
      const mine = reserved.numbers.map((each) => ({ ...each, protocolId }));
      await this.protocols.insertReserved(tx, passDocument(session.programKind), mine);
      const results = content.entered(reserved.tests, session);
      const untouched = protocol.resolution === content.proposed(former.rows);
      const resolution = untouched ? content.proposed(results) : protocol.resolution;
      const endedAt = content.attestedAt(session, results, []);
      const date = dayOf(endedAt, session.zone);
      const drawn = content.testContent(session, results, { number, date, resolution });
      const next = { content: drawn, date, dueAt: protocolDueAt(endedAt, session.zone), resolution };
      await this.revise(tx, { user, origin }, protocol, { ...next, reason: RESULTS_ADDED });
    });
    await this.news.changed(protocolId);
  }

  private async newResults(tx: EntityManager, { id, form }: SessionFacts): Promise<Found> {
    if (form === 'test') {
      const wanted = { sessionId: id, protocolId: null, withNew: true };
      return { tests: await this.results.selectResults(tx, wanted), examined: [] };
    }
    return { tests: [], examined: await this.results.selectExamined(tx, id) };
  }

  private async lockDraft(tx: EntityManager, user: User, protocolId: string): Promise<LockedProtocol> {
    const protocol = found(await this.protocols.lockOptionalProtocol(tx, protocolId, writeSight(user)));
    refuseIf(protocolChangeRefusals(protocol));
    if (protocol.amends) throw new Refused([{ code: 'protocol.immutable', clause: '3.15' }]);
    return protocol;
  }

  /** Takes document numbers for those who passed everything and have none; they are written once the protocol is. */
  private async reserve(tx: EntityManager, session: SessionFacts, { tests, examined }: Found, year: number) {
    const lacking = [...tests, ...examined].filter(content.lacksNumber(session));
    const taken = await this.numbers.take(tx, passDocument(session.programKind), year, lacking.length);
    const texts = taken.map(({ text }) => text);
    return {
      tests: content.numbered(session, tests, texts),
      examined: content.numbered(session, examined, texts),
      numbers: taken.map((number, index) => ({ enrolmentId: lacking[index]?.enrolmentId ?? '', number })),
    };
  }

  private async revise(tx: EntityManager, author: Author, protocol: LockedProtocol, next: Next): Promise<void> {
    const { id } = protocol;
    const drawn = content.drawn(next.content);
    if (drawn.contentSha256 === protocol.contentSha256) return; // the same words: what was signed stands
    const { date, dueAt, resolution } = next;
    await this.protocols.updateContent(tx, id, { ...drawn, date, dueAt, resolution });
    await this.protocols.upsertResults(tx, id, drawn.content.rows);
    await this.signing.voidAll(tx, { kind: 'protocol', id }, next.reason);
    const voided = protocol.standing.filter(({ status }) => status !== 'absent').map(({ userId }) => userId);
    await this.recordAbsent(tx, author, { id, contentSha256: drawn.contentSha256 });
    await this.news.tell(tx, 'voided', id, voided);
    const facts = { revision: protocol.revision + 1, reason: next.reason, voided };
    await this.audit.record(tx, { actorId: author.user.id, action: 'protocols.change', subjectId: id, facts });
  }

  /** Who was not at the closed meeting signs nothing of it, and the protocol says so. */
  private async recordAbsent(
    tx: EntityManager,
    { origin }: Author,
    { id, contentSha256 }: { readonly id: string; readonly contentSha256: string },
  ): Promise<void> {
    for (const seat of await this.protocols.selectAbsent(tx, id)) {
      const signer = { ...seat, status: 'absent' as const, statement: null };
      await this.signing.sign(tx, { kind: 'protocol', id }, signer, contentSha256, origin, null);
    }
  }
}
