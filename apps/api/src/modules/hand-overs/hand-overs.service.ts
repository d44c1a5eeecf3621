import { Injectable } from '@nestjs/common';
import type {
  correctHandOver,
  getHandOver,
  InputOf,
  listMyHandOvers,
  listUnhanded,
  OutputOf,
  recordDelivery,
  recordHandOvers,
} from '@itog/contracts';
import { correctionRefusals, deliveryRefusals, handOverRefusals, type HandOverFacts } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { HandOverRepository, type Handed } from './hand-over.repository.ts';

type Recorded = 'hand-overs.record' | 'hand-overs.correct';

/** Who took which document, how and when. What was recorded is corrected with a reason, never wiped. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly db: DataSource,
    private readonly handOvers: HandOverRepository,
    private readonly audit: Audit,
  ) {}

  of({ params }: InputOf<typeof getHandOver>): Promise<OutputOf<typeof getHandOver>> {
    return this.view(this.db.manager, params.documentId);
  }

  unhanded({ query }: InputOf<typeof listUnhanded>): Promise<OutputOf<typeof listUnhanded>> {
    return this.handOvers.selectUnhanded(this.db.manager, query);
  }

  /** Documents of former days that nobody has taken: how many, and when the oldest was issued. */
  lying(): Promise<{ count: number; since: string | null }> {
    return this.handOvers.selectLying(this.db.manager);
  }

  async mine(userId: string): Promise<OutputOf<typeof listMyHandOvers>> {
    return { documents: await this.handOvers.selectMine(this.db.manager, userId) };
  }

  /** One or many documents, all of them or none. Without an address each goes to the one that its learner left. */
  record(actorId: string, { body }: InputOf<typeof recordHandOvers>): Promise<OutputOf<typeof recordHandOvers>> {
    const { documentIds, ...given } = body;
    return this.db.transaction(async (tx) => {
      const today = await this.handOvers.selectToday(tx);
      const documents = await this.handOvers.lockDocuments(tx, documentIds);
      if (documents.length !== new Set(documentIds).size) throw new Refused([{ code: 'not-found', clause: null }]);
      const pairs = documents.map((document) => ({ document, facts: reaching(document, { ...given, reason: null }) }));
      refuseIf(pairs.flatMap(({ document, facts }) => handOverRefusals(facts, document, today)));
      for (const { document, facts } of pairs) await this.write(tx, actorId, document, facts, 'hand-overs.record');
      return { recorded: documents.length };
    });
  }

  correct(
    actorId: string,
    { params, body }: InputOf<typeof correctHandOver>,
  ): Promise<OutputOf<typeof correctHandOver>> {
    return this.db.transaction(async (tx) => {
      const today = await this.handOvers.selectToday(tx);
      const document = found((await this.handOvers.lockDocuments(tx, [params.documentId]))[0] ?? null);
      const facts = reaching(document, body);
      refuseIf(correctionRefusals(facts, document, today));
      await this.write(tx, actorId, document, facts, 'hand-overs.correct');
      await this.handOvers.insertSameDelivery(tx, document.id);
      return this.view(tx, params.documentId);
    });
  }

  /** What became of a letter. One that came back makes its document lie here again, to be handed over anew. */
  deliver(
    actorId: string,
    { params: { documentId }, body }: InputOf<typeof recordDelivery>,
  ): Promise<OutputOf<typeof recordDelivery>> {
    return this.db.transaction(async (tx) => {
      const today = await this.handOvers.selectToday(tx);
      found((await this.handOvers.lockDocuments(tx, [documentId]))[0] ?? null);
      const letter = await this.handOvers.selectLetter(tx, documentId);
      refuseIf(deliveryRefusals(body.on, letter ?? { way: null, on: null }, today));
      await this.handOvers.insertDelivery(tx, found(letter), body, actorId);
      const { outcome, on } = body;
      const facts = { outcome, on };
      await this.audit.record(tx, { actorId, action: 'hand-overs.delivery', subjectId: documentId, facts });
      return this.view(tx, documentId);
    });
  }

  private async write(tx: EntityManager, actorId: string, document: Handed, facts: HandOverFacts, action: Recorded) {
    await this.handOvers.insert(tx, document, facts, actorId);
    const { way, on, reason } = facts;
    await this.audit.record(tx, { actorId, action, subjectId: document.id, facts: { way, on, reason } });
  }

  private async view(tx: EntityManager, documentId: string): Promise<OutputOf<typeof getHandOver>> {
    found((await this.handOvers.hasDocument(tx, documentId)) || null);
    const all = await this.handOvers.selectOf(tx, documentId);
    const [last] = all;
    const current = last && last.way !== 'none' ? last : null;
    return { current, former: current ? all.slice(1) : all };
  }
}

/** Only what the way is proved by; an address or a mailbox that is not named is the learner's own. */
function reaching({ postalAddress, email }: Handed, given: HandOverFacts): HandOverFacts {
  const { way, recipient, proxyDocument, address, trackNumber } = given;
  return {
    ...given,
    recipient: way === 'electronic' ? (recipient ?? email) : way === 'by-proxy' ? recipient : null,
    proxyDocument: way === 'by-proxy' ? proxyDocument : null,
    address: way === 'by-post' ? (address ?? postalAddress) : null,
    trackNumber: way === 'by-post' ? trackNumber : null,
  };
}
