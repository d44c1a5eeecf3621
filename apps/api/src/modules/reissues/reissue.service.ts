import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Refusal, RegistryEntry } from '@itog/contracts';
import type { previewReissue, reissueDocument } from '@itog/contracts';
import { fullName, reissueOf, reissueRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { People } from '../identity/people.service.ts';
import type { SeriesName } from '../organisation/numbers.service.ts';
import { DocumentFacts, type IssuingGround, type Unnumbered } from '../registry/document-facts.service.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';
import { IssuanceService } from '../registry/issuance.service.ts';
import { Registry } from '../registry/registry.service.ts';
import { changesOf, type Change } from './changes.ts';
import { FormerDocuments } from './former-documents.service.ts';
import { ReissueRepository, type Original, type Wish } from './reissue.repository.ts';

type Plan = {
  readonly original: Original;
  readonly words: Unnumbered;
  readonly changes: readonly Change[];
  readonly series: SeriesName;
  readonly refusals: readonly Refusal[];
};

/** What the former document’s line in the registry says of its end. */
const ENDS = {
  loss: 'Выдан дубликат: документ утрачен',
  damage: 'Выдан дубликат: документ испорчен',
  other: 'Выдан дубликат',
  'name-change': 'Выдан другой документ: имя изменилось',
  'wrong-data': 'Выдан другой документ: в прежнем была ошибка',
} as const;

/** Issues a document in the place of another: a duplicate, or one with another name or corrected data. */
@Injectable()
export class ReissueService {
  constructor(
    private readonly db: DataSource,
    private readonly reissues: ReissueRepository,
    private readonly facts: DocumentFacts,
    private readonly issuance: IssuanceService,
    private readonly registry: Registry,
    private readonly printing: DocumentPrinting,
    private readonly formers: FormerDocuments,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** The new document in its exact words with the number that it would have now; burns none. */
  async preview({ params, body }: InputOf<typeof previewReissue>): Promise<OutputOf<typeof previewReissue>> {
    const tx = this.db.manager;
    const { original, words, series, changes, refusals } = await this.plan(tx, params.documentId, body, {
      lock: false,
    });
    const number = await this.issuance.foretellOne(tx, series, words);
    const form = await this.printing.unissued(original.kind, { ...words, registrationNumber: number });
    return {
      refusals: [...refusals],
      number,
      changes: [...changes],
      form: { ...form, following: [...(form.following ?? [])] },
    };
  }

  /** Repeating the request gives the same document again: an impatient second click burns no number. */
  async issue(actorId: string, { params, body }: InputOf<typeof reissueDocument>): Promise<RegistryEntry> {
    const { documentId } = params;
    const { requestId, former, renameLearner, ...wish } = body;
    const id = await this.db.transaction(async (tx) => {
      const plan = await this.plan(tx, documentId, wish, { lock: true });
      const repeated = await this.reissues.selectOptionalRequested(tx, requestId);
      if (repeated) return repeated;
      refuseIf(plan.refusals);
      const issued = await this.insert(tx, actorId, plan, { ...wish, requestId });
      if (former) await this.formers.write(tx, actorId, issued, former);
      if (renameLearner && wish.reason === 'name-change' && wish.name)
        await this.people.rename(tx, actorId, plan.original.learnerId, wish.name);
      return issued;
    });
    await this.registry.tell([documentId, id]);
    return this.registry.entry(id);
  }

  private async insert(
    tx: EntityManager,
    actorId: string,
    { original, words, series }: Plan,
    { reason, note, requestId }: Wish & { readonly requestId: string },
  ): Promise<string> {
    const { id: formerId, kind, enrolmentId, ground } = original;
    await this.reissues.updateReplaced(tx, formerId, note ? `${ENDS[reason]}. ${note}` : ENDS[reason]);
    const id = await this.issuance.issueOne(
      tx,
      { series, ground, issuedBy: actorId },
      {
        kind,
        enrolmentId,
        words,
        ...(reissueOf(reason) === 'duplicate' ? { duplicateOf: formerId } : { replaces: formerId }),
        reissueReason: reason,
        reissueNote: note,
        requestId,
      },
    );
    await this.reissues.updateReplacedBy(tx, formerId, id);
    await this.audit.record(tx, {
      actorId,
      action: 'registry.reissue',
      subjectId: formerId,
      facts: { reason, note, issued: id, as: reissueOf(reason) },
    });
    return id;
  }

  private async plan(tx: EntityManager, documentId: string, wish: Wish, { lock }: { lock: boolean }): Promise<Plan> {
    const original = found(await this.reissues.selectOptionalOriginal(tx, documentId, { lock }));
    const ground = found(await this.facts.ground(tx, original.ground, { lock: false }));
    const words = await this.wordsOf(tx, original, ground, wish);
    const changes = changesOf(original.snapshot, words);
    const { kind, status, snapshot, isHeld } = original;
    const refusals: Refusal[] = reissueRefusals({
      kind,
      status,
      reason: wish.reason,
      note: wish.note,
      name: snapshot.learner,
      newName: wish.name,
      dataChanged: changes.length > 0,
    });
    if (isHeld) refusals.push({ code: 'document.under-appeal', clause: '5.3', names: [fullName(snapshot.learner)] });
    const series = reissueOf(wish.reason) === 'duplicate' ? 'duplicate' : kind;
    return { original, words, changes, series, refusals };
  }

  /** The same words, or corrected ones, of today’s organisation and of those who are in office today. */
  private async wordsOf(
    tx: EntityManager,
    original: Original,
    ground: IssuingGround,
    { reason, name }: Wish,
  ): Promise<Unnumbered> {
    const today = inOffice(ground);
    const { original: _former, registrationNumber: _number, ...kept } = original.snapshot;
    if (reason === 'wrong-data' && original.kind !== 'extract') return this.corrected(tx, original, today, name);
    if (reissueOf(reason) === 'replacement') return { ...kept, ...signed(today), learner: name ?? kept.learner };
    const { registrationNumber, issuedOn } = original.snapshot;
    return { ...kept, ...signed(today), original: original.snapshot.original ?? { registrationNumber, issuedOn } };
  }

  /** Today’s data of learner, program and group; a name that is typed goes before the one in his card. */
  private async corrected(
    tx: EntityManager,
    { kind, enrolmentId, snapshot, nameToday }: Original,
    ground: IssuingGround,
    name: Wish['name'],
  ): Promise<Unnumbered> {
    if (kind === 'extract') throw new Error('an extract is made anew');
    const due = { enrolmentId, kind, name: name ?? nameToday, absent: snapshot.absent ?? false };
    return found((await this.facts.of(tx, ground, [due])).get(enrolmentId) ?? null);
  }
}

/** Who has left signs nothing: the head signs for the chair, and the secretary’s line falls away. */
function inOffice(ground: IssuingGround): IssuingGround {
  const { chairInOffice, secretaryInOffice, chair, secretary, director } = ground;
  return { ...ground, chair: chairInOffice ? chair : director, secretary: secretaryInOffice ? secretary : null };
}

const signed = ({ organisation, today, chair, director, secretary }: IssuingGround) => ({
  organisation,
  issuedOn: today,
  chair,
  director,
  secretary,
});
