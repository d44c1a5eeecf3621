import { acknowledgementSheet } from './acknowledgement-sheet.ts';
import { directorOrder } from './order.ts';
import type { OrderData } from './order.ts';
import { regulation } from './regulation.ts';

const organisation = { name: 'ООО «Учебный центр»', city: 'Уфа' };
const person = (family: string) => ({ family, given: 'Анна', patronymic: 'Петровна' });
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();

describe('the acknowledgement sheet', () => {
  const sheet = (count: number) =>
    acknowledgementSheet({
      organisation,
      edition: '2017-01-18',
      leastRows: 25,
      rows: Array.from({ length: count }, (_, index) => ({
        name: person(`Работник${index}`),
        post: 'методист',
        date: index === 0 ? '2026-01-12' : null,
        electronically: index === 0,
      })),
    }).body;

  it('has the columns of the Regulation', () => {
    expect(textOf(sheet(2))).toContain(
      '№ п/п Ф.И.О. работника Должность Дата Подпись работника 1 Работник0 Анна Петровна методист 12.01.2026 подписано электронной подписью 2 Работник1 Анна Петровна методист 3 4',
    );
  });

  it.each([
    [1, 25],
    [25, 25],
    [40, 40],
  ])('%d people take %d rows', (people, rows) =>
    expect(sheet(people).match(/<td class="number">/gu)).toHaveLength(rows),
  );
});

describe('2.2 the director’s order', () => {
  const data: OrderData = {
    organisation,
    number: '2-03/1801',
    date: '2017-01-18',
    subject: 'Об утверждении состава комиссии',
    text: 'В соответствии с пунктом 2.2\n\nПРИКАЗЫВАЮ:\n1. Утвердить комиссию:\n{состав}\n2. Вывести из состава:\n{выбыли}\n7. Контроль оставляю за собой.',
    lists: {
      состав: { kind: 'seats', seats: [{ role: 'Председатель комиссии', name: person('Первая'), place: 'директор' }] },
      выбыли: { kind: 'seats', seats: [] },
      слушатели: {
        kind: 'people',
        columns: ['Номер удостоверения'],
        people: [{ name: person('<Вторая>'), cells: ['00001-ПК-17'] }],
      },
    },
    director: { role: 'Директор', name: person('Первая') },
  };

  it('says words and lists, counts the items anew, and leaves out what an empty list announces', () => {
    const { body, title } = directorOrder(data);
    expect(textOf(body)).toContain(
      'ПРИКАЗ «18» января 2017 г. № 2-03/1801 Об утверждении состава комиссии В соответствии с пунктом 2.2 ПРИКАЗЫВАЮ: ' +
        '1. Утвердить комиссию: Председатель комиссии: Первая Анна Петровна, директор 2. Контроль оставляю за собой. ' +
        'Директор А. П. Первая подпись',
    );
    expect(title).toBe('Приказ № 2-03/1801 от 18\u00a0января 2017\u00a0г.');
  });

  it('prints people as a table, escaped', () => {
    const { body } = directorOrder({ ...data, text: '{слушатели}' });
    expect(textOf(body)).toContain(
      '№ Фамилия, имя, отчество Номер удостоверения 1 &lt;Вторая&gt; Анна Петровна 00001-ПК-17',
    );
  });

  it('leaves a line for the number, and unknown lists as they are written', () => {
    const { body, title } = directorOrder({ ...data, number: null, text: '{чего нет}' });
    expect(body).toContain('blank short');
    expect(textOf(body)).toContain('{чего нет}');
    expect(title).toContain('б/н');
  });
});

describe('1.11 the Regulation', () => {
  const print = (markdown: string) =>
    regulation({ organisation, title: 'Положение', inForceFrom: '2017-01-18', approvedBy: null, markdown }).body;

  it('prints markdown with one first-level heading', () => {
    const body = print('# 1. Общие положения\n\n1.1 **Важно**\n\n- раз\n- два');
    expect(body).toContain('<h2>1. Общие положения</h2>');
    expect(body).toContain('<strong>Важно</strong>');
    expect(body.match(/<li>/gu)).toHaveLength(2);
    expect(body.match(/<h1>/gu)).toHaveLength(1);
  });

  it.each([
    '<script>alert(1)</script>',
    'текст <img src=x onerror=alert(1)>',
    '[сюда](javascript:alert(1))',
    '[сюда](https://example.org)',
    '![](https://example.org/a.png)',
    '<iframe src="file:///etc/passwd"></iframe>',
    '```\n</article><script>\n```',
  ])('%j brings in neither script nor address', (markdown) => {
    expect(print(markdown)).not.toMatch(/<(script|img|iframe|a)\b|href|src="/iu);
  });
});
