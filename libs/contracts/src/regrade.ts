import { FINDINGS, MARKS, RULINGS } from '@itog/domain';
import { z } from 'zod';
import { prose, refusal, sha256, uuid } from './common.ts';
import { route } from './route.ts';

const appealParams = z.object({ appealId: uuid });
const mark = z.enum(MARKS);

export const listAppealedQuestions = route({
  method: 'GET',
  path: '/appeals/:appealId/questions',
  can: 'appeals.attend',
  summary: 'The questions of the appealed attempt as they were in it, with the key: for the commission alone.',
  params: appealParams,
  response: z.object({
    questions: z.array(
      z.object({
        versionId: uuid,
        position: z.int(),
        html: z.string(),
        options: z.array(z.object({ id: uuid, html: z.string(), right: z.boolean(), chosen: z.boolean() })),
        ruling: z.enum(RULINGS).nullable(),
        /** How many of those who are there have voted on it at this hearing. */
        votes: z.int(),
      }),
    ),
  }),
});

const ruling = z.object({
  versionId: uuid,
  /** The key is wrong and another choice is right, or the question is void and counts for nobody. */
  ruling: z.enum(RULINGS),
  /** The choice that is right; null of a void question. */
  rightOptionId: uuid.nullable().default(null),
});

const finding = z.object({
  /** A ruling, or that nothing is wrong with the question. */
  finding: z.enum(FINDINGS),
  /** The choice that is right; null unless the key is wrong. */
  rightOptionId: uuid.nullable().default(null),
});

/** Who of those who may has voted on the question, and how the reader has. */
const rulingVotes = z.object({ given: z.int(), voters: z.int(), mine: finding.nullable() });
export type RulingVotes = z.infer<typeof rulingVotes>;

export const voteOnRuling = route({
  method: 'PUT',
  path: '/appeals/:appealId/regrade/vote',
  can: 'appeals.attend',
  summary: 'A member’s vote on one question, changeable until it is ruled; how, the others are not told.',
  params: appealParams,
  body: finding.extend({ versionId: uuid }),
  response: rulingVotes,
});

/** What a ruling changes of one attempt’s score; the mark flips where `from` and `to` differ. */
export const scoreChange = z.object({
  attemptId: uuid,
  learner: z.string(),
  from: mark,
  to: mark,
  correctBefore: z.int(),
  totalBefore: z.int(),
  correctAfter: z.int(),
  totalAfter: z.int(),
});
export type ScoreChange = z.infer<typeof scoreChange>;

const regradeChange = scoreChange.extend({ groupTitle: z.string(), protocolNumber: z.string().nullable() });
export type RegradeChange = z.infer<typeof regradeChange>;

export const previewRegrade = route({
  method: 'POST',
  path: '/appeals/:appealId/regrade/preview',
  can: 'appeals.attend',
  summary:
    'The dry run: whose score would change and whose result would flip, over every attempt that had this question; writes nothing.',
  params: appealParams,
  body: ruling,
  response: z.object({
    /** What stands against it, votes that are missing or against it too. */
    refusals: z.array(refusal),
    votes: rulingVotes,
    sessions: z.int(),
    attempts: z.int(),
    /** Attempts whose score changes, those that flip among them. */
    rescored: z.int(),
    toPass: z.int(),
    toFail: z.int(),
    /** Signed protocols that would be put right, and documents that would be annulled. */
    protocols: z.array(z.string()),
    documents: z.int(),
    /** Whose score changes: the first 500, those whose mark flips before the others. */
    changes: z.array(regradeChange),
    /** Of everything that would change: what is confirmed is what was shown. */
    sha256,
  }),
  status: 200,
});

export const confirmRegrade = route({
  method: 'POST',
  path: '/appeals/:appealId/regrade',
  can: 'appeals.attend',
  summary: 'Confirms exactly what the dry run has shown: results, amended protocols, documents, at once.',
  params: appealParams,
  body: ruling.extend({ reasons: prose(10_000), sha256 }),
  response: z.object({
    rescored: z.int(),
    flipped: z.int(),
    amendedProtocols: z.array(z.object({ id: uuid, number: z.string() })),
    annulledDocuments: z.int(),
  }),
  status: 201,
});
