/** A published question as a paper needs it. */
export type DrawableQuestion = {
  readonly versionId: string;
  readonly topicId: string | null;
  readonly optionIds: readonly string[];
  readonly rightOptionId: string;
  /** An appeals commission has found it void (5.10, decision). */
  readonly isVoid?: boolean;
};

/** A number in [0, 1), from the shell: nothing here knows chance. */
export type Random = () => number;

/**
 * The questions of one learner's paper in their order, each with its choices in their order (3.5): the whole bank, or
 * `questionsPerTopic` from every topic, so that every topic is covered. A question found void (5.10) is left out, unless
 * nothing else were left or its topic would be too short: then it fills the place, and is not counted.
 * @throws RangeError when a topic holds too few questions: publication refuses such a bank
 */
export function drawPaper(
  questions: readonly DrawableQuestion[],
  questionsPerTopic: number | null,
  random: Random,
): DrawableQuestion[] {
  const drawn =
    questionsPerTopic === null
      ? soundOf(questions)
      : byTopic(questions).flatMap((topic) => {
          if (topic.length < questionsPerTopic)
            throw new RangeError(`topic holds ${topic.length} of ${questionsPerTopic}`);
          const sound = topic.filter(({ isVoid }) => !isVoid);
          const spare = topic.filter(({ isVoid }) => isVoid);
          return [...shuffled(sound, random), ...shuffled(spare, random)].slice(0, questionsPerTopic);
        });
  return shuffled(drawn, random).map((question) => ({ ...question, optionIds: shuffled(question.optionIds, random) }));
}

function soundOf(questions: readonly DrawableQuestion[]): readonly DrawableQuestion[] {
  const sound = questions.filter(({ isVoid }) => !isVoid);
  return sound.length > 0 ? sound : questions;
}

function byTopic(questions: readonly DrawableQuestion[]): DrawableQuestion[][] {
  return [...Map.groupBy(questions, ({ topicId }) => topicId).values()];
}

/** A fair shuffle (Fisher and Yates; Durstenfeld 1964) that leaves its argument alone. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
