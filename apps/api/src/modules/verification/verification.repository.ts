import { Injectable } from '@nestjs/common';
import type { VerifiedLink } from '@itog/contracts';
import type { PersonName } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { SignedProtocol } from '../protocols/protocol-evidence.service.ts';

/** An issued document as strangers may ask for it; whom it names is for the asker to mask. */
export type VerifiedDocument = Omit<VerifiedLink, 'origin'> & {
  readonly id: string;
  readonly organisation: string;
  readonly program: string;
  /** In academic hours. */
  readonly hours: number;
  readonly studyPeriod: { readonly from: string; readonly to: string };
  readonly learner: PersonName;
  readonly fileSha256: string | null;
  /** Midnight of the day of issue in the organisation's zone. */
  readonly validFrom: Date;
  readonly statusAt: Date | null;
  readonly programId: string;
  /** Whether another was issued in its place, or it in another's: most documents stand alone. */
  readonly chained: boolean;
  readonly checkedAt: Date;
};

/** Documents by what is printed on them. */
@Injectable()
export class VerificationRepository {
  constructor(private readonly db: DataSource) {}

  async selectOptional(
    by: { readonly code: string } | { readonly fileSha256: string },
  ): Promise<VerifiedDocument | null> {
    const column = 'code' in by ? 'code' : 'file_sha256';
    const [document] = await rows<VerifiedDocument>(
      this.db.manager,
      `SELECT d.id, d.code, d.kind, d.status, d.issued_on AS "issuedOn", d.status_at AS "statusAt",
              (d.status_at AT TIME ZONE org.zone)::date AS "statusOn", d.file_sha256 AS "fileSha256",
              d.issued_on::timestamp AT TIME ZONE org.zone AS "validFrom", g.program_id AS "programId",
              d.snapshot ->> 'registrationNumber' AS "registrationNumber", d.snapshot #>> '{organisation,name}' AS organisation,
              d.snapshot ->> 'program' AS program, (d.snapshot ->> 'hours')::int AS hours,
              d.snapshot -> 'studyPeriod' AS "studyPeriod", d.snapshot -> 'learner' AS learner, clock_timestamp() AS "checkedAt",
              d.replaced_by IS NOT NULL OR EXISTS (SELECT FROM issued_document f WHERE f.replaced_by = d.id) AS chained
       FROM issued_document d
       JOIN enrolment e ON e.id = d.enrolment_id
       JOIN study_group g ON g.id = e.group_id
       CROSS JOIN organisation org
       WHERE d.${column} = $1`,
      Object.values(by),
    );
    return document ?? null;
  }

  /** The signed protocol of an appeals commission, as the protocols of attestation are told; neither votes nor reasons. */
  async selectOptionalAppeal(
    by: { readonly code: string } | { readonly fileSha256: string },
  ): Promise<SignedProtocol | null> {
    const column = 'code' in by ? 'code' : 'protocol_file_sha256';
    const [protocol] = await rows<SignedProtocol>(
      this.db.manager,
      `SELECT ap.code, 'signed' AS status, 'appeal' AS form, ap.protocol_number AS number, ap.protocol_content->>'heldOn' AS date,
              org.name AS organisation, ap.protocol_content->>'program' AS "programTitle", ap.announced_at AS "signedAt",
              ap.protocol_sha256 AS "contentSha256", ap.protocol_file_sha256 AS "fileSha256",
              json_build_array(json_build_object('lastName', l.last_name, 'firstName', l.first_name, 'patronymic', l.patronymic)) AS learners,
              (SELECT json_agg(json_build_object('name', concat_ws(' ', u.last_name, u.first_name, u.patronymic),
                                 'role', sig.role, 'status', sig.status, 'at', sig.at)
                               ORDER BY array_position(ARRAY['chair', 'member', 'secretary'], sig.role), seat.position)
               FROM signature sig JOIN app_user u ON u.id = sig.user_id
               JOIN commission_seat seat ON seat.commission_id = ap.commission_id AND seat.user_id = u.id
               WHERE sig.subject_kind = 'appeal' AND sig.subject_id = ap.id AND sig.voided_at IS NULL) AS signers
       FROM appeal ap JOIN app_user l ON l.id = ap.learner_id CROSS JOIN organisation org
       WHERE ap.${column} = $1 AND ap.announced_at IS NOT NULL`,
      Object.values(by),
    );
    return protocol ?? null;
  }

  async selectOrganisation(): Promise<string> {
    const [organisation] = await rows<{ name: string }>(this.db.manager, 'SELECT name FROM organisation');
    return organisation?.name ?? '';
  }

  /** Every document of the chain that this one belongs to, the first first. */
  selectChain(id: string): Promise<VerifiedLink[]> {
    return rows<VerifiedLink>(
      this.db.manager,
      `WITH RECURSIVE earlier AS (
         SELECT $1::uuid AS id, 0 AS step
         UNION SELECT d.id, step - 1 FROM earlier JOIN issued_document d ON d.replaced_by = earlier.id
         WHERE step > -100
       ), later AS (
         SELECT $1::uuid AS id, 0 AS step
         UNION SELECT d.replaced_by, step + 1 FROM later JOIN issued_document d ON d.id = later.id WHERE d.replaced_by IS NOT NULL AND step < 100
       ), chain AS (
         SELECT * FROM earlier UNION SELECT * FROM later
       )
       SELECT d.code, d.kind, d.status, d.issued_on AS "issuedOn", (d.status_at AT TIME ZONE org.zone)::date AS "statusOn",
              d.snapshot ->> 'registrationNumber' AS "registrationNumber",
              CASE WHEN d.duplicate_of IS NOT NULL THEN 'duplicate' WHEN d.replaces IS NOT NULL THEN 'replacement'
                   WHEN EXISTS (SELECT FROM issued_document former WHERE former.replaced_by = d.id) THEN 'anew'
                   ELSE 'first' END AS origin
       FROM chain JOIN issued_document d ON d.id = chain.id CROSS JOIN organisation org
       ORDER BY chain.step, d.issued_at`,
      [id],
    );
  }
}
