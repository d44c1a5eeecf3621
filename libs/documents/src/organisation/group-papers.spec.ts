import { admissionSheet } from './admission-sheet.ts';
import { groupFile } from './group-file.ts';

const organisation = { name: 'ООО «Учебный центр»', city: 'Уфа' };
const person = (family: string) => ({ family, given: 'Анна', patronymic: 'Петровна' });
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();
const common = {
  organisation,
  program: 'Охрана труда',
  group: 'ОТ-1 <б>',
  period: { from: '2026-02-02', to: '2026-03-04' },
};

describe('3.1 the sheet of admission', () => {
  it('says on what grounds each is admitted or not, and counts them', () => {
    const text = textOf(
      admissionSheet({
        ...common,
        rows: [
          {
            learner: person('Первая'),
            tuitionPaid: true,
            modules: { done: 6, all: 6 },
            acknowledgedOn: '2026-02-03',
            admitted: true,
            override: null,
          },
          {
            learner: person('Вторая'),
            tuitionPaid: false,
            modules: { done: 6, all: 6 },
            acknowledgedOn: null,
            admitted: true,
            override: 'гарантийное <письмо>',
          },
          {
            learner: person('Третья'),
            formerly: { name: { ...person('Девичья'), given: 'Ганна' }, until: '2026-02-20' },
            tuitionPaid: true,
            modules: { done: 2, all: 6 },
            acknowledgedOn: null,
            admitted: false,
            override: null,
          },
        ],
        signatories: [{ role: 'Руководитель', name: person('Директор') }],
      }).body,
    );
    expect(text).toContain('1 Первая Анна Петровна внесена 6 из 6 03.02.2026 допущен(а)');
    expect(text).toContain('Вторая Анна Петровна Допущен(а) по решению: гарантийное &lt;письмо&gt; не внесена');
    expect(text).toContain(
      '3 Третья Анна Петровна (до 20.02.2026 — Девичья Ганна Петровна) внесена 2 из 6 — не допущен(а)',
    );
    expect(text).toContain('Всего слушателей: 3; допущено: 2; не допущено: 1.');
  });
});

describe('the cover of a group’s file', () => {
  it('names the learners with their documents, and what lies inside', () => {
    const { title, body } = groupFile({
      ...common,
      programKind: 'повышения квалификации',
      volume: '72 часа',
      customer: null,
      learners: [
        {
          name: person('Первая'),
          formerly: { name: person('Прежняя'), until: '2026-03-05' },
          documents: ['удостоверение № 1-ПК-26', 'выписка № 3'],
        },
        { name: person('Вторая'), documents: [] },
      ],
      contents: [{ title: 'Протокол № 1', note: 'не подписан' }],
      madeOn: '2026-03-05',
    });
    expect(title).toBe('Дело группы ОТ-1 <б>');
    expect(body).toContain('ОТ-1 &lt;б&gt;');
    expect(textOf(body)).toContain(
      '1 Первая Анна Петровна (до 05.03.2026 — Прежняя) удостоверение № 1-ПК-26; выписка № 3 2 Вторая Анна Петровна —',
    );
    expect(textOf(body)).toContain('1 Протокол № 1 не подписан');
    expect(textOf(body)).not.toContain('Заказчик');
  });
});
