import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** What a learner may see of a question version: never its key or explanation. */
export type QuestionText = {
  readonly versionId: string;
  readonly html: string;
  readonly pictures: readonly { readonly sha256: string; readonly alt: string }[];
  /** Choice HTML by the id it has in the bank. */
  readonly options: Readonly<Record<string, string>>;
};

const REMEMBERED = 20_000;

/** Texts of question versions. A version never changes, so what was read once is remembered. */
@Injectable()
export class QuestionTexts {
  private readonly remembered = new Map<string, QuestionText>();

  constructor(private readonly db: DataSource) {}

  async of(versionIds: readonly string[]): Promise<ReadonlyMap<string, QuestionText>> {
    const known = versionIds.flatMap((id) => this.remembered.get(id) ?? []);
    const missing = versionIds.filter((id) => !this.remembered.has(id));
    const texts = [...known, ...(missing.length > 0 ? await this.read(missing) : [])];
    return new Map(texts.map((text) => [text.versionId, text]));
  }

  private async read(versionIds: readonly string[]): Promise<QuestionText[]> {
    const found = await rows<Omit<QuestionText, 'pictures'>>(
      this.db.manager,
      `SELECT v.id AS "versionId", v.html, json_object_agg(o.id, o.html) AS options
       FROM question_version v JOIN question_option o ON o.version_id = v.id
       WHERE v.id = ANY ($1) GROUP BY v.id`,
      [versionIds],
    );
    if (this.remembered.size + found.length > REMEMBERED) this.remembered.clear();
    const texts = found.map((text) => ({ ...text, pictures: picturesOf(text) }));
    for (const text of texts) this.remembered.set(text.versionId, text);
    return texts;
  }
}

const PICTURE = /<img\b[^>]*?\bsrc="picture:([0-9a-f]{64})"[^>]*>/g;

/** The pictures that the question and its choices show, so that a client can fetch them before the network fails. */
function picturesOf({ html, options }: Omit<QuestionText, 'pictures'>): QuestionText['pictures'] {
  const found = [html, ...Object.values(options)].flatMap((each) => [...each.matchAll(PICTURE)]);
  return found.map(([tag, sha256 = '']) => ({ sha256, alt: /\balt="([^"]*)"/.exec(tag)?.[1] ?? '' }));
}
