export type QuestionFacts = {
  readonly id: string;
  readonly name: string;
  readonly topicId: string | null;
  /** Plain text of the question, without markup. */
  readonly text: string;
  readonly hasPicture: boolean;
  readonly options: readonly { readonly text: string; readonly hasPicture: boolean; readonly correct: boolean }[];
};

export type QuestionRefusal =
  | { readonly code: 'question.empty'; readonly clause: null }
  | { readonly code: 'question.too-few-options'; readonly clause: '3.5'; readonly count: number }
  | { readonly code: 'question.not-one-right'; readonly clause: '3.5'; readonly right: number }
  | { readonly code: 'question.option-empty'; readonly clause: null; readonly position: number }
  | { readonly code: 'question.options-alike'; readonly clause: '3.5'; readonly text: string };

/** What keeps a question from being published: above all, anything but exactly one right choice (3.5). */
export function questionRefusals({ text, hasPicture, options }: QuestionFacts): QuestionRefusal[] {
  const refusals: QuestionRefusal[] = [];
  if (text.trim() === '' && !hasPicture) refusals.push({ code: 'question.empty', clause: null });
  if (options.length < 2) refusals.push({ code: 'question.too-few-options', clause: '3.5', count: options.length });
  const right = options.filter(({ correct }) => correct).length;
  if (right !== 1) refusals.push({ code: 'question.not-one-right', clause: '3.5', right });
  options.forEach((option, index) => {
    if (option.text.trim() === '' && !option.hasPicture)
      refusals.push({ code: 'question.option-empty', clause: null, position: index + 1 });
  });
  const texts = options.filter(({ hasPicture }) => !hasPicture).map((option) => folded(option.text));
  const alike = texts.find((each, index) => each !== '' && texts.indexOf(each) !== index);
  if (alike !== undefined) refusals.push({ code: 'question.options-alike', clause: '3.5', text: alike });
  return refusals;
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

export type BankRefusal =
  | { readonly code: 'bank.empty'; readonly clause: '3.5' }
  | { readonly code: 'bank.question-unfit'; readonly clause: '3.5'; readonly questionId: string; readonly name: string }
  | {
      readonly code: 'bank.topic-too-small';
      readonly clause: '3.5';
      readonly topic: string;
      readonly has: number;
      readonly needs: number;
    };

/**
 * What keeps a bank from being published: nothing in it, a question without exactly one right choice, or a topic that
 * holds fewer questions than the blueprint draws from it (3.5).
 */
export function bankRefusals(
  questions: readonly QuestionFacts[],
  topics: readonly { readonly id: string; readonly title: string }[],
  questionsPerTopic: number | null,
): BankRefusal[] {
  if (questions.length === 0) return [{ code: 'bank.empty', clause: '3.5' }];
  const refusals: BankRefusal[] = questions
    .filter((question) => questionRefusals(question).length > 0)
    .map(({ id, name }) => ({ code: 'bank.question-unfit', clause: '3.5', questionId: id, name }));
  if (questionsPerTopic === null) return refusals;
  for (const { id, title } of topics) {
    const has = questions.filter(({ topicId }) => topicId === id).length;
    if (has < questionsPerTopic)
      refusals.push({ code: 'bank.topic-too-small', clause: '3.5', topic: title, has, needs: questionsPerTopic });
  }
  return refusals;
}
