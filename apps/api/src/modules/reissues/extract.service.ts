import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Protocol, Refusal, RegistryEntry } from '@itog/contracts';
import type { issueExtract, previewExtract } from '@itog/contracts';
import type { ProtocolForm1Data, ProtocolForm2Data, ProtocolForm3Data } from '@itog/documents';
import { fullName, isNamedIn, issuanceRefusals, type PersonName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { DocumentFacts, wordsOf, type ExtractPart, type Unnumbered } from '../registry/document-facts.service.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';
import { IssuanceService } from '../registry/issuance.service.ts';
import { Registry } from '../registry/registry.service.ts';
import { ReissueRepository } from './reissue.repository.ts';

type Content = { readonly rows: Protocol['rows'] } & (
  { readonly form: ProtocolForm1Data } | { readonly exam: ProtocolForm2Data } | { readonly defence: ProtocolForm3Data }
);
type Printed = ProtocolForm1Data['chair'];

/** Extracts from signed protocols: what a protocol says of one learner, and of nobody else (3.15). */
@Injectable()
export class ExtractService {
  constructor(
    private readonly db: DataSource,
    private readonly reissues: ReissueRepository,
    private readonly facts: DocumentFacts,
    private readonly issuance: IssuanceService,
    private readonly registry: Registry,
    private readonly printing: DocumentPrinting,
    private readonly audit: Audit,
  ) {}

  async preview({ params }: InputOf<typeof previewExtract>): Promise<OutputOf<typeof previewExtract>> {
    const tx = this.db.manager;
    const { words, refusals } = await this.plan(tx, params, { lock: false });
    const number = await this.issuance.foretellOne(tx, 'extract', words);
    const form = await this.printing.unissued('extract', { ...words, registrationNumber: number });
    return { refusals, number, form: { ...form, following: [...(form.following ?? [])] } };
  }

  /** One learner may have several; repeating the request gives the same one again. */
  async issue(actorId: string, { params, body }: InputOf<typeof issueExtract>): Promise<RegistryEntry> {
    const { protocolId, enrolmentId } = params;
    const id = await this.db.transaction(async (tx) => {
      const { words, refusals } = await this.plan(tx, params, { lock: true });
      const repeated = await this.reissues.selectOptionalRequested(tx, body.requestId);
      if (repeated) return repeated;
      refuseIf(refusals);
      const paper = { kind: 'extract', enrolmentId, words, requestId: body.requestId } as const;
      const issued = await this.issuance.issueOne(
        tx,
        { series: 'extract', ground: { kind: 'protocol', id: protocolId }, issuedBy: actorId },
        paper,
      );
      const facts = { issued, enrolmentId };
      await this.audit.record(tx, { actorId, action: 'registry.extract', subjectId: protocolId, facts });
      return issued;
    });
    await this.registry.tell([id]);
    return this.registry.entry(id);
  }

  private async plan(
    tx: EntityManager,
    { protocolId, enrolmentId }: InputOf<typeof previewExtract>['params'],
    { lock }: { lock: boolean },
  ): Promise<{ words: Unnumbered; refusals: Refusal[] }> {
    const protocol = found(await this.facts.ground(tx, { kind: 'protocol', id: protocolId }, { lock }));
    const refusals: Refusal[] = issuanceRefusals(protocol);
    const [row] = await rows<{ content: Content; resolution: string }>(
      tx,
      'SELECT content, resolution FROM protocol WHERE id = $1',
      [protocolId],
    );
    const { content, resolution } = found(row ?? null);
    const at = content.rows.findIndex((each) => each.enrolmentId === enrolmentId);
    if (at < 0) throw new Refused([{ code: 'extract.not-in-protocol', clause: '3.15' }]);
    const { learner, chair, secretary, part } = said(content, at, resolution);
    const { today, formerly } = await this.reissues.selectNames(tx, enrolmentId);
    const renamed = formerly && fullName(formerly.name) === fullName(learner) ? { learner: today, formerly } : {};
    return { words: { ...wordsOf(protocol, learner), ...renamed, chair, secretary, extract: part }, refusals };
  }
}

/** What the signed words say of the learner of the row. */
function said(content: Content, at: number, resolution: string) {
  const held = 'form' in content ? content.form : 'exam' in content ? content.exam : content.defence;
  const learner = 'learners' in held ? held.learners[at]?.name : held.learner;
  const row = content.rows[at];
  if (!learner || !row) throw new Error(`row ${at} of the protocol has no learner`);
  const others = content.rows.filter((_, index) => index !== at).map(({ name }) => name.split(' ')[0] ?? '');
  const form = 'form' in content ? 1 : 'exam' in content ? 2 : 3;
  const part: ExtractPart = {
    form,
    mark: row.grade ?? row.mark,
    topic: 'defence' in content ? content.defence.work.topic : null,
    resolved: [...own(content), ...linesOf(resolution)].filter(
      (line) => !others.some((surname) => isNamedIn(line, surname)),
    ),
    members: held.members.map(named),
  };
  const secretary = 'secretary' in held && held.secretary ? named(held.secretary) : null;
  return { learner: named(learner), chair: named(held.chair), secretary, part };
}

/** Points 2 and 3 of form 3; the other forms hold them in the resolution. */
function own(content: Content): string[] {
  if (!('defence' in content)) return [];
  const { award, learner, learnerDative, qualification } = content.defence;
  const to =
    learnerDative ?? `слушателю ${[learner.family, learner.given, learner.patronymic].filter(Boolean).join(' ')}`;
  if (award === 'granted')
    return [
      `Присвоить ${to} квалификацию ${qualification ? `«${qualification}»` : 'по программе'}.`,
      `Выдать ${to} диплом о профессиональной переподготовке.`,
    ];
  return award === 'after-exam'
    ? [`Вопрос о присвоении ${to} квалификации рассмотреть по результатам итогового экзамена.`]
    : ['Квалификацию не присваивать.', 'Диплом о профессиональной переподготовке не выдавать.'];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const named = ({ family, given, patronymic }: Printed): PersonName => ({
  lastName: family,
  firstName: given,
  patronymic: patronymic ?? null,
});
