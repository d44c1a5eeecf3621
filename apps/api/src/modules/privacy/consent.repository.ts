import { Injectable } from '@nestjs/common';
import type { Consent, ConsentText, Withdrawal } from '@itog/contracts';
import type { ConsentPurpose, WithdrawalOutcome } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { Origin } from '../../platform/serve.ts';

export type NewText = Pick<ConsentText, 'purpose' | 'title' | 'markdown' | 'sha256' | 'effectiveFrom'>;

/** How a consent came: from the screen of the person himself, or on paper, noted by somebody of the staff. */
export type NewConsent = {
  readonly userId: string;
  readonly text: ConsentText;
  readonly recordedBy: string;
} & (
  | { readonly source: 'screen'; readonly origin: Origin }
  | { readonly source: 'paper'; readonly givenOn: string; readonly place: string }
);

/** A withdrawal as it is found; its term is for the rule to say. Instants inside the answer are text. */
export type WithdrawalRow = Omit<Withdrawal, 'dueOn' | 'overdue' | 'answer'> & {
  readonly withdrawnOn: string;
  readonly answer: (Omit<NonNullable<Withdrawal['answer']>, 'at'> & { readonly at: string }) | null;
};

const TEXT = `t.id, t.purpose, t.version, t.title, t.markdown, t.sha256, t.effective_from AS "effectiveFrom"`;
const IN_FORCE = `
SELECT DISTINCT ON (t.purpose) ${TEXT} FROM consent_text t CROSS JOIN organisation org
WHERE t.effective_from <= (now() AT TIME ZONE org.zone)::date ORDER BY t.purpose, t.effective_from DESC, t.version DESC`;

const WITHDRAWAL = `
SELECT w.consent_id AS "consentId", w.purpose, w.withdrawn_at AS "withdrawnAt", w.own_hand AS "ownHand", w.withdrawn_on AS "withdrawnOn",
       CASE WHEN w.answered_at IS NOT NULL THEN json_build_object('outcome', w.outcome, 'note', w.note, 'at', w.answered_at,
         'by', concat_ws(' ', u.last_name, u.first_name, u.patronymic)) END AS answer
FROM consent_withdrawal w LEFT JOIN app_user u ON u.id = w.answered_by`;

@Injectable()
export class ConsentRepository {
  /** Consents of a person that were withdrawn and not given again. */
  selectWithdrawals(tx: EntityManager, userId: string): Promise<WithdrawalRow[]> {
    return rows(tx, `${WITHDRAWAL} WHERE w.user_id = $1 ORDER BY w.withdrawn_at DESC`, [userId]);
  }

  async selectOptionalWithdrawal(tx: EntityManager, consentId: string): Promise<WithdrawalRow | null> {
    return (await rows<WithdrawalRow>(tx, `${WITHDRAWAL} WHERE w.consent_id = $1`, [consentId]))[0] ?? null;
  }

  /** False when it has been answered before. */
  async insertAnswer(
    tx: EntityManager,
    consentId: string,
    answer: { readonly outcome: WithdrawalOutcome; readonly note: string; readonly by: string },
  ): Promise<boolean> {
    const inserted = await rows(
      tx,
      `INSERT INTO consent_answer (consent_id, outcome, note, answered_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING consent_id`,
      [consentId, answer.outcome, answer.note, answer.by],
    );
    return inserted.length > 0;
  }

  selectTexts(tx: EntityManager): Promise<ConsentText[]> {
    return rows<ConsentText>(tx, `SELECT ${TEXT} FROM consent_text t ORDER BY t.published_at DESC, t.purpose`);
  }

  async insertText(tx: EntityManager, actorId: string, text: NewText): Promise<ConsentText> {
    const [inserted] = await rows<ConsentText>(
      tx,
      `INSERT INTO consent_text AS t (purpose, version, title, markdown, sha256, effective_from, published_by)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6 FROM consent_text WHERE purpose = $1 RETURNING ${TEXT}`,
      [text.purpose, text.title, text.markdown, text.sha256, text.effectiveFrom, actorId],
    );
    if (!inserted) throw new Error('the text was not inserted');
    return inserted;
  }

  async selectOptionalInForce(tx: EntityManager, textId: string): Promise<ConsentText | null> {
    const sql = `SELECT * FROM (${IN_FORCE}) AS text WHERE id = $1`;
    return (await rows<ConsentText>(tx, sql, [textId]))[0] ?? null;
  }

  selectConsents(tx: EntityManager, userId: string): Promise<Consent[]> {
    return rows<Consent>(
      tx,
      `SELECT p.purpose,
              (SELECT to_json(text) FROM (${IN_FORCE}) AS text WHERE text.purpose = p.purpose) AS text,
              (SELECT json_build_object('at', c.given_at, 'version', t.version, 'source', c.source, 'place', c.place)
               FROM consent c JOIN consent_text t ON t.id = c.text_id
               WHERE c.user_id = $1 AND c.purpose = p.purpose AND c.withdrawn_at IS NULL) AS given,
              (SELECT max(c.withdrawn_at) FROM consent c WHERE c.user_id = $1 AND c.purpose = p.purpose) AS "withdrawnAt"
       FROM unnest(ARRAY['processing', 'media', 'publication']) WITH ORDINALITY AS p(purpose, position) ORDER BY p.position`,
      [userId],
    );
  }

  /** A consent that stands to other words is withdrawn by the new one; to the same words it stays as it is. */
  async insertConsent(tx: EntityManager, consent: NewConsent): Promise<boolean> {
    const { userId, text, recordedBy, source } = consent;
    await tx.query('SELECT FROM app_user WHERE id = $1 FOR UPDATE', [userId]);
    await tx.query(
      `UPDATE consent SET withdrawn_at = clock_timestamp(), withdrawn_by = $3
       WHERE user_id = $1 AND purpose = $2 AND withdrawn_at IS NULL AND text_id <> $4`,
      [userId, text.purpose, recordedBy, text.id],
    );
    const inserted = await rows(
      tx,
      `INSERT INTO consent (user_id, text_id, purpose, source, given_at, address, device, place, recorded_by)
       SELECT $1, $2, $3, $4, coalesce(($5::date + time '12:00') AT TIME ZONE org.zone, clock_timestamp()), $6, $7, $8, $9
       FROM organisation org ON CONFLICT DO NOTHING RETURNING id`,
      [
        userId,
        text.id,
        text.purpose,
        source,
        source === 'paper' ? consent.givenOn : null,
        source === 'screen' ? consent.origin.address : null,
        source === 'screen' ? consent.origin.device : null,
        source === 'paper' ? consent.place : null,
        recordedBy,
      ],
    );
    return inserted.length > 0;
  }

  async updateWithdrawn(tx: EntityManager, userId: string, purpose: ConsentPurpose, actorId: string): Promise<boolean> {
    const withdrawn = await rows(
      tx,
      `UPDATE consent SET withdrawn_at = clock_timestamp(), withdrawn_by = $3
       WHERE user_id = $1 AND purpose = $2 AND withdrawn_at IS NULL RETURNING id`,
      [userId, purpose, actorId],
    );
    return withdrawn.length > 0;
  }
}
