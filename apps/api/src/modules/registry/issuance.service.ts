import { Injectable } from '@nestjs/common';
import type { OutputOf, Refusal } from '@itog/contracts';
import type { previewIssuance } from '@itog/contracts';
import { fullName, issuanceRefusals, type DocumentKind, type PersonName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { DueDocumentsService, type DueDocument } from '../protocols/due-documents.service.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { IssuanceRepository, type IssuingProtocol, type NewDocument } from './issuance.repository.ts';
import { RegistryNews } from './registry-news.service.ts';
import type { DocumentSnapshot } from './snapshot.ts';

/** Counters are locked in this order by everybody, so that two issuers never wait for each other in a circle. */
const KINDS: readonly DocumentKind[] = ['certificate', 'diploma', 'reference'];

/** Issues the documents that a signed protocol calls for (3.13, 3.14). */
@Injectable()
export class IssuanceService {
  constructor(
    private readonly db: DataSource,
    private readonly issuance: IssuanceRepository,
    private readonly dueDocuments: DueDocumentsService,
    private readonly numbers: Numbers,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly news: RegistryNews,
  ) {}

  async preview(protocolId: string): Promise<OutputOf<typeof previewIssuance>> {
    const tx = this.db.manager;
    const protocol = found(await this.issuance.selectOptionalProtocol(tx, protocolId, { lock: false }));
    const { due, waiting, withheld } = await this.dueOf(tx, protocolId);
    const planned = [];
    for (const kind of KINDS) {
      const documents = due.filter((each) => each.kind === kind);
      const numbers = await this.foretold(tx, kind, documents, protocol);
      planned.push(
        ...documents.map(({ enrolmentId, name }, index) => ({
          enrolmentId,
          name: fullName(name),
          kind,
          number: numbers[index] ?? '',
        })),
      );
    }
    const named = waiting.map(({ name, retakeClosesAt }) => ({ name: fullName(name), retakeClosesAt }));
    return { refusals: [...refusalsOf(protocol), ...withheld], planned, waiting: named };
  }

  /** Numbers and records every document of a signed protocol at once; the worker prints. Repeating it adds nothing. */
  async issue(actorId: string, protocolId: string): Promise<{ issued: number }> {
    const ids = await this.db.transaction(async (tx) => {
      const protocol = found(await this.issuance.selectOptionalProtocol(tx, protocolId, { lock: true }));
      refuseIf(refusalsOf(protocol));
      const { due, withheld } = await this.dueOf(tx, protocolId);
      refuseIf(withheld);
      const documents: NewDocument[] = [];
      for (const kind of KINDS)
        documents.push(
          ...(await this.numbered(
            tx,
            protocol,
            kind,
            due.filter((each) => each.kind === kind),
          )),
        );
      if (documents.length === 0) return [];
      const inserted = await this.issuance.insertDocuments(tx, { protocolId, issuedBy: actorId }, documents);
      await this.jobs.enqueue(
        tx,
        'registry.print',
        inserted.map((documentId) => ({ documentId })),
      );
      const facts = { numbers: documents.map(({ snapshot }) => snapshot.registrationNumber) };
      await this.audit.record(tx, { actorId, action: 'registry.issue', subjectId: protocolId, facts });
      return inserted;
    });
    await this.news.changed(ids);
    return { issued: ids.length };
  }

  /** What can be issued, and, when that is nothing, why documents are withheld. A diploma has no form to print yet. */
  private async dueOf(tx: EntityManager, protocolId: string) {
    const found = (await this.dueDocuments.of(tx, [protocolId])).get(protocolId);
    const { due: all, waiting, held } = found ?? { due: [], waiting: [], held: [] };
    const due = all.filter(({ kind }) => kind !== 'diploma');
    const diplomas = all.filter(({ kind }) => kind === 'diploma').map(({ name }) => name);
    return { due, waiting, withheld: due.length > 0 ? [] : withheldRefusals(diplomas, held) };
  }

  /** The documents of one kind with their numbers: the reserved ones, then the next of the series. */
  private async numbered(
    tx: EntityManager,
    protocol: IssuingProtocol,
    series: DocumentKind,
    due: readonly DueDocument[],
  ): Promise<NewDocument[]> {
    if (due.length === 0) return [];
    const reserved = await this.issuance.selectReserved(
      tx,
      series,
      due.map(({ enrolmentId }) => enrolmentId),
    );
    await this.issuance.updateIssued(
      tx,
      reserved.map(({ id }) => id),
    );
    const has = new Set(reserved.map(({ enrolmentId }) => enrolmentId));
    const lacking = due.filter(({ enrolmentId }) => !has.has(enrolmentId));
    const taken = await this.numbers.take(tx, series, yearOf(protocol), lacking.length);
    const pairs = taken.map((number, index) => ({ enrolmentId: lacking[index]?.enrolmentId ?? '', number }));
    const issued = await this.issuance.insertIssued(tx, { protocolId: protocol.id, series }, pairs);
    const numbers = new Map([...reserved, ...issued].map((number) => [number.enrolmentId, number]));
    return due.flatMap((document) => {
      const number = numbers.get(document.enrolmentId);
      return number ? [documentOf(protocol, document, number)] : [];
    });
  }

  private async foretold(
    tx: EntityManager,
    series: DocumentKind,
    due: readonly DueDocument[],
    protocol: IssuingProtocol,
  ) {
    if (due.length === 0) return [];
    const reserved = await this.issuance.selectReserved(
      tx,
      series,
      due.map(({ enrolmentId }) => enrolmentId),
    );
    const texts = new Map(reserved.map(({ enrolmentId, text }) => [enrolmentId, text]));
    const next = await this.numbers.foretell(tx, series, yearOf(protocol), due.length - reserved.length);
    const left = next.map(({ text }) => text);
    return due.map(({ enrolmentId }) => texts.get(enrolmentId) ?? left.shift() ?? '');
  }
}

const yearOf = ({ today }: IssuingProtocol): number => Number(today.slice(0, 4));

/** Nothing is left to issue but diplomas, and documents that an appeal holds back (5.3). */
function withheldRefusals(diplomas: readonly PersonName[], held: readonly PersonName[]): Refusal[] {
  return [
    ...(held.length > 0
      ? [{ code: 'document.under-appeal' as const, clause: '5.3' as const, names: held.map(fullName) }]
      : []),
    ...(diplomas.length > 0
      ? [{ code: 'document.no-diploma-form' as const, clause: null, names: diplomas.map(fullName) }]
      : []),
  ];
}

const refusalsOf = ({ signedAt, status }: IssuingProtocol) =>
  issuanceRefusals({ signedAt, replaced: status === 'replaced' });

function documentOf(
  protocol: IssuingProtocol,
  { enrolmentId, kind, name }: DueDocument,
  number: { readonly id: string; readonly text: string },
): NewDocument {
  const snapshot: DocumentSnapshot = {
    organisation: protocol.organisation,
    registrationNumber: number.text,
    issuedOn: protocol.today,
    learner: name,
    programKind: protocol.programKind,
    program: protocol.programTitle,
    hours: protocol.hours,
    studyPeriod: { from: protocol.startsOn, to: protocol.endsOn },
    protocol: { number: protocol.number, date: protocol.date },
    chair: protocol.chair,
    director: protocol.director,
    secretary: protocol.secretary,
  };
  return { kind, numberId: number.id, enrolmentId, issuedOn: protocol.today, snapshot, code: newVerificationCode() };
}
