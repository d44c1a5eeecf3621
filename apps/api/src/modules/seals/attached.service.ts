import { Injectable, type StreamableFile } from '@nestjs/common';
import type { attachSignature, getAttachedSignature, InputOf, listAttachedSignatures, OutputOf } from '@itog/contracts';
import { can } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { download, fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import type { DetachedSigner } from '../../platform/pki/detached.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { AttachedRepository, type Kept, type Sight } from './attached.repository.ts';

type List = OutputOf<typeof listAttachedSignatures>;

const SIGNATURE_TYPE = 'application/pkcs7-signature';

/** Signatures made in other programs, qualified ones among them, attached to kept files. They are never removed. */
@Injectable()
export class AttachedSignatures {
  constructor(
    private readonly db: DataSource,
    private readonly attached: AttachedRepository,
    private readonly files: FileStore,
    private readonly audit: Audit,
  ) {}

  async list(user: User, kept: Kept): Promise<List> {
    const { fileSha256 } = await this.keptFile(user, kept);
    return this.listIn(this.db.manager, kept, fileSha256);
  }

  /** The kept file, byte for byte. */
  async file(user: User, kept: Kept): Promise<StreamableFile> {
    const bytes = await this.files.read(await this.keptFileHash(user, kept));
    return download(bytes, `${kept.keptKind}-${kept.keptId}.pdf`, 'application/pdf');
  }

  async signature(user: User, { params }: InputOf<typeof getAttachedSignature>): Promise<StreamableFile> {
    await this.keptFile(user, params);
    const kept = found(await this.attached.selectOptionalFile(this.db.manager, params, params.signatureId));
    return download(await this.files.read(kept.sha256), kept.fileName, SIGNATURE_TYPE);
  }

  /** Compares the signature with the kept file and attaches it; what does not prove to be one of this file is refused. */
  async attach(user: User, { params, query, body }: InputOf<typeof attachSignature>): Promise<List> {
    const fileSha256 = await this.keptFileHash(user, params);
    const signers = await checked(body, await this.files.read(fileSha256));
    return this.db.transaction(async (tx) => {
      const sha256 = await this.files.keep(tx, body, SIGNATURE_TYPE);
      const signature = { fileSha256, sha256, fileName: signatureName(query.fileName), signers };
      const id = await this.attached.insertSignature(tx, params, signature, user.id);
      if (!id) throw new Refused([{ code: 'attached.given-already', clause: null }]);
      const named = signers.map(({ subject, serial, check }) => ({ subject, serial, check }));
      const facts = { signatureId: id, ...params, fileSha256, sha256, signers: named };
      await this.audit.record(tx, { actorId: user.id, action: 'signatures.attach', subjectId: params.keptId, facts });
      return this.listIn(tx, params, fileSha256);
    });
  }

  private async listIn(tx: EntityManager, kept: Kept, fileSha256: string | null): Promise<List> {
    return { fileSha256, signatures: await this.attached.selectSignatures(tx, kept) };
  }

  private async keptFile(user: User, kept: Kept): Promise<{ fileSha256: string | null }> {
    return found(await this.attached.selectOptionalKept(this.db.manager, kept, sightOf(user)));
  }

  private async keptFileHash(user: User, kept: Kept): Promise<string> {
    const { fileSha256 } = await this.keptFile(user, kept);
    if (!fileSha256) throw new Refused([{ code: 'attached.no-file', clause: null }]);
    return fileSha256;
  }
}

/** Those who read the registry see every paper; a commission's member only what his commissions made. */
const sightOf = ({ id, roles }: User): Sight => ({ all: can(roles, 'registry.read'), userId: id });

async function checked(signature: Uint8Array, file: Uint8Array): Promise<DetachedSigner[]> {
  const { checkDetached, DetachedError } = await import('../../platform/pki/detached.ts');
  try {
    return await checkDetached(signature, file);
  } catch (error) {
    if (!(error instanceof DetachedError)) throw error;
    const { failure, algorithm } = error;
    if (failure === 'digest-unknown') throw new Refused([{ code: 'attached.digest-unknown', clause: null, algorithm }]);
    throw new Refused([{ code: `attached.${failure}`, clause: null }]);
  }
}

/** The name it came with, safe for every file system, with the ending that says what it is. */
function signatureName(given: string): string {
  const [, stem = given, ending = 'sig'] = /^(.+)\.([a-z0-9]{1,5})$/iu.exec(given) ?? [];
  return fileName(stem, ending);
}
