import { examCards } from './exam-cards.ts';
import { protocolForm2 } from './protocol-form-2.ts';
import type { ProtocolForm2Data } from './protocol-form-2.ts';
import { protocolForm3 } from './protocol-form-3.ts';
import type { ProtocolForm3Data } from './protocol-form-3.ts';

const organisation = { name: 'ООО «Учебный центр»', city: 'Уфа' };
const chair = { family: 'Абзалимов', given: 'Радик', patronymic: 'Рифович' };
const members = [
  { family: 'Сафиуллина', given: 'Эльвира', patronymic: 'Фанилевна' },
  { family: 'Ким', given: 'Сергей', patronymic: null },
];
const secretary = { family: 'Мухаметшина', given: 'Гульнара', patronymic: 'Ильдаровна' };
const learner = { family: 'Иванова', given: 'Анна', patronymic: 'Петровна' };
const commission = { chair, members, secretary };

const exam = (over: Partial<ProtocolForm2Data> = {}) =>
  protocolForm2({
    ...commission,
    organisation,
    number: 'П-7/26',
    heldOn: '2026-11-20',
    program: 'Государственные закупки',
    group: 'ПП-26',
    examKind: 'междисциплинарный экзамен',
    learners: [{ name: learner, card: 4, mark: 'good' }],
    decisions: [],
    ...over,
  });
const thesis: ProtocolForm3Data['work'] = {
  form: 'дипломная работа',
  topic: 'Контроль в сфере закупок',
  supervisor: 'Иванов И. И.',
  consultants: 'Петров П. П.',
  pages: 64,
  materials: 'презентация',
  reviewerGenitive: 'Петрова Петра Ильича',
  averageMark: '4,5',
};
const defence = (over: Partial<ProtocolForm3Data> = {}) =>
  protocolForm3({
    ...commission,
    organisation,
    number: 'З-1/26',
    heldOn: '2026-11-20',
    from: { hours: 14, minutes: 5 },
    to: { hours: 14, minutes: 40 },
    learner,
    learnerDative: 'Ивановой Анне Петровне',
    learnerGenitive: 'А. П. Ивановой',
    program: 'Государственные закупки',
    work: thesis,
    reportMinutes: 21,
    questions: [{ askedBy: chair, text: 'Какова экономия?' }],
    mark: 'excellent',
    passed: true,
    award: 'granted',
    qualification: 'Специалист в сфере закупок',
    remarks: 'работа имеет практическое значение',
    opinions: [],
    decisions: [],
    ...over,
  });

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/ ([.,])/gu, '$1')
    .trim();
const expectInOrder = (whole: string, parts: string[]) => {
  let from = 0;
  for (const part of parts) {
    expect(whole.slice(from)).toContain(part);
    from = whole.indexOf(part, from) + part.length;
  }
};

describe('3.15 protocol form 2', () => {
  it('has the fields of the appendix, in its order and wording', () =>
    expectInOrder(textOf(exam().body), [
      'ПРОТОКОЛ № П-7/26 ЗАСЕДАНИЯ ИТОГОВОЙ АТТЕСТАЦИОННОЙ КОМИССИИ ПО ПРИЁМУ ИТОГОВОГО ЭКЗАМЕНА ПО ПРОГРАММЕ ПРОФЕССИОНАЛЬНОЙ ПЕРЕПОДГОТОВКИ',
      '«20» ноября 2026 г.',
      'Дополнительная профессиональная программа профессиональной переподготовки Государственные закупки (наименование программы)',
      'Группа ПП-26',
      'Вид итогового экзамена: междисциплинарный экзамен (междисциплинарный экзамен или полное наименование дисциплины в соответствии с программой профессиональной переподготовки)',
      '№ пп. Фамилия, имя, отчество Номер билета Оценка',
      '1 Иванова Анна Петровна 4 хорошо',
      'Председатель комиссии Р. Р. Абзалимов (подпись) (инициалы, фамилия)',
      'Члены комиссии: Э. Ф. Сафиуллина (подпись) (инициалы, фамилия)',
      'С. Ким (подпись)',
      'Секретарь итоговой аттестационной комиссии Г. И. Мухаметшина (подпись) (инициалы, фамилия)',
    ]));

  it('4 prints the marks of either scale', () => {
    const learners = (['unsatisfactory', 'satisfactory', 'excellent', 'pass', 'fail'] as const).map((mark) => ({
      name: learner,
      card: null,
      mark,
    }));
    expectInOrder(textOf(exam({ learners }).body), [
      '— неудовлетворительно',
      '— удовлетворительно',
      '— отлично',
      '— зачтено',
      '— не зачтено',
    ]);
  });

  it('3.11 records what the commission decided besides', () => {
    expect(exam().body).not.toContain('Комиссия также решила');
    expect(textOf(exam({ decisions: ['Назначить повторный экзамен.'] }).body)).toContain(
      'Комиссия также решила: 1. Назначить повторный экзамен.',
    );
  });

  it('gives the secretary the last line, tied to his stamp', () => {
    const lines = [...exam().body.matchAll(/data-place="(\d)"/gu)].map(([, place]) => place);
    expect(lines).toEqual(['0', '1', '2', '3']);
  });
});

describe('3.15 protocol form 3', () => {
  it('has the fields of the appendix, in its order and wording', () =>
    expectInOrder(textOf(defence().body), [
      'ПРОТОКОЛ № З-1/26 ЗАСЕДАНИЯ АТТЕСТАЦИОННОЙ КОМИССИИ ПО ПРИЕМУ ЗАЩИТЫ ИТОГОВОЙ АТТЕСТАЦИОННОЙ РАБОТЫ ПО ПРОГРАММЕ ПРОФЕССИОНАЛЬНОЙ ПЕРЕПОДГОТОВКИ СЛУШАТЕЛЯ',
      '«20» ноября 2026 г. с 14 час. 05 мин. до 14 час. 40 мин.',
      'Комиссия в составе: Председатель Абзалимов Р. Р. Члены комиссии: 1 Сафиуллина Э. Ф. 2 Ким С. Секретарь Мухаметшина Г. И.',
      'рассмотрели итоговую аттестационную работу слушателя Иванова Анна Петровна',
      'обучающегося по программе профессиональной переподготовки Государственные закупки',
      'в форме дипломная работа',
      'на тему: Контроль в сфере закупок',
      'Руководитель итоговой аттестационной работы Иванов И. И.',
      'Консультанты Петров П. П.',
      'В итоговую аттестационную комиссию представлены следующие материалы:',
      '1. Итоговая аттестационная работа, содержащая 64 страницы, презентация',
      '2. Рецензия (отзыв и др.) Петрова Петра Ильича на итоговую аттестационную работу А. П. Ивановой',
      '3. Справка о выполнении слушателем учебного плана: средняя оценка сдачи экзаменов по дисциплинам, вносимым в приложение к диплому: 4,5',
      'После сообщения слушателя о выполненной итоговой аттестационной работе в течение 21 минуты ему были заданы следующие вопросы: 1) Абзалимов Р. Р.: Какова экономия?',
      'ПОСТАНОВИЛИ:',
      '1. Признать, что Иванова Анна Петровна выполнил(а) и защитил(а) итоговую аттестационную работу с оценкой «отлично».',
      '2. Присвоить Ивановой Анне Петровне квалификацию «Специалист в сфере закупок».',
      '3. Выдать Ивановой Анне Петровне диплом о профессиональной переподготовке.',
      '4. Отметить, что работа имеет практическое значение',
      '5. Особые мнения членов комиссии: не заявлены.',
      'Председатель итоговой аттестационной комиссии Р. Р. Абзалимов (подпись) (инициалы, фамилия)',
      'Члены комиссии итоговой аттестационной комиссии: Э. Ф. Сафиуллина',
      'Секретарь итоговой аттестационной комиссии Г. И. Мухаметшина',
    ]));

  it('3.14 awards nothing to who has not defended', () => {
    const shown = textOf(defence({ mark: 'unsatisfactory', passed: false, award: 'refused' }).body);
    expect(shown).toContain('не защитил(а) итоговую аттестационную работу: оценка «неудовлетворительно».');
    expect(shown).toContain('2. Квалификацию не присваивать. 3. Диплом о профессиональной переподготовке не выдавать.');
    expect(shown).not.toContain('Присвоить Ивановой');
  });

  it('3.9 leaves the diploma until the exam where the program asks for both', () =>
    expect(textOf(defence({ award: 'after-exam' }).body)).toContain('рассмотреть по результатам итогового экзамена'));

  it('3.15 keeps the words of point 4 where there is nothing to remark', () =>
    expect(textOf(defence({ remarks: null }).body)).toContain('4. Отметить, что замечаний нет. 5. Особые мнения'));

  it('never guesses the case of a name', () => {
    const shown = textOf(defence({ learnerDative: null, learnerGenitive: null }).body);
    expect(shown).toContain('2. Присвоить слушателю Иванова Анна Петровна квалификацию');
    expect(shown).toContain('работу слушателя А. П. Иванова');
  });

  it('records dissenting opinions and prints what people have written as text', () => {
    const { body } = defence({ opinions: [{ member: chair, text: '<b>против</b>' }], questions: [] });
    expect(textOf(body)).toContain('5. Особые мнения членов комиссии: Абзалимов Р. Р.: &lt;b&gt;против');
    expect(textOf(body)).toContain('вопросов задано не было.');
  });
});

describe('3.9 exam cards', () => {
  const cards = (count: number, text = 'Понятие контракта.') =>
    Array.from({ length: count }, (_, index) => ({ number: index + 1, questions: [text, text, text] }));
  const data = { organisation, program: 'Закупки', examKind: 'междисциплинарный экзамен' };
  const sheets = (body: string) => body.match(/class="card-sheet"/gu)?.length;

  it.each([
    [4, 'Понятие контракта.', 2],
    [2, 'Раскройте понятие контракта. '.repeat(12), 3],
    [1, 'Раскройте понятие контракта. '.repeat(40), 5],
  ])('stand %i on a sheet when their text lets them', (perSheet, text, count) => {
    const { body } = examCards({ ...data, cards: cards(5, text) });
    expect(body).toContain(`data-per-sheet="${perSheet}"`);
    expect(sheets(body)).toBe(count);
  });

  it('keep to the number asked for', () =>
    expect(sheets(examCards({ ...data, cards: cards(3), perSheet: 1 }).body)).toBe(3));
});
