import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Protocol, ProtocolSummary } from '@itog/contracts';
import type { listProtocols, signProtocol } from '@itog/contracts';
import {
  can,
  fullName,
  isComplete,
  signersOf,
  signingQuorumRefusals,
  signingRefusals,
  waitingOf,
  type SigningFacts,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Signing, type Authenticated } from '../signing/signing.service.ts';
import { DueDocumentsService } from './due-documents.service.ts';
import { namesOf } from './content.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import { ProtocolRepository, readSight, type ProtocolRecord, type SummaryRecord } from './protocol.repository.ts';

export { QUORUM } from './protocol.repository.ts';

type Deed = {
  readonly user: User;
  readonly origin: Origin;
  readonly proof: Authenticated;
  /** The hash of the content that the signer was shown, and what he does about it. */
  readonly body: InputOf<typeof signProtocol>['body'];
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
    const names = namesOf(record.content);
    const summary = summaryOf(record, await this.toIssue([record]));
    const stopped = record.status === 'draft' ? signingQuorumRefusals({ ...record, standing: standingOf(record) }) : [];
    return { ...record, ...summary, names, stopped, mySigning: mySigning(record, user) };
  }

  /**
   * One more simple electronic signature, or a refusal to give it: the password anew, under exactly the content that was
   * shown, the chair last (2.4). With the last signature the results are announced (3.12).
   */
  async sign(user: User, origin: Origin, { params, body }: InputOf<typeof signProtocol>): Promise<void> {
    const { protocolId } = params;
    const proof = await this.signing.authenticate(user, body);
    const complete = await this.db.transaction((tx) => this.signIn(tx, { user, origin, proof, body }, protocolId));
    await (complete ? this.news.announced(protocolId) : this.news.changed(protocolId));
  }

  private async signIn(tx: EntityManager, { user, origin, proof, body }: Deed, id: string): Promise<boolean> {
    const protocol = found(await this.protocols.lockOptionalProtocol(tx, id, readSight(user)));
    const seat = protocol.seats.find(({ userId }) => userId === user.id) ?? null;
    const { status: act, contentSha256: shownSha256 } = body;
    const statement = act === 'signed' ? null : (body.statement ?? null);
    refuseIf(signingRefusals({ ...protocol, seat, shownSha256, act, statement }));
    if (!seat) throw new Error('a stranger was let sign');
    const signer = { ...seat, status: act, statement };
    const others = protocol.standing.filter(({ userId }) => userId !== user.id);
    if (others.length < protocol.standing.length)
      await this.signing.withdrawRefusal(tx, { kind: 'protocol', id }, user.id);
    await this.signing.sign(tx, { kind: 'protocol', id }, signer, protocol.contentSha256, origin, proof);
    const standing = [...others, { userId: user.id, status: act }];
    const complete = isComplete({ ...protocol, standing });
    const facts = { contentSha256: protocol.contentSha256, role: seat.role, status: act, complete, ...origin };
    await this.audit.record(tx, { actorId: user.id, action: 'protocols.sign', subjectId: id, facts });
    if (act === 'refused') await this.news.tell(tx, 'refused', id, othersThan(user.id, protocol.seats));
    if (!complete) return false;
    await this.protocols.takeOverResults(tx, id);
    await this.jobs.enqueue(tx, 'protocols.print', [{ protocolId: id }]);
    await this.protocols.updateSigned(tx, id, await this.audit.head(tx));
    return true;
  }

  private async toIssue(records: readonly SummaryRecord[]): Promise<(id: string) => number> {
    const signed = records.filter(({ status }) => status === 'signed').map(({ id }) => id);
    const due = await this.dueDocuments.of(this.db.manager, signed);
    return (id) => due.get(id)?.due.length ?? 0;
  }
}

const othersThan = (userId: string, seats: readonly { readonly userId: string }[]): string[] =>
  seats.map((seat) => seat.userId).filter((each) => each !== userId);

function summaryOf(record: SummaryRecord, toIssue: (id: string) => number): ProtocolSummary {
  const waiting = record.status === 'draft' ? waitingOf({ ...record, standing: standingOf(record) }) : [];
  const named = (wanted: readonly string[]) =>
    record.signers.filter(({ id }) => wanted.includes(id)).map(({ name }) => fullName(name));
  const refused = record.signers.filter(({ signature }) => signature?.status === 'refused').map(({ id }) => id);
  return {
    ...record,
    waitingFor: named(waiting),
    refusedBy: named(refused),
    documentsToIssue: toIssue(record.id),
  };
}

function mySigning(record: ProtocolRecord, user: User): Protocol['mySigning'] {
  const seat = record.seats.find(({ userId }) => userId === user.id);
  if (!seat || signersOf([seat], record.form).length === 0 || !can(user.roles, 'protocols.sign')) return null;
  const facts: SigningFacts = {
    ...record,
    shownSha256: record.contentSha256,
    seat,
    standing: standingOf(record),
    act: 'signed',
    statement: null,
  };
  return signingRefusals(facts);
}

const standingOf = ({ signers }: Pick<SummaryRecord, 'signers'>): SigningFacts['standing'] =>
  signers.flatMap(({ id, signature }) => (signature ? [{ userId: id, status: signature.status }] : []));
