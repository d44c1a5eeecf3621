import { z } from 'zod';
import { prose, uuid } from './common.ts';
import { route } from './route.ts';

const programParams = z.object({ programId: uuid });
const cardParams = programParams.extend({ cardId: uuid });
const questions = z.array(prose(2_000)).min(1).max(20);

export const examCard = z.object({
  id: uuid,
  number: z.int(),
  questions: z.array(z.string()),
  /** Drawn at an exam: from then on it is not changed but replaced by another of its number. */
  drawn: z.boolean(),
});
export type ExamCard = z.infer<typeof examCard>;

const cards = z.object({ cards: z.array(examCard) });

export const listExamCards = route({
  method: 'GET',
  path: '/programs/:programId/exam-cards',
  can: 'exam-cards.read',
  summary: 'The exam cards of a program that are not withdrawn, by number.',
  params: programParams,
  response: cards,
});

export const createExamCard = route({
  method: 'POST',
  path: '/programs/:programId/exam-cards',
  can: 'exam-cards.manage',
  summary: 'Writes one more card, with the next number.',
  params: programParams,
  body: z.object({ questions }),
  response: cards,
  status: 201,
});

export const generateExamCards = route({
  method: 'POST',
  path: '/programs/:programId/exam-cards/generation',
  can: 'exam-cards.manage',
  summary: 'Deals questions onto so many more cards: from the program’s published bank, or from a list.',
  params: programParams,
  body: z.object({
    count: z.int().min(1).max(100),
    questionsPerCard: z.int().min(1).max(20),
    /** Null takes the published bank. */
    questions: z.array(prose(2_000)).min(1).max(1_000).nullable().default(null),
  }),
  response: cards,
  status: 201,
});

export const updateExamCard = route({
  method: 'PUT',
  path: '/programs/:programId/exam-cards/:cardId',
  can: 'exam-cards.manage',
  summary: 'Changes a card; one that was drawn is withdrawn, and another takes its number.',
  params: cardParams,
  body: z.object({ questions }),
  response: cards,
});

export const withdrawExamCard = route({
  method: 'DELETE',
  path: '/programs/:programId/exam-cards/:cardId',
  can: 'exam-cards.manage',
  summary: 'Takes a card out of use; who has drawn it keeps it.',
  params: cardParams,
  response: cards,
  status: 200,
});
