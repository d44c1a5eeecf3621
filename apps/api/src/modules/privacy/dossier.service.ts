import { Injectable, type StreamableFile } from '@nestjs/common';
import { dossierPage } from '@itog/documents';
import { fullName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { download, fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { zip, type ZipEntry } from '../../platform/zip.ts';
import { PersonRepository } from './person.repository.ts';

/** Whether the result of an attempt has been told, or may be seen before that (3.12). */
const TOLD = `((s.policy ->> 'showPreliminaryScore')::boolean OR EXISTS (
  SELECT FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id WHERE r.attempt_id = a.id AND p.status = 'signed'))`;

/** What is kept of a person, section by section; nothing of others, and no secrets. */
const SECTIONS: Readonly<Record<string, string>> = {
  person: `SELECT login, email, last_name, first_name, patronymic, post, degree, outside_organisation, roles, active, created_at, last_sign_in_at
           FROM app_user WHERE id = $1`,
  record: `SELECT birth_date, sex, snils, citizenship, identity_kind, identity_series, identity_number, prior_level, prior_last_name,
                  prior_series, prior_number, prior_issued_on, prior_shown_at, postal_address, updated_at
           FROM learner_record WHERE user_id = $1`,
  consents: `SELECT c.purpose, t.version, t.title, c.source, c.given_at, c.address, c.device, c.place, c.withdrawn_at
             FROM consent c JOIN consent_text t ON t.id = c.text_id WHERE c.user_id = $1 ORDER BY c.given_at`,
  acknowledgements: `SELECT e.title, e.effective_from, a.at, a.address FROM acknowledgement a
                     JOIN regulation_edition e ON e.id = a.edition_id WHERE a.user_id = $1 ORDER BY a.at`,
  enrolments: `SELECT g.title AS "group", pr.title AS program, g.starts_on, g.ends_on, e.customer, e.tuition_paid, e.funding, e.enrolled_at
               FROM enrolment e JOIN study_group g ON g.id = e.group_id JOIN program pr ON pr.id = g.program_id
               WHERE e.learner_id = $1 ORDER BY e.enrolled_at`,
  attempts: `SELECT pr.title AS program, a.number, a.started_at, a.finished_at, a.close_reason, a.total, a.answered,
                    CASE WHEN ${TOLD} THEN a.correct END AS correct, CASE WHEN ${TOLD} THEN a.mark END AS mark, a.annulled_at
             FROM attempt a JOIN attestation_session s ON s.id = a.session_id JOIN enrolment e ON e.id = a.enrolment_id
             JOIN study_group g ON g.id = e.group_id
             JOIN program pr ON pr.id = g.program_id WHERE a.learner_id = $1 ORDER BY a.started_at`,
  examinations: `SELECT s.form, x.started_at, x.ended_at, x.absent,
                        CASE WHEN told.announced_at IS NOT NULL THEN x.mark END AS mark FROM examination x
                 JOIN attestation_session s ON s.id = x.session_id JOIN enrolment e ON e.id = x.enrolment_id
                 LEFT JOIN announced_examination told ON told.examination_id = x.id
                 WHERE e.learner_id = $1 AND x.confirmed_at IS NOT NULL ORDER BY x.confirmed_at`,
  theses: `SELECT t.topic, t.file_name, t.uploaded_at FROM thesis t JOIN enrolment e ON e.id = t.enrolment_id WHERE e.learner_id = $1`,
  appeals: `SELECT kind, state, text, filed_at, announced_at, acknowledged_at, CASE WHEN announced_at IS NOT NULL THEN upheld END AS upheld
            FROM appeal WHERE learner_id = $1 ORDER BY filed_at`,
  documents: `SELECT d.kind, n.text AS number, d.issued_on, d.status, d.status_reason FROM issued_document d
              JOIN document_number n ON n.id = d.number_id WHERE d.learner_id = $1 ORDER BY d.issued_at`,
  handOvers: `SELECT h.way, h.handed_on, h.recipient, h.proxy_document, h.address, h.track_number, x.outcome, x.happened_on FROM hand_over h
              JOIN issued_document d ON d.id = h.document_id
              LEFT JOIN LATERAL (SELECT * FROM delivery WHERE hand_over_id = h.id ORDER BY turn DESC LIMIT 1) x ON true
              WHERE d.learner_id = $1 ORDER BY h.at`,
  formerDocuments: `SELECT n.text AS number, r.loss_proof, r.state, r.happened_on, r.at FROM reissue_record r
                    JOIN issued_document d ON d.id = r.document_id
                    JOIN issued_document old ON old.id = coalesce(d.duplicate_of, d.replaces)
                    JOIN document_number n ON n.id = old.number_id WHERE d.learner_id = $1 ORDER BY r.at`,
  signatures: `SELECT subject_kind, role, status, at, address, device, method FROM signature WHERE user_id = $1 ORDER BY at`,
  views: `SELECT v.at, v.what, concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS viewer
          FROM record_view v JOIN app_user u ON u.id = v.viewer_id WHERE v.user_id = $1 ORDER BY v.at`,
};

const FILES = `SELECT 'Документ ' || n.text || '.pdf' AS name, d.file_sha256 AS sha256 FROM issued_document d
               JOIN document_number n ON n.id = d.number_id WHERE d.learner_id = $1 AND d.file_sha256 IS NOT NULL ORDER BY d.issued_at`;

/** Everything that is kept of one person, to be given to him (152-ФЗ, ст. 14). */
@Injectable()
export class Dossiers {
  constructor(
    private readonly db: DataSource,
    private readonly people: PersonRepository,
    private readonly files: FileStore,
  ) {}

  async mine({ id }: User): Promise<StreamableFile> {
    return this.make(this.db.manager, id);
  }

  async of(reader: User, userId: string): Promise<StreamableFile> {
    return this.db.transaction(async (tx) => {
      found(await this.people.selectOptionalPerson(tx, userId));
      await this.people.insertView(tx, userId, reader.id);
      return this.make(tx, userId);
    });
  }

  private async make(tx: EntityManager, userId: string): Promise<StreamableFile> {
    const { name } = found(await this.people.selectOptionalPerson(tx, userId));
    const data: Record<string, object[]> = {};
    for (const [section, sql] of Object.entries(SECTIONS)) data[section] = await rows<object>(tx, sql, [userId]);
    const page = dossierPage({ person: fullName(name), ...(await this.setting(tx)), sections: data });
    const entries: ZipEntry[] = [
      { name: fileName('Сведения', 'html'), bytes: Buffer.from(page) },
      { name: 'data.json', bytes: Buffer.from(JSON.stringify(data, null, 2)) },
    ];
    for (const file of await rows<{ name: string; sha256: string }>(tx, FILES, [userId]))
      entries.push({
        name: fileName(file.name.replace(/\.pdf$/u, ''), 'pdf'),
        bytes: await this.files.read(file.sha256),
      });
    const words = ['Персональные данные', name.lastName, name.firstName].join(' ');
    return download(await zip(entries), fileName(words, 'zip'), 'application/zip');
  }

  private async setting(tx: EntityManager): Promise<{ organisation: string; zone: string; at: Date }> {
    const sql = 'SELECT name AS organisation, zone, clock_timestamp() AS at FROM organisation';
    const [setting] = await rows<{ organisation: string; zone: string; at: Date }>(tx, sql, []);
    if (!setting) throw new Error('there is no organisation');
    return setting;
  }
}
