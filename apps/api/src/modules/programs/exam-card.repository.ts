import { Injectable } from '@nestjs/common';
import type { ExamCard } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

@Injectable()
export class ExamCardRepository {
  /** Cards in use, by number. */
  selectCards(tx: EntityManager, programId: string): Promise<ExamCard[]> {
    return rows(
      tx,
      `SELECT c.id, c.number, c.questions, EXISTS (SELECT 1 FROM examination x WHERE x.card_id = c.id) AS drawn
       FROM exam_card c WHERE c.program_id = $1 AND c.withdrawn_at IS NULL ORDER BY c.number`,
      [programId],
    );
  }

  async hasProgram(tx: EntityManager, programId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM program WHERE id = $1', [programId])).length > 0;
  }

  /** Makes those who write cards of the program wait for each other; false when there is none. */
  async lockProgram(tx: EntityManager, programId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM program WHERE id = $1 FOR NO KEY UPDATE', [programId])).length > 0;
  }

  /** A card in use of this program, held: a draw waits for its change, or the change for the draw. */
  async lockOptionalCard(tx: EntityManager, programId: string, cardId: string): Promise<{ number: number } | null> {
    const sql = `SELECT number FROM exam_card WHERE id = $2 AND program_id = $1 AND withdrawn_at IS NULL FOR UPDATE`;
    return (await rows<{ number: number }>(tx, sql, [programId, cardId]))[0] ?? null;
  }

  /** Questions of the published bank, in words. */
  async selectBank(tx: EntityManager, programId: string): Promise<string[]> {
    const bank = await rows<{ text: string }>(
      tx,
      `SELECT v.plain_text AS text FROM question q JOIN question_version v ON v.id = q.published_version_id
       WHERE q.program_id = $1 AND q.withdrawn_at IS NULL AND btrim(v.plain_text) <> '' ORDER BY q.position`,
      [programId],
    );
    return bank.map(({ text }) => text);
  }

  /** Writes cards under the numbers that follow the highest one ever given. */
  async insertCards(tx: EntityManager, programId: string, cards: readonly (readonly string[])[]): Promise<void> {
    await tx.query(
      `INSERT INTO exam_card (program_id, number, questions)
       SELECT $1, (SELECT coalesce(max(number), 0) FROM exam_card WHERE program_id = $1) + c.position,
              ARRAY(SELECT q.text FROM jsonb_array_elements_text(c.questions) WITH ORDINALITY AS q(text, n) ORDER BY q.n)
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS c(questions, position)`,
      [programId, JSON.stringify(cards)],
    );
  }

  /** Changes a card nobody has drawn; false when somebody has. */
  async updateUndrawn(tx: EntityManager, cardId: string, questions: readonly string[]): Promise<boolean> {
    const changed = await rows(
      tx,
      `UPDATE exam_card c SET questions = $2
       WHERE c.id = $1 AND NOT EXISTS (SELECT 1 FROM examination x WHERE x.card_id = c.id) RETURNING id`,
      [cardId, questions],
    );
    return changed.length > 0;
  }

  async updateWithdrawn(tx: EntityManager, cardId: string): Promise<void> {
    await tx.query('UPDATE exam_card SET withdrawn_at = clock_timestamp() WHERE id = $1', [cardId]);
  }

  async insertReplacement(
    tx: EntityManager,
    programId: string,
    card: { number: number; questions: readonly string[] },
  ): Promise<void> {
    await tx.query('INSERT INTO exam_card (program_id, number, questions) VALUES ($1, $2, $3)', [
      programId,
      card.number,
      card.questions,
    ]);
  }
}
