import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  answerWithdrawal,
  Consent,
  ConsentText,
  giveConsent,
  InputOf,
  OutputOf,
  publishConsentText,
  recordConsent,
  Withdrawal,
} from '@itog/contracts';
import { withdrawalDueOn, type ConsentPurpose } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { ConsentRepository, type NewConsent, type WithdrawalRow } from './consent.repository.ts';
import { PersonRepository } from './person.repository.ts';

type Consents = OutputOf<typeof giveConsent>;

/** Consents to the processing of personal data: each purpose apart, each to the very words that were read (152-ФЗ, ст. 9). */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: DataSource,
    private readonly consents: ConsentRepository,
    private readonly people: PersonRepository,
    private readonly audit: Audit,
  ) {}

  async texts(): Promise<{ texts: ConsentText[] }> {
    return { texts: await this.consents.selectTexts(this.db.manager) };
  }

  publish(actorId: string, { body }: InputOf<typeof publishConsentText>): Promise<ConsentText> {
    return this.db.transaction(async (tx) => {
      const sha256 = createHash('sha256').update(body.markdown).digest('hex');
      const text = await this.consents.insertText(tx, actorId, { ...body, sha256 });
      const { purpose, version } = text;
      const facts = { purpose, version, sha256 };
      await this.audit.record(tx, { actorId, action: 'privacy.publish-consent', subjectId: text.id, facts });
      return text;
    });
  }

  of(userId: string): Promise<Consents> {
    return read(this.consents, this.db.manager, userId);
  }

  give({ id }: User, { textId, sha256 }: InputOf<typeof giveConsent>['body'], origin: Origin): Promise<Consents> {
    return this.db.transaction(async (tx) => {
      const text = await this.inForce(tx, textId);
      if (text.sha256 !== sha256) throw new Refused([{ code: 'consent.stale', clause: null }]);
      return this.insert(tx, { userId: id, text, recordedBy: id, source: 'screen', origin });
    });
  }

  record(actorId: string, { params, body }: InputOf<typeof recordConsent>): Promise<Consents> {
    return this.db.transaction(async (tx) => {
      found(await this.people.selectOptionalPerson(tx, params.userId));
      const text = await this.inForce(tx, body.textId);
      const { givenOn, place } = body;
      const today = await this.people.selectToday(tx);
      if (givenOn > today) throw new Refused([{ code: 'consent.in-future', clause: null, today }]);
      return this.insert(tx, { userId: params.userId, text, recordedBy: actorId, source: 'paper', givenOn, place });
    });
  }

  withdraw(actorId: string, userId: string, purpose: ConsentPurpose): Promise<Consents> {
    return this.db.transaction(async (tx) => {
      found(await this.people.selectOptionalPerson(tx, userId));
      if (await this.consents.updateWithdrawn(tx, userId, purpose, actorId)) {
        const facts = { purpose };
        await this.audit.record(tx, { actorId, action: 'privacy.withdraw-consent', subjectId: userId, facts });
      }
      return read(this.consents, tx, userId);
    });
  }

  /** Consents of a person that were withdrawn and not given again, with the term of the law (152-ФЗ, ст. 21 ч. 5). */
  async withdrawals(userId: string): Promise<Withdrawal[]> {
    const tx = this.db.manager;
    const today = await this.people.selectToday(tx);
    return (await this.consents.selectWithdrawals(tx, userId)).map((row) => withdrawalView(row, today));
  }

  /** Writes down what was done; then it is no task any more. */
  answer(actorId: string, { params, body }: InputOf<typeof answerWithdrawal>): Promise<Withdrawal> {
    const { consentId } = params;
    return this.db.transaction(async (tx) => {
      found(await this.consents.selectOptionalWithdrawal(tx, consentId));
      if (!(await this.consents.insertAnswer(tx, consentId, { ...body, by: actorId })))
        throw new Refused([{ code: 'version.stale', clause: null }]);
      const facts = { outcome: body.outcome };
      await this.audit.record(tx, { actorId, action: 'privacy.answer-withdrawal', subjectId: consentId, facts });
      const answered = found(await this.consents.selectOptionalWithdrawal(tx, consentId));
      return withdrawalView(answered, await this.people.selectToday(tx));
    });
  }

  private async inForce(tx: EntityManager, textId: string): Promise<ConsentText> {
    const text = await this.consents.selectOptionalInForce(tx, textId);
    if (!text) throw new Refused([{ code: 'consent.stale', clause: null }]);
    return text;
  }

  private async insert(tx: EntityManager, consent: NewConsent): Promise<Consents> {
    if (await this.consents.insertConsent(tx, consent)) {
      const { text, source, recordedBy, userId } = consent;
      const facts = { purpose: text.purpose, version: text.version, source };
      await this.audit.record(tx, { actorId: recordedBy, action: 'privacy.give-consent', subjectId: userId, facts });
    }
    return read(this.consents, tx, consent.userId);
  }
}

function withdrawalView({ withdrawnOn, answer, ...row }: WithdrawalRow, today: string): Withdrawal {
  const dueOn = withdrawalDueOn(withdrawnOn);
  const answered = answer && { ...answer, at: new Date(answer.at) };
  return { ...row, dueOn, overdue: answer === null && today > dueOn, answer: answered };
}

async function read(consents: ConsentRepository, tx: EntityManager, userId: string): Promise<{ consents: Consent[] }> {
  return { consents: await consents.selectConsents(tx, userId) };
}
