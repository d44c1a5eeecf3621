import { Injectable } from '@nestjs/common';
import { DESIGN_PICTURE_PIXELS, type OutputOf, type uploadDesignPicture } from '@itog/contracts';
import { blankSheets, DESIGN_PICTURES, type DocumentDesign } from '@itog/domain';
import { fileTypeFromBuffer } from 'file-type';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Proofs } from '../../platform/proofs.ts';
import { found, Refused } from '../../platform/refused.ts';
import { jpegSize, pngSize } from './picture-size.ts';

/** Enough for the largest place on a form at 400 dots to the inch. */
const KEPT_PIXELS = 1_000;

/** Logos, seals and signatures on the printed forms. */
@Injectable()
export class DesignPictures {
  constructor(
    private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly proofs: Proofs,
    private readonly audit: Audit,
  ) {}

  /** Takes PNG or JPEG by their content and keeps them drawn anew: nothing hidden in the file stays in it. */
  async upload(actorId: string, given: Uint8Array): Promise<OutputOf<typeof uploadDesignPicture>> {
    const mediaType = (await fileTypeFromBuffer(given))?.mime;
    if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
      throw new Refused([{ code: 'design.picture-kind', clause: null }]);
    refuseLarge(Buffer.from(given), mediaType);
    const drawn = await this.proofs.redraw(given, mediaType, KEPT_PIXELS);
    if (!drawn) throw new Refused([{ code: 'design.picture-broken', clause: null }]);
    const { bytes, width, height } = drawn;
    const sha256 = await this.db.transaction(async (tx) => {
      const kept = await this.files.keep(tx, bytes, mediaType);
      await tx.query(
        `INSERT INTO design_picture (sha256, width, height, added_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sha256) DO NOTHING`,
        [kept, width, height, actorId],
      );
      await this.audit.record(tx, { actorId, action: 'designs.add-picture', subjectId: kept });
      return kept;
    });
    return { sha256, width, height };
  }

  async read(sha256: string): Promise<{ bytes: Buffer; mediaType: string }> {
    const picture = found((await this.selectKnown(this.db.manager, [sha256]))[0]);
    return { bytes: await this.files.read(sha256), mediaType: picture.mediaType };
  }

  /** @throws Refused when a picture of the design was never uploaded */
  async refuseUnknown(tx: EntityManager, design: DocumentDesign): Promise<void> {
    const scans = design.blank ? blankSheets(design.blank).flatMap(({ sheet }) => sheet.scan ?? []) : [];
    const wanted = new Set([...DESIGN_PICTURES.flatMap((key) => design.pictures[key] ?? []), ...scans]);
    const known = await this.selectKnown(tx, [...wanted]);
    if (known.length < wanted.size) throw new Refused([{ code: 'design.picture-unknown', clause: null }]);
  }

  /** The design with its pictures as data addresses, to print. */
  async within(tx: EntityManager, design: DocumentDesign): Promise<DocumentDesign> {
    const wanted = DESIGN_PICTURES.flatMap((key) => design.pictures[key] ?? []);
    const addresses = new Map<string, string>();
    for (const { sha256, mediaType } of await this.selectKnown(tx, wanted))
      addresses.set(sha256, `data:${mediaType};base64,${(await this.files.read(sha256)).toString('base64')}`);
    const addressOf = (sha256: string | null) => (sha256 === null ? null : (addresses.get(sha256) ?? null));
    const { logo, seal, head, secretary, chair } = design.pictures;
    const pictures = {
      logo: addressOf(logo),
      seal: addressOf(seal),
      head: addressOf(head),
      secretary: addressOf(secretary),
      chair: addressOf(chair),
    };
    return { ...design, pictures };
  }

  private selectKnown(tx: EntityManager, sha256s: readonly string[]) {
    return rows<{ sha256: string; mediaType: string }>(
      tx,
      `SELECT f.sha256, f.media_type AS "mediaType" FROM design_picture p JOIN stored_file f USING (sha256)
       WHERE f.sha256 = ANY ($1)`,
      [sha256s],
    );
  }
}

function refuseLarge(bytes: Buffer, mediaType: 'image/png' | 'image/jpeg'): void {
  const size = mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size) throw new Refused([{ code: 'design.picture-broken', clause: null }]);
  if (Math.max(size.width, size.height) > DESIGN_PICTURE_PIXELS)
    throw new Refused([{ code: 'design.picture-pixels', clause: null, ...size, most: DESIGN_PICTURE_PIXELS }]);
}
