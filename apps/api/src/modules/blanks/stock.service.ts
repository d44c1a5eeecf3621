import { Injectable } from '@nestjs/common';
import type {
  BlankedDocument,
  getBlankStock,
  InputOf,
  listBlankActs,
  listBlankSigners,
  OutputOf,
  receiveBlanks,
  removeBlankBatch,
  spoilBlanks,
} from '@itog/contracts';
import { blankActPaper, type PrintedForm } from '@itog/documents';
import {
  actRefusals,
  BLANK_KINDS,
  batchNumbers,
  batchRefusals,
  batchRemovalRefusals,
  blankText,
  type BlankKind,
  type PersonName,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { Organisations } from '../organisation/organisation.service.ts';
import { BlankRepository, documentView, type SeenBlank } from './blank.repository.ts';
import { StockRepository } from './stock.repository.ts';

type Request = InputOf<typeof spoilBlanks>['body'];

/** The stock of numbered paper: what came in, what was written off, what is left. */
@Injectable()
export class BlankStock {
  constructor(
    private readonly db: DataSource,
    private readonly stock: StockRepository,
    private readonly blanks: BlankRepository,
    private readonly numbers: Numbers,
    private readonly organisations: Organisations,
    private readonly audit: Audit,
  ) {}

  async on({ query }: InputOf<typeof getBlankStock>): Promise<OutputOf<typeof getBlankStock>> {
    const tx = this.db.manager;
    const on = query.on ?? (await this.stock.selectToday(tx));
    const next = await Promise.all(
      BLANK_KINDS.map(async (kind) => (await this.blanks.selectNext(tx, kind, 1)).map((sheet) => ({ kind, ...sheet }))),
    );
    return {
      on,
      stock: await this.stock.selectStock(tx, on),
      batches: await this.stock.selectBatches(tx, on),
      next: next.flat(),
    };
  }

  receive(actorId: string, { body }: InputOf<typeof receiveBlanks>): Promise<OutputOf<typeof receiveBlanks>> {
    return this.db.transaction(async (tx) => {
      await this.blanks.lock(tx);
      const batch = { ...body, numbers: batchNumbers(body) };
      const today = await this.stock.selectToday(tx);
      const overlapping = await this.stock.selectOverlapping(tx, batch);
      refuseIf(batchRefusals(body, body.receivedOn, { today, overlapping }));
      const received = await this.stock.insertBatch(tx, actorId, batch);
      await this.audit.record(tx, { actorId, action: 'blanks.receive', subjectId: received.id, facts: body });
      return received;
    });
  }

  /** A pack that was typed wrongly, whole, while nothing of it was used; what it was stays on record with the reason. */
  removeBatch(
    actorId: string,
    { params: { batchId }, body: { reason } }: InputOf<typeof removeBlankBatch>,
  ): Promise<OutputOf<typeof removeBlankBatch>> {
    return this.db.transaction(async (tx) => {
      await this.blanks.lock(tx);
      const { removed, used, ...batch } = found(await this.stock.selectBatch(tx, batchId));
      refuseIf(batchRemovalRefusals({ removed: removed !== null, used }));
      await this.stock.removeBatch(tx, batchId, { by: actorId, reason });
      const { kind, series, firstNumber, count } = batch;
      const facts = { kind, series, firstNumber, count, reason };
      await this.audit.record(tx, { actorId, action: 'blanks.remove', subjectId: batchId, facts });
      return found(await this.stock.selectBatch(tx, batchId));
    });
  }

  async acts(): Promise<OutputOf<typeof listBlankActs>> {
    return { acts: await this.stock.selectActs(this.db.manager) };
  }

  async signers(): Promise<OutputOf<typeof listBlankSigners>> {
    return { people: await this.stock.selectPeople(this.db.manager) };
  }

  /**
   * Writes sheets off by an act with its own number. A document that lay on one keeps its registration number and gets the
   * next sheet of its kind; when there is none, it is left without paper: the sheet is spoilt all the same.
   */
  spoil(actorId: string, { body }: InputOf<typeof spoilBlanks>): Promise<OutputOf<typeof spoilBlanks>> {
    return this.db.transaction(async (tx) => {
      await this.blanks.lock(tx);
      const seen = await this.blanks.selectSeen(tx, body.blankIds);
      if (seen.length !== new Set(body.blankIds).size) throw new Refused([{ code: 'not-found', clause: null }]);
      refuseIf(actRefusals(seen, body, await this.stock.selectToday(tx)));
      const { actId, number } = await this.writeAct(tx, actorId, body);
      await this.blanks.updateSpoilt(tx, body.blankIds, actId);
      const documents = await this.replace(tx, seen);
      const facts = {
        number,
        blanks: seen.map(({ blank }) => blank),
        documents: documents.map(({ documentId }) => documentId),
      };
      await this.audit.record(tx, { actorId, action: 'blanks.spoil', subjectId: actId, facts });
      return { ...found(await this.stock.selectAct(tx, actId)), documents };
    });
  }

  /** The act as a paper; null when there is none. */
  async actForm(actId: string): Promise<PrintedForm | null> {
    const act = await this.stock.selectAct(this.db.manager, actId);
    if (!act) return null;
    const { name, city } = await this.organisations.current();
    const blanks = act.blanks.map((blank) => ({ kind: blank.kind, blank: blankText(blank) }));
    const signers = act.signers.map(({ name: person, post }) => ({ name: printedName(person), post }));
    return blankActPaper({ ...act, organisation: { name, city }, signers, blanks });
  }

  private async writeAct(tx: EntityManager, actorId: string, { date, ground, reason, signerIds }: Request) {
    const signers = await this.stock.selectSigners(tx, signerIds);
    if (signers.length !== signerIds.length) throw new Refused([{ code: 'not-found', clause: null }]);
    const [number] = await this.numbers.take(tx, 'blank-act', Number(date.slice(0, 4)), 1);
    const text = number?.text ?? '';
    const actId = await this.stock.insertAct(tx, { number: text, date, ground, reason, signers, madeBy: actorId });
    return { actId, number: text };
  }

  /** Gives the valid documents of spoilt sheets the next ones; all of these documents as they are now. */
  private async replace(tx: EntityManager, spoilt: readonly SeenBlank[]): Promise<BlankedDocument[]> {
    const ids = spoilt.flatMap(({ documentId }) => documentId ?? []);
    for (const kind of BLANK_KINDS) await this.replaceOf(tx, kind, spoilt);
    const documents = [];
    for (const id of ids) documents.push(documentView(found(await this.blanks.selectDocument(tx, id))));
    return documents;
  }

  private async replaceOf(tx: EntityManager, kind: BlankKind, spoilt: readonly SeenBlank[]): Promise<void> {
    const wanting: string[] = [];
    for (const { kind: each, documentId } of spoilt) {
      const document = each === kind && documentId ? await this.blanks.selectDocument(tx, documentId) : null;
      if (document?.status === 'valid' && document.blankId === null) wanting.push(document.id);
    }
    const sheets = await this.blanks.selectNext(tx, kind, wanting.length);
    const pairs = sheets.map(({ id }, index) => ({ blankId: id, documentId: wanting[index] ?? '' }));
    await this.blanks.updateTaken(tx, pairs);
  }
}

const printedName = ({ lastName, firstName, patronymic }: PersonName) => ({
  family: lastName,
  given: firstName,
  patronymic,
});
