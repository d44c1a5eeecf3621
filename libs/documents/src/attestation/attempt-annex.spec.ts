import { attemptAnnex, lasting, type AttemptAnnexData } from './attempt-annex.ts';

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();
const at = (time: string) => new Date(`2026-01-23T${time}Z`);

const data: AttemptAnnexData = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  learner: { family: 'Ахметзянова', given: 'Гульнара', patronymic: 'Рафаиловна' },
  program: 'Охрана труда',
  group: 'ПК-1',
  attemptNumber: 2,
  attemptId: '0b6f4d0e-7c4a-4c7e-9a55-2f6f0f1f9b11',
  startedAt: at('05:00:00'),
  deadlineAt: at('06:30:00'),
  finishedAt: at('06:12:05'),
  closeReason: 'learner',
  zone: 'Asia/Yekaterinburg',
  answered: 1,
  total: 1,
  result: { official: true, correct: 0, total: 1, passed: false },
  receipt: { sha256: '0123456789abcdef'.repeat(4), agrees: true },
  questions: [
    {
      version: 3,
      text: 'Что верно: a ≤ b & c?',
      options: [
        { text: 'Да', chosen: true, right: false },
        { text: 'Нет', chosen: false, right: true },
      ],
      saves: 2,
      flagged: true,
      counted: false,
    },
  ],
  events: [{ at: at('05:01:02'), question: 1, what: 'Выбран вариант 1' }],
  limits: ['Время каждой записи — время сервера.'],
  printedAt: at('07:00:00'),
};
const print = (over: Partial<AttemptAnnexData> = {}) => textOf(attemptAnnex({ ...data, ...over }).body);

describe('5.9, 5.10 the annex of an attempt', () => {
  it('has the facts, the paper and the course in the organisation’s zone', () => {
    const text = print();
    for (const part of [
      'ПРИЛОЖЕНИЕ Ход тестирования',
      'Результат: не зачтено, правильных ответов 0 из 1',
      'Пересчитана по записям сервера и совпала с квитанцией.',
      '1) Да — выбран слушателем',
      '2) Нет — верный',
      'редакция вопроса 3; отмечен слушателем',
      '10:01:02 1 Выбран вариант 1',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('предварительно');
  });

  it('names a sign that no font can draw, so that the evidence is printed all the same', () => {
    expect(print()).toContain('a [знак U+2264] b &amp; c?');
  });

  it('says loudly when the record does not agree with the receipt', () => {
    expect(print({ receipt: { sha256: '0'.repeat(64), agrees: false } })).toContain('НЕ СОВПАЛА');
  });

  it('tells no key and no count where the reader may not know them', () => {
    const [question] = data.questions;
    if (!question) throw new Error('the sample has a question');
    const options = question.options.map((option) => ({ ...option, right: null }));
    const text = print({ result: null, questions: [{ ...question, counted: null, options }] });
    expect(text).not.toMatch(/верный|зачтено/u);
  });
});

it.each([
  [45_000, '45 с'],
  [80_000, '1 мин 20 с'],
  [300_000, '5 мин'],
  [0, '0 с'],
])('%d ms last %s', (milliseconds, words) => expect(lasting(milliseconds).replaceAll('\u00a0', ' ')).toBe(words));
