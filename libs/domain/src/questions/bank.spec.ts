import { bankRefusals, questionRefusals, type QuestionFacts } from './bank.ts';

const option = (text: string, correct = false, hasPicture = false) => ({ text, correct, hasPicture });
const question = (facts: Partial<QuestionFacts> = {}): QuestionFacts => ({
  id: 'q1',
  name: 'Вопрос 1',
  topicId: 't1',
  text: 'Сколько времени даётся на тест?',
  hasPicture: false,
  options: [option('1,5 часа', true), option('2 часа')],
  ...facts,
});

describe('3.5 exactly one right choice', () => {
  it.each([
    { why: 'one right of two', facts: {}, codes: [] },
    { why: 'no right choice', facts: { options: [option('а'), option('б')] }, codes: ['question.not-one-right'] },
    {
      why: 'two right choices',
      facts: { options: [option('а', true), option('б', true)] },
      codes: ['question.not-one-right'],
    },
    { why: 'a single choice', facts: { options: [option('а', true)] }, codes: ['question.too-few-options'] },
    { why: 'no text', facts: { text: ' \n' }, codes: ['question.empty'] },
    { why: 'a picture instead of text', facts: { text: '', hasPicture: true }, codes: [] },
    { why: 'an empty choice', facts: { options: [option('а', true), option(' ')] }, codes: ['question.option-empty'] },
    {
      why: 'two choices that read alike',
      facts: { options: [option('на  месте', true), option(' на месте')] },
      codes: ['question.options-alike'],
    },
    {
      why: 'two pictures as choices',
      facts: { options: [option('', true, true), option('', false, true)] },
      codes: [],
    },
  ])('$why', ({ facts, codes }) => expect(questionRefusals(question(facts)).map(({ code }) => code)).toEqual(codes));
});

describe('3.5 the bank that a test is drawn from', () => {
  const topics = [
    { id: 't1', title: 'Тема 1' },
    { id: 't2', title: 'Тема 2' },
  ];

  it('refuses an empty bank', () =>
    expect(bankRefusals([], topics, null)).toEqual([{ code: 'bank.empty', clause: '3.5' }]));

  it('names every unfit question', () => {
    expect(bankRefusals([question(), question({ id: 'q2', name: 'Пустой', text: '' })], topics, null)).toEqual([
      { code: 'bank.question-unfit', clause: '3.5', questionId: 'q2', name: 'Пустой' },
    ]);
  });

  it('covers every topic when the blueprint draws a number from each', () => {
    expect(bankRefusals([question()], topics, 1)).toEqual([
      { code: 'bank.topic-too-small', clause: '3.5', topic: 'Тема 2', has: 0, needs: 1 },
    ]);
  });
});
