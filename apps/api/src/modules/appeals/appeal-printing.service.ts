import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { OFFICE_PAGE, refusalNote, withSignatures, type PrintedForm, type PrintedSignature } from '@itog/documents';
import type { PersonName, SignatureMethod, SignatureStatus } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Printer } from '../../platform/printer.ts';
import { Seals } from '../seals/seals.service.ts';
import { AppealNews } from './appeal-news.service.ts';

const payload = z.object({ appealId: z.uuid(), paper: z.enum(['application', 'protocol']) });
type Paper = z.infer<typeof payload>['paper'];

type Printable = {
  readonly html: string | null;
  readonly title: string;
  readonly zone: string;
  readonly auditHead: { readonly position: number; readonly sha256: string } | null;
  readonly state: string;
  /** Of a protocol: by which anybody verifies it. */
  readonly code: string | null;
  readonly refusal: { reason: string; witnesses: string[]; recordedBy: string } | null;
  readonly signatures: readonly {
    place: number;
    role: string;
    name: PersonName;
    status: SignatureStatus;
    statement: string | null;
    method: SignatureMethod;
    agreement: string | null;
    at: string;
    address: string;
    contentSha256: string;
  }[];
};

const ROLES: Readonly<Record<string, string>> = {
  chair: 'Председатель апелляционной комиссии',
  member: 'Член апелляционной комиссии',
  secretary: 'Секретарь апелляционной комиссии',
  learner: 'Слушатель',
};

/** Prints applications and protocols of appeals: the very HTML that was signed, with the stamps of its signatures. */
@Injectable()
export class AppealPrinting implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly printer: Printer,
    private readonly files: FileStore,
    private readonly seals: Seals,
    private readonly news: AppealNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('appeals.print', (data) => this.handle(data));
  }

  /** A protocol is printed when it is signed, and once more with the learner’s acknowledgement (5.11). */
  async handle(data: object): Promise<void> {
    const { appealId, paper } = payload.parse(data);
    const form = formOf(await this.selectPrintable(this.db.manager, appealId, paper), paper, this.config.PUBLIC_URL);
    const printed = await this.printer.print(form);
    const bytes = paper === 'protocol' ? await this.seals.seal(printed, 'protocol') : printed;
    await this.db.transaction(async (tx) => {
      const sha256 = await this.files.keep(tx, bytes, 'application/pdf');
      await tx.query(`UPDATE appeal SET ${paper}_file_sha256 = $2 WHERE id = $1`, [appealId, sha256]);
    });
    await this.news.changed(appealId);
  }

  private async selectPrintable(tx: EntityManager, appealId: string, paper: Paper): Promise<Printable> {
    const kinds = paper === 'application' ? ['appeal-application'] : ['appeal', 'appeal-acknowledgement'];
    const [printable] = await rows<Printable>(
      tx,
      `SELECT ap.${paper}_html AS html, ap.state, org.zone, ap.refusal,
              ${paper === 'application' ? 'NULL' : 'ap.code'} AS code,
              ${paper === 'application' ? `'Апелляция'` : `'Протокол № ' || ap.protocol_number`} AS title,
              ${paper === 'application' ? 'NULL::jsonb' : 'ap.audit_head'} AS "auditHead",
              coalesce((SELECT json_agg(json_build_object('place', coalesce(seat.place, 99), 'role', sig.role, 'at', sig.at,
                          'address', sig.address, 'contentSha256', sig.content_sha256, 'status', sig.status,
                          'statement', sig.statement, 'method', sig.method, 'agreement', '№ ' || ag.number || ' от ' || to_char(ag.effective_from, 'DD.MM.YYYY'),
                          'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)))
                        FROM signature sig JOIN app_user u ON u.id = sig.user_id
                        LEFT JOIN signing_agreement ag ON ag.id = sig.agreement_id
                        LEFT JOIN (SELECT cs.user_id, row_number() OVER (ORDER BY
                            array_position(ARRAY['chair', 'member', 'secretary'], cs.role), cs.position) - 1 AS place
                          FROM commission_seat cs WHERE cs.commission_id = ap.commission_id) seat ON seat.user_id = u.id
                        WHERE sig.subject_kind = ANY ($2) AND sig.subject_id = ap.id AND sig.voided_at IS NULL), '[]') AS signatures
       FROM appeal ap CROSS JOIN organisation org WHERE ap.id = $1`,
      [appealId, kinds],
    );
    if (!printable) throw new Error(`appeal ${appealId} does not exist`);
    return printable;
  }
}

function formOf(printable: Printable, paper: Paper, publicUrl: string): PrintedForm {
  const { html, title, zone, signatures, auditHead, refusal, code } = printable;
  if (!html) throw new Error('there is nothing to print yet');
  const last = signatures.filter(({ place }) => place < 99).length;
  const stamps = signatures.map(({ place, role, name, at, address, status, ...rest }): PrintedSignature => ({
    ...rest,
    status,
    place: place === 99 ? (paper === 'application' ? 0 : last) : place,
    role: paper === 'protocol' && role === 'learner' ? 'Слушатель, с решением ознакомлен(а)' : (ROLES[role] ?? role),
    name: { family: name.lastName, given: name.firstName, patronymic: name.patronymic },
    signedAt: new Date(at),
    zone,
    address: status === 'absent' ? null : address,
  }));
  const verification = code ? { url: `${publicUrl.replace(/\/$/u, '')}/verify/${code}`, code } : null;
  const form = withSignatures({ title, page: OFFICE_PAGE, body: html }, stamps, { auditHead, verification });
  return refusal ? { ...form, body: form.body + refusalNote(refusal) } : form;
}
