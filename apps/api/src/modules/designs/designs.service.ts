import { Injectable } from '@nestjs/common';
import { defaultDesign, type DesignKind, type DocumentDesign } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found } from '../../platform/refused.ts';
import { DesignPictures } from './design-pictures.service.ts';
import { DesignRepository } from './design.repository.ts';

/** Designs with their pictures that are kept at hand: a run of thousands of documents has one or two of them. */
const AT_HAND = 12;

/** How issued documents look; what other rooms need of the designs. */
@Injectable()
export class Designs {
  /** Never stale: a version does not change. */
  private readonly atHand = new Map<string, Promise<DocumentDesign>>();

  constructor(
    private readonly db: DataSource,
    private readonly designs: DesignRepository,
    private readonly pictures: DesignPictures,
  ) {}

  /** The version with which a document of this kind is issued now; null is the form's own design. */
  async currentId(tx: EntityManager, kind: DesignKind): Promise<string | null> {
    return (await this.designs.selectOptionalNewest(tx, kind))?.id ?? null;
  }

  /** The design of an issued document, ready to print: what it was issued with, whatever has been saved since. */
  ofDocument(kind: DesignKind, versionId: string | null): Promise<DocumentDesign> {
    const key = versionId ?? kind;
    const known = this.atHand.get(key);
    if (known) return known;
    const loading = versionId === null ? Promise.resolve(defaultDesign(kind)) : this.load(versionId);
    this.atHand.set(key, loading);
    loading.catch(() => this.atHand.delete(key));
    const [oldest] = this.atHand.keys();
    if (this.atHand.size > AT_HAND && oldest) this.atHand.delete(oldest);
    return loading;
  }

  private async load(id: string): Promise<DocumentDesign> {
    const { design } = found(await this.designs.selectOptional(this.db.manager, id));
    return this.pictures.within(this.db.manager, design);
  }
}
