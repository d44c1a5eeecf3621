import { Injectable } from '@nestjs/common';
import type { exportQuestions, getPicture, InputOf, OutputOf, Refusal, uploadPicture } from '@itog/contracts';
import { can } from '@itog/domain';
import {
  judgePicture,
  writeGift,
  writeMoodleXml,
  type Picture,
  type PictureProblem,
  type WritableQuestion,
} from '@itog/question-formats';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { QuestionRepository, type QuestionRow } from './question.repository.ts';

const AT_ONCE = 8;
/** Between the names of a category's path in a topic's title. */
export const TOPIC_SEPARATOR = ' / ';

export type QuestionFile = { readonly bytes: Buffer; readonly mediaType: string };

/** Pictures of questions, and banks as files. */
@Injectable()
export class QuestionFiles {
  constructor(
    private readonly db: DataSource,
    private readonly store: FileStore,
    private readonly questions: QuestionRepository,
  ) {}

  /** Keeps pictures before the transaction that refers to them: bytes nobody refers to do no harm. */
  async keep(pictures: readonly Picture[]): Promise<void> {
    await eachOf(pictures, ({ bytes, mime }) => this.store.keep(this.db.manager, bytes, mime));
  }

  /**
   * A picture that an author adds to a bank by hand; the bytes are kept as they came, like those of an import.
   * @throws Refused `question.picture-kind`, `question.picture-broken`, `question.picture-pixels`
   */
  async upload(
    actorId: string,
    { params, body }: InputOf<typeof uploadPicture>,
  ): Promise<OutputOf<typeof uploadPicture>> {
    const { programId } = params;
    found((await this.questions.hasProgram(this.db.manager, programId)) || null);
    const judged = judgePicture(body);
    if (typeof judged !== 'string') throw new Refused([refusalOf(judged)]);
    const sha256 = await this.db.transaction(async (tx) => {
      const kept = await this.store.keep(tx, body, judged);
      await this.questions.insertPicture(tx, programId, kept, actorId);
      return kept;
    });
    return { sha256 };
  }

  /**
   * A picture for whoever may see a question that shows it: authors of banks, a learner on whose paper it is, and those who
   * read what happened in his attempt: the office, the commission of his session, the one that considers his appeal (5.9, 5.10).
   */
  async picture(user: User, { params }: InputOf<typeof getPicture>): Promise<QuestionFile> {
    const [file] = await rows<{ mediaType: string }>(
      this.db.manager,
      `SELECT f.media_type AS "mediaType" FROM stored_file f
       WHERE f.sha256 = $1 AND (EXISTS (SELECT FROM question_picture p WHERE p.sha256 = f.sha256)
           OR $2 AND EXISTS (SELECT FROM bank_picture b WHERE b.sha256 = f.sha256))
         AND ($2 OR EXISTS (
           SELECT FROM attempt a JOIN paper_question q ON q.paper_id = a.id
           JOIN question_picture p ON p.version_id = q.version_id
           WHERE p.sha256 = f.sha256 AND (a.learner_id = $3 OR $4 OR EXISTS (
             SELECT FROM commission_seat seat WHERE seat.user_id = $3 AND seat.commission_id IN (
               SELECT s.commission_id FROM attestation_session s WHERE s.id = a.session_id
               UNION ALL SELECT ap.commission_id FROM appeal ap WHERE ap.attempt_id = a.id)))))`,
      [params.sha256, can(user.roles, 'questions.read'), user.id, can(user.roles, 'registry.read')],
    );
    const { mediaType } = found(file);
    return { bytes: await this.store.read(params.sha256), mediaType };
  }

  /** The bank without what is withdrawn, each question in its latest version. */
  async export({ params, query }: InputOf<typeof exportQuestions>): Promise<QuestionFile> {
    const { programId } = params;
    found((await this.questions.hasProgram(this.db.manager, programId)) || null);
    const bank = await this.questions.selectBank(this.db.manager, programId);
    const offered = bank.filter(({ status }) => status !== 'withdrawn');
    const pictures = await this.readPictures(offered);
    const questions = offered.map((question) => writable(question, pictures));
    const text = query.format === 'gift' ? writeGift(questions) : writeMoodleXml(questions);
    const mediaType = query.format === 'gift' ? 'text/plain; charset=utf-8' : 'application/xml; charset=utf-8';
    return { bytes: Buffer.from(text), mediaType };
  }

  private async readPictures(bank: readonly QuestionRow[]): Promise<ReadonlyMap<string, Picture>> {
    const wanted = [...new Set(bank.flatMap(({ pictures }) => pictures))];
    const types = await rows<{ sha256: string; mime: Picture['mime'] }>(
      this.db.manager,
      'SELECT sha256, media_type AS mime FROM stored_file WHERE sha256 = ANY ($1)',
      [wanted],
    );
    const pictures = new Map<string, Picture>();
    await eachOf(types, async ({ sha256, mime }) => {
      const name = `${sha256.slice(0, 16)}.${mime.slice('image/'.length)}`;
      pictures.set(sha256, { name, mime, sha256, bytes: await this.store.read(sha256) });
    });
    return pictures;
  }
}

function writable(question: QuestionRow, pictures: ReadonlyMap<string, Picture>): WritableQuestion {
  return {
    ...question,
    options: [...question.options],
    topic: question.topic?.split(TOPIC_SEPARATOR) ?? [],
    pictures: question.pictures.flatMap((sha256) => pictures.get(sha256) ?? []),
  };
}

function refusalOf(problem: PictureProblem): Refusal {
  if (problem.code !== 'pixels') return { code: `question.picture-${problem.code}`, clause: null };
  const { width, height, most } = problem;
  return { code: 'question.picture-pixels', clause: null, width, height, most };
}

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
