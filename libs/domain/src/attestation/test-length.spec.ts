import { HURRIED_SECONDS, lacksQuestions, secondsPerQuestion, testLength } from './test-length.ts';

describe('3.5 how many questions a test takes', () => {
  const bank = { publishedQuestions: 252, publishedTopics: 6, smallestTopic: 5 };

  it.each([
    { perTopic: null, questions: 252, why: 'the whole bank' },
    { perTopic: 5, questions: 30, why: 'so many of every topic' },
  ])('$questions: $why', ({ perTopic, questions }) => expect(testLength(bank, perTopic)).toBe(questions));

  it('is nothing while nothing is published', () => {
    const empty = { publishedQuestions: 0, publishedTopics: 0, smallestTopic: 0 };
    expect(testLength(empty, 5)).toBe(0);
    expect(lacksQuestions(empty, 5)).toBe(false);
  });

  it('cannot be more of a topic than the smallest one has', () => {
    expect([null, 5, 6].map((perTopic) => lacksQuestions(bank, perTopic))).toEqual([false, false, true]);
  });
});

describe('3.6 the time for a question', () => {
  it.each([
    { questions: 252, seconds: 21, hurried: true },
    { questions: 120, seconds: 45, hurried: false },
    { questions: 40, seconds: 135, hurried: false },
  ])('is $seconds s of 90 min for $questions questions', ({ questions, seconds, hurried }) => {
    expect(secondsPerQuestion(questions, 90)).toBe(seconds);
    expect(seconds < HURRIED_SECONDS).toBe(hurried);
  });

  it('is asked of no empty test', () => expect(secondsPerQuestion(0, 90)).toBeNull());
});
