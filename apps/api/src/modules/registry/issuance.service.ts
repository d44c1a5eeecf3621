import { Injectable } from '@nestjs/common';
import type { OutputOf, Refusal } from '@itog/contracts';
import type { previewIssuance } from '@itog/contracts';
import {
  dischargeIssuanceRefusals,
  fullName,
  issuanceRefusals,
  type DocumentKind,
  type PersonName,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { Numbers, type SeriesName } from '../organisation/numbers.service.ts';
import {
  DueDocumentsService,
  type DueDocument,
  type DueDocuments,
  type WithheldDocument,
} from '../protocols/due-documents.service.ts';
import { DocumentFacts, type Unnumbered } from './document-facts.service.ts';
import { IssuanceRepository, type Ground, type IssuingGround, type NewDocument } from './issuance.repository.ts';
import { RegistryNews } from './registry-news.service.ts';

/** Counters are locked in this order by everybody, so that two issuers never wait for each other in a circle. */
const KINDS: readonly DocumentKind[] = ['certificate', 'diploma', 'reference'];

/** Issues the documents that a signed protocol calls for, or an order of discharge where nobody came (3.13, 3.14). */
@Injectable()
export class IssuanceService {
  constructor(
    private readonly db: DataSource,
    private readonly issuance: IssuanceRepository,
    private readonly facts: DocumentFacts,
    private readonly dueDocuments: DueDocumentsService,
    private readonly numbers: Numbers,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly news: RegistryNews,
  ) {}

  async preview(ground: Ground): Promise<OutputOf<typeof previewIssuance>> {
    const tx = this.db.manager;
    const from = found(await this.facts.ground(tx, ground, { lock: false }));
    const { due, withheld, waiting, refusals } = await this.dueOf(tx, from);
    const planned = [];
    for (const kind of KINDS) {
      const documents = due.filter((each) => each.kind === kind);
      const numbers = await this.foretold(tx, kind, documents, from);
      planned.push(
        ...documents.map(({ enrolmentId, name }, index) => ({
          enrolmentId,
          name: fullName(name),
          kind,
          number: numbers[index] ?? '',
        })),
      );
    }
    return {
      refusals: [...refusalsOf(from), ...refusals],
      planned,
      waiting: waiting.map(({ name, retakeClosesAt }) => ({ name: fullName(name), retakeClosesAt })),
      withheld: await this.withNumbers(tx, withheld),
    };
  }

  /**
   * Numbers and records every document of a signed protocol or order at once; the worker prints. Repeating it adds nothing but
   * what was withheld before.
   */
  async issue(actorId: string, ground: Ground): Promise<{ issued: number }> {
    const ids = await this.db.transaction(async (tx) => {
      const from = found(await this.facts.ground(tx, ground, { lock: true }));
      refuseIf(refusalsOf(from));
      const { due, refusals } = await this.dueOf(tx, from);
      refuseIf(refusals);
      const words = await this.facts.of(tx, from, due);
      const documents: NewDocument[] = [];
      for (const kind of KINDS) {
        const ofKind = due.filter((each) => each.kind === kind);
        documents.push(...(await this.numbered(tx, from, { kind, due: ofKind, words })));
      }
      if (documents.length === 0) return [];
      const inserted = await this.issuance.insertDocuments(tx, { ground, issuedBy: actorId }, documents);
      await this.enqueuePrints(tx, inserted);
      const facts = { numbers: documents.map(({ snapshot }) => snapshot.registrationNumber) };
      await this.audit.record(tx, { actorId, action: 'registry.issue', subjectId: ground.id, facts });
      return inserted;
    });
    await this.news.changed(ids);
    return { issued: ids.length };
  }

  /** The number that {@link issueOne} would give now; takes none. */
  async foretellOne(
    tx: EntityManager,
    series: SeriesName,
    { issuedOn }: Pick<Unnumbered, 'issuedOn'>,
  ): Promise<string> {
    return (await this.numbers.foretell(tx, series, yearOf(issuedOn), 1))[0]?.text ?? '';
  }

  /** One paper under the next number of a series; gives its id. The caller has judged, and records and tells why. */
  async issueOne(
    tx: EntityManager,
    { series, ground, issuedBy }: { series: SeriesName; ground: Ground; issuedBy: string },
    paper: Omit<NewDocument, 'numberId' | 'snapshot' | 'code' | 'issuedOn'> & { readonly words: Unnumbered },
  ): Promise<string> {
    const { words, ...rest } = paper;
    const [number] = await this.numbers.take(tx, series, yearOf(words.issuedOn), 1);
    if (!number) throw new Error(`the series ${series} gave no number`);
    const taken = [{ enrolmentId: rest.enrolmentId, number }];
    const [issued] = await this.issuance.insertIssued(tx, { ground, series }, taken);
    if (!issued) throw new Error(`the number ${number.text} was not recorded`);
    const document = documentOf(rest, words, issued);
    const [id] = await this.issuance.insertDocuments(tx, { ground, issuedBy }, [document]);
    if (!id) throw new Error(`the document ${number.text} was not recorded`);
    await this.enqueuePrints(tx, [id]);
    return id;
  }

  private enqueuePrints(tx: EntityManager, ids: readonly string[]): Promise<void> {
    return this.jobs.enqueue(
      tx,
      'registry.print',
      ids.map((documentId) => ({ documentId })),
    );
  }

  /** What can be issued, and, when that is nothing, why documents are withheld. */
  private async dueOf(tx: EntityManager, { ground, groupId }: IssuingGround) {
    const none: DueDocuments = { due: [], withheld: [], waiting: [], held: [] };
    const found =
      ground.kind === 'protocol'
        ? await this.dueDocuments.of(tx, [ground.id])
        : (await this.dueDocuments.ofNobodyCame(tx, [groupId])).byOrder;
    const { due, withheld, waiting, held } = found.get(ground.id) ?? none;
    return { due, withheld, waiting, refusals: due.length > 0 ? [] : withheldRefusals(withheld, held) };
  }

  /** Withheld documents with the numbers that have been kept for them since the protocol was drawn up. */
  private async withNumbers(tx: EntityManager, withheld: readonly WithheldDocument[]) {
    const kept = new Map<string, string>();
    for (const kind of KINDS) {
      const ids = withheld.filter((each) => each.kind === kind).map(({ enrolmentId }) => enrolmentId);
      if (ids.length === 0) continue;
      for (const { enrolmentId, text } of await this.issuance.selectReserved(tx, kind, ids))
        kept.set(enrolmentId, text);
    }
    return withheld.map(({ enrolmentId, learnerId, name, kind, reason }) => ({
      enrolmentId,
      learnerId,
      name: fullName(name),
      kind,
      reason,
      number: kept.get(enrolmentId) ?? null,
    }));
  }

  /** The documents of one kind with their numbers: the reserved ones, then the next of the series. */
  private async numbered(
    tx: EntityManager,
    from: IssuingGround,
    { kind, due, words }: { kind: DocumentKind; due: readonly DueDocument[]; words: ReadonlyMap<string, Unnumbered> },
  ): Promise<NewDocument[]> {
    if (due.length === 0) return [];
    const enrolmentIds = due.map(({ enrolmentId }) => enrolmentId);
    const reserved = await this.issuance.selectReserved(tx, kind, enrolmentIds);
    await this.issuance.updateIssued(
      tx,
      reserved.map(({ id }) => id),
    );
    const has = new Set(reserved.map(({ enrolmentId }) => enrolmentId));
    const lacking = enrolmentIds.filter((id) => !has.has(id));
    const taken = await this.numbers.take(tx, kind, yearOf(from.today), lacking.length);
    const pairs = taken.map((number, index) => ({ enrolmentId: lacking[index] ?? '', number }));
    const issued = await this.issuance.insertIssued(tx, { ground: from.ground, series: kind }, pairs);
    const numbers = new Map([...reserved, ...issued].map((number) => [number.enrolmentId, number]));
    return due.flatMap(({ enrolmentId }) => {
      const [number, said] = [numbers.get(enrolmentId), words.get(enrolmentId)];
      return number && said ? [documentOf({ kind, enrolmentId }, said, number)] : [];
    });
  }

  private async foretold(tx: EntityManager, series: DocumentKind, due: readonly DueDocument[], from: IssuingGround) {
    if (due.length === 0) return [];
    const reserved = await this.issuance.selectReserved(
      tx,
      series,
      due.map(({ enrolmentId }) => enrolmentId),
    );
    const texts = new Map(reserved.map(({ enrolmentId, text }) => [enrolmentId, text]));
    const next = await this.numbers.foretell(tx, series, yearOf(from.today), due.length - reserved.length);
    const left = next.map(({ text }) => text);
    return due.map(({ enrolmentId }) => texts.get(enrolmentId) ?? left.shift() ?? '');
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Nothing is left to issue but documents that wait: for an appeal (5.3), or for the diploma of prior education. */
function withheldRefusals(withheld: readonly WithheldDocument[], held: readonly PersonName[]): Refusal[] {
  const unshown = withheld.map(({ name }) => fullName(name));
  return [
    ...(held.length > 0
      ? [{ code: 'document.under-appeal' as const, clause: '5.3' as const, names: held.map(fullName) }]
      : []),
    ...(unshown.length > 0
      ? [{ code: 'document.prior-education-missing' as const, clause: null, names: unshown }]
      : []),
  ];
}

const refusalsOf = ({ ground, signedAt, replaced }: IssuingGround) =>
  ground.kind === 'order' ? dischargeIssuanceRefusals({ signedAt }) : issuanceRefusals({ signedAt, replaced });

function documentOf(
  paper: Omit<NewDocument, 'numberId' | 'snapshot' | 'code' | 'issuedOn'>,
  words: Unnumbered,
  number: { readonly id: string; readonly text: string },
): NewDocument {
  const snapshot = { ...words, registrationNumber: number.text };
  return { ...paper, numberId: number.id, issuedOn: words.issuedOn, snapshot, code: newVerificationCode() };
}
