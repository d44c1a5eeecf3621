import { examinationAnnex, type ExaminationAnnexData } from './examination-annex.ts';

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();

const data: ExaminationAnnexData = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  form: 'exam',
  learner: { family: 'Билетова', given: 'Анна', patronymic: 'Петровна' },
  program: 'Педагогика',
  group: 'ДПО-3',
  absent: false,
  topic: null,
  card: { number: 7, questions: ['Что такое <урок>?', 'Зачем он?'] },
  reportMinutes: null,
  remarks: null,
  mark: null,
  marks: [{ name: 'Примеров П. П.', role: 'председатель', mark: 'good' }],
  events: [{ at: new Date('2026-11-22T05:04:03Z'), what: 'Вопрос, Примеров: 𓀀?' }],
  zone: 'Asia/Yekaterinburg',
  printedAt: new Date('2026-11-22T06:00:00Z'),
};

describe('5.9, 5.10 the annex of an examination', () => {
  it('tells card, marks and the course by the server’s time, and names a sign that no font has', () => {
    const { title, body } = examinationAnnex(data);
    expect(title).toBe('Ход экзамена, Билетова Анна Петровна');
    expect(body).toContain('1) Что такое &lt;урок&gt;? 2) Зачем он?');
    expect(textOf(body)).toContain('Оценка комиссии: не объявлена');
    expect(textOf(body)).toContain('Примеров П. П. председатель хорошо');
    expect(textOf(body)).toContain('10:04:03 Вопрос, Примеров: [знак U+13000]?');
  });

  it('has no table of marks for the learner, who may not know them', () => {
    expect(textOf(examinationAnnex({ ...data, marks: [] }).body)).not.toContain('Оценки членов комиссии');
  });
});
