/**
 * What is published in a bank: how many questions, in how many topics, and how many the smallest of them holds; those without a
 * topic count as one topic more.
 */
export type PublishedBank = {
  readonly publishedQuestions: number;
  readonly publishedTopics: number;
  readonly smallestTopic: number;
};

/** How many questions a test takes (3.5): the whole published bank, or `questionsPerTopic` of each of its topics. */
export function testLength(bank: PublishedBank, questionsPerTopic: number | null): number {
  return questionsPerTopic === null ? bank.publishedQuestions : bank.publishedTopics * questionsPerTopic;
}

/** Whether some topic holds fewer questions than a test takes of each (3.5): no session can be scheduled so. */
export function lacksQuestions(bank: PublishedBank, questionsPerTopic: number | null): boolean {
  return questionsPerTopic !== null && bank.publishedTopics > 0 && bank.smallestTopic < questionsPerTopic;
}

/** Fewer whole seconds than this for a question are too few to read it, think and choose; the Regulation names no number. */
export const HURRIED_SECONDS = 45;

/** Whole seconds that the time limit leaves for one of `questions` (3.6); null when there is none. */
export function secondsPerQuestion(questions: number, timeLimitMinutes: number): number | null {
  return questions > 0 ? Math.floor((timeLimitMinutes * 60) / questions) : null;
}
