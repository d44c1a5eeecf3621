import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  Consent,
  ConsentText,
  giveConsent,
  InputOf,
  OutputOf,
  publishConsentText,
  recordConsent,
} from '@itog/contracts';
import type { ConsentPurpose } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { ConsentRepository, type NewConsent } from './consent.repository.ts';
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

async function read(consents: ConsentRepository, tx: EntityManager, userId: string): Promise<{ consents: Consent[] }> {
  return { consents: await consents.selectConsents(tx, userId) };
}
