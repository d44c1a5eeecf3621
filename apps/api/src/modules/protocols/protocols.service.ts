import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Protocol, ProtocolSummary } from '@itog/contracts';
import type { listProtocols, signProtocol } from '@itog/contracts';
import { can, fullName, isFullySigned, signingRefusals, type SigningFacts } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Signing, type Authenticated } from '../signing/signing.service.ts';
import { DueDocumentsService } from './due-documents.service.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import { ProtocolRepository, readSight, type ProtocolRecord, type SummaryRecord } from './protocol.repository.ts';

type SigningAct = {
  readonly user: User;
  readonly origin: Origin;
  readonly proof: Authenticated;
  /** Hash of the content that the signer was shown. */
  readonly shown: string;
};

/** Protocols as people read and sign them; every reader sees those in his sight, the rest do not exist for him. */
@Injectable()
export class Protocols {
  constructor(
    private readonly db: DataSource,
    private readonly protocols: ProtocolRepository,
    private readonly dueDocuments: DueDocumentsService,
    private readonly signing: Signing,
    private readonly news: ProtocolNews,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async list(user: User, { query }: InputOf<typeof listProtocols>): Promise<OutputOf<typeof listProtocols>> {
    const records = await this.protocols.selectSummaries(readSight(user), query.status ?? null);
    const toIssue = await this.toIssue(records);
    return { protocols: records.map((record) => summaryOf(record, toIssue)) };
  }

  async get(user: User, protocolId: string): Promise<Protocol> {
    const record = found(await this.protocols.selectOptionalProtocol(this.db.manager, protocolId, readSight(user)));
    return { ...record, ...summaryOf(record, await this.toIssue([record])), mySigning: mySigning(record, user) };
  }

  /**
   * One more simple electronic signature: the password anew, under exactly the content that was shown, the chair last (2.4).
   * With the last signature the results are announced (3.12).
   */
  async sign(user: User, origin: Origin, { params, body }: InputOf<typeof signProtocol>): Promise<void> {
    const { protocolId } = params;
    const proof = await this.signing.authenticate(user, body);
    const shown = body.contentSha256;
    const complete = await this.db.transaction((tx) => this.signIn(tx, { user, origin, proof, shown }, protocolId));
    await (complete ? this.news.announced(protocolId) : this.news.changed(protocolId));
  }

  private async signIn(tx: EntityManager, { user, origin, proof, shown }: SigningAct, id: string): Promise<boolean> {
    const protocol = found(await this.protocols.lockOptionalProtocol(tx, id, readSight(user)));
    const seat = protocol.seats.find(({ userId }) => userId === user.id) ?? null;
    refuseIf(signingRefusals({ ...protocol, seat, shownSha256: shown }));
    if (!seat) throw new Error('a stranger was let sign');
    const signer = { ...seat, status: 'signed' as const, statement: null };
    await this.signing.sign(tx, { kind: 'protocol', id }, signer, protocol.contentSha256, origin, proof);
    const complete = isFullySigned({ seats: protocol.seats, signedBy: [...protocol.signedBy, user.id] });
    if (complete) {
      await this.protocols.updateSigned(tx, id);
      await this.jobs.enqueue(tx, 'protocols.print', [{ protocolId: id }]);
    }
    const facts = { contentSha256: protocol.contentSha256, role: seat.role, complete, ...origin };
    await this.audit.record(tx, { actorId: user.id, action: 'protocols.sign', subjectId: id, facts });
    return complete;
  }

  private async toIssue(records: readonly SummaryRecord[]): Promise<(id: string) => number> {
    const signed = records.filter(({ status }) => status === 'signed').map(({ id }) => id);
    const due = await this.dueDocuments.of(this.db.manager, signed);
    return (id) => due.get(id)?.due.length ?? 0;
  }
}

function summaryOf(record: SummaryRecord, toIssue: (id: string) => number): ProtocolSummary {
  const missing = record.status === 'draft' ? record.signers.filter(({ signature }) => !signature) : [];
  return { ...record, waitingFor: missing.map(({ name }) => fullName(name)), documentsToIssue: toIssue(record.id) };
}

function mySigning(record: ProtocolRecord, user: User): Protocol['mySigning'] {
  const seat = record.seats.find(({ userId }) => userId === user.id);
  if (!seat || seat.role === 'secretary' || !can(user.roles, 'protocols.sign')) return null;
  const signedBy = record.signers.filter(({ signature }) => signature).map(({ id }) => id);
  const facts: SigningFacts = { ...record, shownSha256: record.contentSha256, seat, signedBy };
  return signingRefusals(facts);
}
