import { Injectable } from '@nestjs/common';
import type { acknowledgeAppeal, InputOf, signAppealProtocol } from '@itog/contracts';
import { deedRefusals, isComplete, signingRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { refuseIf, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { AppealNews } from '../appeals/appeal-news.service.ts';
import { Appeals } from '../appeals/appeals.service.ts';
import { Signing, type Authenticated } from '../signing/signing.service.ts';
import { HearingRepository } from './hearing.repository.ts';

type Deed = { readonly user: User; readonly origin: Origin; readonly proof: Authenticated };

/** Signatures under the protocol of an appeal: the commission’s, chair last, and the learner’s that he has seen it (5.11). */
@Injectable()
export class HearingSigning {
  constructor(
    private readonly db: DataSource,
    private readonly appeals: Appeals,
    private readonly hearings: HearingRepository,
    private readonly signing: Signing,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly news: AppealNews,
  ) {}

  async sign(user: User, origin: Origin, { params, body }: InputOf<typeof signAppealProtocol>): Promise<void> {
    const proof = await this.signing.authenticate(user, body);
    await this.db.transaction((tx) => this.signIn(tx, { user, origin, proof }, params.appealId, body));
    await this.news.changed(params.appealId);
  }

  private async signIn(
    tx: EntityManager,
    { user, origin, proof }: Deed,
    id: string,
    body: InputOf<typeof signAppealProtocol>['body'],
  ): Promise<void> {
    const record = await this.appeals.hold(tx, user, id);
    refuseIf(deedRefusals(record.state, 'sign', this.appeals.parties(record, user)));
    const seats = record.commission?.seats ?? [];
    const seat = seats.find(({ userId }) => userId === user.id) ?? null;
    const statement = body.status === 'signed' ? null : (body.statement ?? null);
    const facts = await this.withAbsent(tx, this.appeals.signingFacts(record, seat), id, origin);
    refuseIf(signingRefusals({ ...facts, act: body.status, statement, shownSha256: body.contentSha256 }));
    if (!seat) throw new Error('a stranger was let sign');
    const signer = { userId: user.id, role: seat.role, status: body.status, statement };
    const others = facts.standing.filter(({ userId }) => userId !== user.id);
    if (others.length < facts.standing.length) await this.signing.withdrawRefusal(tx, { kind: 'appeal', id }, user.id);
    await this.signing.sign(tx, { kind: 'appeal', id }, signer, facts.contentSha256, origin, proof);
    const standing = [...others, { userId: user.id, status: body.status }];
    const complete = isComplete({ ...facts, standing });
    const entry = { contentSha256: facts.contentSha256, role: seat.role, status: body.status, complete, ...origin };
    await this.audit.record(tx, { actorId: user.id, action: 'appeals.sign', subjectId: id, facts: entry });
    if (body.status === 'refused') await this.news.tell(tx, 'refused', id, user.id);
    if (!complete) return;
    await this.jobs.enqueue(tx, 'appeals.print', [{ appealId: id, paper: 'protocol' }]);
    await this.news.tell(tx, 'announced', id);
    await this.hearings.updateAnnounced(tx, id, await this.audit.head(tx));
  }

  /** Who was not at the hearing signs nothing of it, and the protocol says so: recorded with the first signature. */
  private async withAbsent(
    tx: EntityManager,
    facts: ReturnType<Appeals['signingFacts']>,
    id: string,
    origin: Origin,
  ): Promise<ReturnType<Appeals['signingFacts']>> {
    const known = new Set(facts.standing.map(({ userId }) => userId));
    const absent = facts.seats.filter(({ userId, present }) => !present && !known.has(userId));
    for (const { userId, role } of absent) {
      const signer = { userId, role, status: 'absent' as const, statement: null };
      await this.signing.sign(tx, { kind: 'appeal', id }, signer, facts.contentSha256, origin, null);
    }
    const recorded = absent.map(({ userId }) => ({ userId, status: 'absent' as const }));
    return { ...facts, standing: [...facts.standing, ...recorded] };
  }

  /** The learner signs under the very protocol that he was shown (5.11). */
  async acknowledge(user: User, origin: Origin, { params, body }: InputOf<typeof acknowledgeAppeal>): Promise<void> {
    const id = params.appealId;
    const proof = await this.signing.authenticate(user, body);
    await this.db.transaction(async (tx) => {
      const record = await this.appeals.holdMine(tx, user, id);
      refuseIf(deedRefusals(record.state, 'acknowledge', ['appellant']));
      const contentSha256 = record.protocolSha256 ?? '';
      if (contentSha256 !== body.contentSha256)
        throw new Refused([{ code: 'signature.content-changed', clause: null }]);
      const signer = { userId: user.id, role: 'learner', status: 'signed' as const, statement: null };
      await this.signing.sign(tx, { kind: 'appeal-acknowledgement', id }, signer, contentSha256, origin, proof);
      await this.hearings.updateAcknowledged(tx, id, null);
      await this.jobs.enqueue(tx, 'appeals.print', [{ appealId: id, paper: 'protocol' }]);
      const facts = { contentSha256, ...origin };
      await this.audit.record(tx, { actorId: user.id, action: 'appeals.acknowledge', subjectId: id, facts });
    });
    await this.news.changed(id);
  }
}
