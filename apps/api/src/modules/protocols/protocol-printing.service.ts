import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { withSignatures, type PrintedForm, type PrintedSignature } from '@itog/documents';
import type { CommissionRole, PersonName, SignatureMethod, SignatureStatus } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Printer } from '../../platform/printer.ts';
import { Seals } from '../seals/seals.service.ts';
import { printedName, storedForm } from './content.ts';
import type { ProtocolContent } from './protocol.repository.ts';
import { ProtocolNews } from './protocol-news.service.ts';

const payload = z.object({ protocolId: z.uuid() });

type PrintableProtocol = {
  readonly content: ProtocolContent;
  readonly html: string;
  readonly status: 'draft' | 'signed' | 'replaced';
  readonly zone: string;
  readonly fileSha256: string | null;
  readonly signatures: readonly {
    /** Position of the signer’s line, from 0. */
    place: number;
    role: CommissionRole;
    name: PersonName;
    status: SignatureStatus;
    statement: string | null;
    method: SignatureMethod;
    agreement: string | null;
    at: string;
    address: string;
    contentSha256: string;
  }[];
  readonly code: string;
  readonly auditHead: { readonly position: number; readonly sha256: string } | null;
};

const ROLES: Record<CommissionRole, string> = {
  chair: 'Председатель комиссии',
  member: 'Член комиссии',
  secretary: 'Секретарь комиссии',
};

/** Prints protocols: the very HTML that was signed, and the stamps of the signatures under it. */
@Injectable()
export class ProtocolPrinting implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly printer: Printer,
    private readonly files: FileStore,
    private readonly seals: Seals,
    private readonly news: ProtocolNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('protocols.print', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    await this.fileOf(payload.parse(data).protocolId);
  }

  /** SHA-256 of the signed protocol’s file, printed now unless it was before; null for a draft, which has none. */
  async fileOf(protocolId: string): Promise<string | null> {
    const protocol = await this.selectPrintable(this.db.manager, protocolId);
    if (protocol.status === 'draft') return null;
    if (protocol.fileSha256) return protocol.fileSha256;
    const printed = await this.printer.print(formOf(protocol, this.config.PUBLIC_URL));
    const bytes = await this.seals.seal(printed, 'protocol');
    const sha256 = await this.db.transaction(async (tx) => {
      const kept = await this.files.keep(tx, bytes, 'application/pdf');
      await tx.query(`UPDATE protocol SET file_sha256 = $2 WHERE id = $1 AND file_sha256 IS NULL`, [protocolId, kept]);
      return (await this.selectPrintable(tx, protocolId)).fileSha256;
    });
    await this.news.changed(protocolId);
    return sha256;
  }

  /** The protocol as it would be printed now; a draft says at the foot of every sheet that it is one. */
  async form(protocolId: string): Promise<PrintedForm> {
    return formOf(await this.selectPrintable(this.db.manager, protocolId), this.config.PUBLIC_URL);
  }

  private async selectPrintable(tx: EntityManager, protocolId: string): Promise<PrintableProtocol> {
    const [protocol] = await rows<PrintableProtocol>(
      tx,
      `SELECT p.content, p.html, p.status, p.file_sha256 AS "fileSha256", p.code, p.audit_head AS "auditHead",
              (SELECT zone FROM organisation) AS zone,
              coalesce((SELECT json_agg(json_build_object('place', seat.place, 'role', sig.role, 'at', sig.at,
                          'address', sig.address, 'contentSha256', sig.content_sha256, 'status', sig.status,
                          'statement', sig.statement, 'method', sig.method, 'agreement', '№ ' || ag.number || ' от ' || to_char(ag.effective_from, 'DD.MM.YYYY'),
                          'name', json_build_object('lastName', u.last_name,
                          'firstName', u.first_name, 'patronymic', u.patronymic)) ORDER BY seat.place)
                        FROM signature sig JOIN app_user u ON u.id = sig.user_id
                        LEFT JOIN signing_agreement ag ON ag.id = sig.agreement_id
                        JOIN (SELECT cs.user_id, row_number() OVER (ORDER BY
                                array_position(ARRAY['chair', 'member', 'secretary'], cs.role), cs.position) - 1 AS place
                              FROM commission_seat cs WHERE cs.commission_id = p.commission_id) seat ON seat.user_id = u.id
                        WHERE sig.subject_kind = 'protocol' AND sig.subject_id = p.id AND sig.voided_at IS NULL), '[]') AS signatures
       FROM protocol p WHERE p.id = $1`,
      [protocolId],
    );
    if (!protocol) throw new Error(`protocol ${protocolId} does not exist`);
    return protocol;
  }
}

function formOf(protocol: PrintableProtocol, publicUrl: string): PrintedForm {
  const { content, html, status, zone, signatures, code, auditHead } = protocol;
  const form = storedForm(content, html);
  if (status === 'draft') return { ...form, page: { ...form.page, footer: 'Проект: протокол ещё не подписан' } };
  const stamps = signatures.map(({ role, name, at, address, status: given, ...rest }): PrintedSignature => ({
    ...rest,
    status: given,
    role: ROLES[role],
    name: printedName(name),
    signedAt: new Date(at),
    zone,
    address: given === 'absent' ? null : address,
  }));
  const verification = { url: `${publicUrl.replace(/\/$/u, '')}/verify/${code}`, code };
  return withSignatures(form, stamps, { auditHead, verification });
}
