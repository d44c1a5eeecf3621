import { Injectable, type StreamableFile } from '@nestjs/common';
import type {
  assignBlank,
  assignProtocolBlanks,
  BlankedDocument,
  getDocumentBlanks,
  InputOf,
  listBlanks,
  listProtocolBlanks,
  OutputOf,
} from '@itog/contracts';
import { BLANK_KINDS, blankedDocumentRefusals, blankText, blankUseRefusals, type BlankKind } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { download } from '../../platform/download.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { spreadsheet } from '../../platform/spreadsheet.ts';
import { BlankRepository, documentView, type SeenDocument, type Sheet } from './blank.repository.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KINDS: Record<BlankKind, string> = { certificate: 'Удостоверение', diploma: 'Диплом', reference: 'Справка' };
const STATES = { 'in-stock': 'На складе', issued: 'Выдан', spoilt: 'Списан' } as const;
const COLUMNS = [
  { title: 'Вид бланка', width: 18, kind: 'text' },
  { title: 'Серия', width: 10, kind: 'text' },
  { title: 'Номер', width: 14, kind: 'text' },
  { title: 'Получен', width: 12, kind: 'day' },
  { title: 'Состояние', width: 14, kind: 'text' },
  { title: 'Регистрационный номер документа', width: 24, kind: 'text' },
  { title: 'Кому', width: 36, kind: 'text' },
  { title: 'Дата выдачи бланка', width: 14, kind: 'day' },
  { title: 'Акт о списании', width: 16, kind: 'text' },
  { title: 'Дата акта', width: 12, kind: 'day' },
] as const;

/** Which document lies on which numbered paper. */
@Injectable()
export class Blanks {
  constructor(
    private readonly db: DataSource,
    private readonly blanks: BlankRepository,
    private readonly audit: Audit,
  ) {}

  list({ query }: InputOf<typeof listBlanks>): Promise<OutputOf<typeof listBlanks>> {
    return this.blanks.selectPage(this.db.manager, query);
  }

  async ofDocument({ params }: InputOf<typeof getDocumentBlanks>): Promise<OutputOf<typeof getDocumentBlanks>> {
    const tx = this.db.manager;
    found(await this.blanks.selectDocument(tx, params.documentId));
    return { blanks: await this.blanks.selectOfDocument(tx, params.documentId) };
  }

  /** The book of blanks, every sheet a row. */
  async sheet(): Promise<StreamableFile> {
    const all = await this.blanks.selectAll(this.db.manager);
    const rows = all.map(({ kind, series, number, receivedOn, state, document, takenOn, act }) => [
      ...[KINDS[kind], series, number, receivedOn, STATES[state], document?.registrationNumber ?? null],
      ...[document?.learnerName ?? null, takenOn, act?.number ?? null, act?.date ?? null],
    ]);
    return download(await spreadsheet({ sheet: 'Бланки', columns: COLUMNS, rows }), 'Учёт бланков.xlsx', XLSX);
  }

  /** The documents of a protocol, and the sheets that would come under those that have none. */
  async ofProtocol({ params }: InputOf<typeof listProtocolBlanks>): Promise<OutputOf<typeof listProtocolBlanks>> {
    const tx = this.db.manager;
    found((await this.blanks.hasProtocol(tx, params.protocolId)) || null);
    const documents = await this.blanks.selectOfProtocol(tx, params.protocolId);
    const next = new Map<string, Sheet>();
    for (const kind of BLANK_KINDS) {
      const wanting = documents.filter((document) => document.kind === kind && document.blankId === null);
      const sheets = await this.blanks.selectNext(tx, kind, wanting.length);
      for (const [index, sheet] of sheets.entries()) next.set(wanting[index]?.id ?? '', sheet);
    }
    const kept = await this.blanks.selectKindsKept(tx);
    return {
      documents: documents.map((document) => ({
        ...documentView(document),
        next: next.get(document.id) ?? null,
        plain: !kept.has(document.kind),
      })),
    };
  }

  /**
   * The next sheets for every document of a protocol that has none, save kinds that are printed on plain paper: all of them or
   * nobody; repeating it takes nothing more.
   */
  assignAll(
    actorId: string,
    { params }: InputOf<typeof assignProtocolBlanks>,
  ): Promise<OutputOf<typeof assignProtocolBlanks>> {
    return this.db.transaction(async (tx) => {
      await this.blanks.lock(tx);
      found((await this.blanks.hasProtocol(tx, params.protocolId)) || null);
      const documents = await this.blanks.selectOfProtocol(tx, params.protocolId);
      const kept = await this.blanks.selectKindsKept(tx);
      const wanting = documents.filter(({ blankId, kind }) => blankId === null && kept.has(kind));
      for (const kind of BLANK_KINDS)
        await this.giveNext(
          tx,
          kind,
          wanting.filter((document) => document.kind === kind),
        );
      const facts = { documents: wanting.map(({ number }) => number) };
      if (wanting.length > 0)
        await this.audit.record(tx, { actorId, action: 'blanks.assign', subjectId: params.protocolId, facts });
      return { assigned: wanting.length };
    });
  }

  /** The next sheet of the document's kind, or the one that is named. */
  assign(actorId: string, { params, body }: InputOf<typeof assignBlank>): Promise<BlankedDocument> {
    const { documentId } = params;
    return this.db.transaction(async (tx) => {
      await this.blanks.lock(tx);
      const document = found(await this.blanks.selectDocument(tx, documentId));
      if (body.blank) await this.giveNamed(tx, document, body.blank);
      else {
        refuseIf(blankedDocumentRefusals(document));
        await this.giveNext(tx, document.kind as BlankKind, [document]);
      }
      const now = documentView(found(await this.blanks.selectDocument(tx, documentId)));
      const facts = { number: document.number, blank: now.blank && blankText(now.blank) };
      await this.audit.record(tx, { actorId, action: 'blanks.assign', subjectId: documentId, facts });
      return now;
    });
  }

  private async giveNamed(tx: EntityManager, document: SeenDocument, named: { series: string; number: string }) {
    const seen = await this.blanks.selectByNumber(tx, { kind: document.kind, ...named });
    if (!seen) throw new Refused([{ code: 'blank.unknown', clause: null, blank: blankText(named) }]);
    refuseIf(blankUseRefusals(seen, document));
    await this.blanks.updateTaken(tx, [{ blankId: seen.id, documentId: document.id }]);
  }

  private async giveNext(tx: EntityManager, kind: BlankKind, documents: readonly SeenDocument[]): Promise<void> {
    const sheets = await this.blanks.selectNext(tx, kind, documents.length);
    const missing = documents.length - sheets.length;
    if (missing > 0) throw new Refused([{ code: 'blank.none-left', clause: null, kind, missing }]);
    const pairs = sheets.map(({ id }, index) => ({ blankId: id, documentId: documents[index]?.id ?? '' }));
    await this.blanks.updateTaken(tx, pairs);
  }
}
