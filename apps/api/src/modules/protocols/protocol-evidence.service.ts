import { Injectable } from '@nestjs/common';
import type { ProtocolVerification } from '@itog/contracts';
import type { PersonName } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A signed protocol as strangers may ask for it; whom it names is for the asker to mask. */
export type SignedProtocol = Omit<ProtocolVerification, 'subject' | 'maskedNames' | 'checkedAt'> & {
  readonly code: string;
  readonly learners: readonly PersonName[];
};

/** What proves a signed protocol: its hashes, and who signed it, as what and when. A draft proves nothing. */
@Injectable()
export class ProtocolEvidence {
  constructor(private readonly db: DataSource) {}

  async find(by: { readonly code: string } | { readonly fileSha256: string }): Promise<SignedProtocol | null> {
    const column = 'code' in by ? 'code' : 'file_sha256';
    const [protocol] = await rows<SignedProtocol>(
      this.db.manager,
      `SELECT p.code, p.status, p.form, p.number, p.date, org.name AS organisation, pr.title AS "programTitle",
              p.signed_at AS "signedAt", p.content_sha256 AS "contentSha256", p.file_sha256 AS "fileSha256",
              coalesce((SELECT json_agg(json_build_object('lastName', u.last_name, 'firstName', u.first_name,
                                                 'patronymic', u.patronymic) ORDER BY r.position)
               FROM jsonb_array_elements(p.content->'rows') WITH ORDINALITY AS r(held, position)
               JOIN enrolment e ON e.id = (r.held->>'enrolmentId')::uuid JOIN app_user u ON u.id = e.learner_id), '[]') AS learners,
              (SELECT json_agg(json_build_object('name', concat_ws(' ', u.last_name, u.first_name, u.patronymic),
                                 'role', sig.role, 'status', sig.status, 'at', sig.at)
                               ORDER BY array_position(ARRAY['chair', 'member', 'secretary'], sig.role), seat.position)
               FROM signature sig JOIN app_user u ON u.id = sig.user_id
               JOIN commission_seat seat ON seat.commission_id = p.commission_id AND seat.user_id = u.id
               WHERE sig.subject_kind = 'protocol' AND sig.subject_id = p.id AND sig.voided_at IS NULL) AS signers
       FROM protocol p
       JOIN attestation_session s ON s.id = p.session_id
       JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id
       CROSS JOIN organisation org
       WHERE p.${column} = $1 AND p.status <> 'draft'`,
      Object.values(by),
    );
    return protocol ?? null;
  }
}
