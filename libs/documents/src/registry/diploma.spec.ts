import { missingGlyph } from '../print/glyphs.ts';
import { bundle } from '../print/page.ts';
import { certificate } from './certificate.ts';
import { diploma } from './diploma.ts';
import type { DiplomaData } from './data.ts';
import { extract } from './extract.ts';
import type { ExtractData } from './extract.ts';
import { reference } from './reference.ts';

const chair = { family: 'Абзалимов', given: 'Радик', patronymic: 'Рифович' };
const secretary = { family: 'Ким', given: 'Сергей', patronymic: null };
const data: DiplomaData = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  registrationNumber: '7-ПП-26',
  learner: { family: 'Нұрғалиева', given: 'Айгүл', patronymic: 'Қанатқызы' },
  program: 'Управление персоналом',
  hours: 256,
  studyPeriod: { from: '2025-09-01', to: '2026-03-05' },
  protocol: { number: 'ПП-3/26', date: '2026-03-05' },
  issuedOn: '2026-03-10',
  signatories: [
    { role: 'Председатель комиссии', name: chair },
    { role: 'Руководитель', name: chair },
    { role: 'Секретарь', name: secretary },
  ],
  verification: { url: 'https://itog.example/verify/7K2M-9QXT', code: '7K2M-9QXT' },
  qualification: 'Специалист по управлению персоналом',
  activity: null,
  prior: { level: 'higher', lastName: 'Иванова', series: '107724', number: '1234567', issuedOn: '2010-06-25' },
  modules: [
    { title: 'Трудовое право', hours: 100, mark: 'excellent' },
    { title: 'Оценка персонала', hours: 150, mark: 'pass' },
    { title: 'Практика', hours: 6, mark: null },
  ],
  exam: { mark: 'good' },
  thesis: { topic: 'Адаптация молодых специалистов', mark: 'excellent' },
};
const textOf = (markup = '') =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/(?:&nbsp;|\s)+/gu, ' ')
    .trim();
const supplementOf = (more: Partial<DiplomaData> = {}) => textOf(diploma({ ...data, ...more }).following?.[0]?.body);
const lacking = (text: string, parts: readonly string[]) => parts.filter((part) => !text.includes(part));

describe('3.13 diploma of professional retraining', () => {
  it('has everything that a diploma must have', () => {
    const parts = [
      'РОССИЙСКАЯ ФЕДЕРАЦИЯ',
      'ДИПЛОМ о профессиональной переподготовке',
      'Регистрационный номер 7-ПП-26',
      'Нұрғалиева Айгүл Қанатқызы',
      'с 1 сентября 2025 г. по 5 марта 2026 г.',
      '«Управление персоналом»',
      '256 часов',
      'от 5 марта 2026 г.',
      'присвоена квалификация «Специалист по управлению персоналом»',
      'Председатель комиссии Р. Р. Абзалимов',
      'Руководитель Р. Р. Абзалимов',
      'Секретарь С. Ким',
      'М.П.',
    ];
    expect(lacking(textOf(diploma(data).body), parts)).toEqual([]);
  });

  it('gives the right to do the work of a field where no qualification is awarded', () => {
    const text = textOf(diploma({ ...data, qualification: null, activity: 'Образование и наука' }).body);
    expect(text).toContain('право на ведение профессиональной деятельности в сфере «Образование и наука»');
    expect(text).not.toContain('квалификация «');
  });

  it('puts a space between the qualification and the right', () => {
    const text = textOf(diploma({ ...data, activity: 'Образование и наука' }).body);
    expect(text).toContain('персоналом» и предоставлено право');
  });

  it('has a supplement with the subjects, hours, marks, exam and thesis', () => {
    const parts = [
      'ПРИЛОЖЕНИЕ К ДИПЛОМУ',
      '№ 7-ПП-26 от 10 марта 2026 г.',
      'ез диплома недействительно',
      'Нұрғалиева Айгүл Қанатқызы',
      'документ о высшем образовании и о квалификации, серия 107724 № 1234567, выдан 25 июня 2010 г., на фамилию Иванова',
      '1 Трудовое право 100 отлично',
      '2 Оценка персонала 150 зачтено',
      '3 Практика 6 —',
      'Всего 256',
      'Итоговый экзамен: хорошо',
      'на тему «Адаптация молодых специалистов»: отлично',
    ];
    expect(lacking(supplementOf(), parts)).toEqual([]);
  });

  it('says so where no document of education has been shown, and leaves out what was not held', () => {
    const text = supplementOf({ prior: null, thesis: null });
    expect(text).toContain('не представлен');
    expect(text).not.toContain('на тему');
  });

  it('is a landscape sheet and upright ones, which say whose they are', () => {
    const { styles } = bundle([diploma(data)]);
    expect(styles.match(/size:\d+mm \d+mm/gu)).toEqual(['size:297mm 210mm', 'size:210mm 297mm']);
    expect(styles).toMatch(/Приложение к диплому №\s7-ПП-26/u);
  });

  it('prints what people have written as text, and every letter of the peoples', () => {
    const wild = '<img src=x onerror=y>';
    const { body, following } = diploma({
      ...data,
      qualification: wild,
      modules: [{ title: wild, hours: 1, mark: null }],
      thesis: { topic: wild, mark: 'good' },
    });
    const all = body + (following?.[0]?.body ?? '');
    expect(all).not.toContain('<img');
    expect(all.match(/&lt;img src=x/gu)).toHaveLength(3);
    expect(missingGlyph(all)).toBeNull();
  });

  it('lets the printer see a character of the supplement that no font has', () => {
    const { main } = bundle([diploma({ ...data, modules: [{ title: 'Эмодзи 😀', hours: 1, mark: null }] })]);
    expect(missingGlyph(main)).toBe('😀');
  });
});

describe('3.15 extract from a protocol', () => {
  const told: ExtractData = {
    ...data,
    programKind: 'retraining',
    protocol: { ...data.protocol, form: 3 },
    commission: { chair, members: [{ family: 'Ли', given: 'Анна', patronymic: null }], secretary },
    mark: 'excellent',
    topic: 'Адаптация молодых специалистов',
    resolved: ['Присвоить квалификацию.', 'Выдать диплом.'],
  };

  it('says who sat, what was considered and what was resolved of this learner', () => {
    const parts = [
      'ВЫПИСКА ИЗ ПРОТОКОЛА № ПП-3/26',
      'по приёму защиты итоговой аттестационной работы',
      'Председатель комиссии: Абзалимов Р. Р.',
      'Члены комиссии: Ли А.',
      'Секретарь: Ким С.',
      'Нұрғалиева Айгүл Қанатқызы',
      'Тема итоговой аттестационной работы: «Адаптация молодых специалистов»',
      'Оценка за защиту: отлично',
      '1. Присвоить квалификацию. 2. Выдать диплом.',
      'Выписка верна',
      'Код проверки: 7K2M-9QXT',
    ];
    expect(lacking(textOf(extract(told).body), parts)).toEqual([]);
  });

  it('speaks of a test as of a test, without points where there is one', () => {
    const text = textOf(
      extract({ ...told, protocol: { ...told.protocol, form: 1 }, mark: 'pass', topic: null, resolved: ['Выдать.'] })
        .body,
    );
    expect(text).toContain('Результат проверки знаний: зачтено');
    expect(text).toContain('Постановили: Выдать.');
    expect(text).not.toContain('Тема итоговой');
  });
});

describe('3.13 the word «ДУБЛИКАТ»', () => {
  const forms = (duplicateMark: boolean) => [
    certificate({ ...data, duplicateMark }).body,
    diploma({ ...data, duplicateMark }).body,
    diploma({ ...data, duplicateMark }).following?.[0]?.body ?? '',
    reference({ ...data, programKind: 'retraining', duplicateMark }).body,
  ];

  it('stands in every duplicate, and in nothing else', () => {
    expect(forms(true).map((body) => body.includes('ДУБЛИКАТ'))).toEqual([true, true, true, true]);
    expect(forms(false).map((body) => body.includes('ДУБЛИКАТ'))).toEqual([false, false, false, false]);
  });
});
