import { acknowledgementSheet } from './acknowledgement-sheet.ts';
import { commissionOrder } from './order.ts';
import type { CommissionOrderData } from './order.ts';
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

describe('2.2 the order on a commission', () => {
  const data: CommissionOrderData = {
    organisation,
    number: '2-03/1801',
    date: '2017-01-18',
    programKind: 'professional-development',
    program: 'Охрана труда',
    chair: { name: person('Первая'), post: 'директор' },
    members: [{ name: person('Вторая'), post: '' }],
    secretary: { name: person('Третья'), post: 'методист' },
    inForceFrom: '2017-01-19',
    director: { role: 'Директор', name: person('Первая') },
  };

  it('names the program, the seats and the day', () => {
    const text = textOf(commissionOrder(data).body);
    for (const part of [
      'ПРИКАЗ «18» января 2017 г. № 2-03/1801 Об утверждении состава аттестационной комиссии',
      'программе повышения квалификации «Охрана труда» ПРИКАЗЫВАЮ:',
      'Утвердить с 19 января 2017 г. аттестационную комиссию в следующем составе: Председатель комиссии: Первая Анна Петровна, директор Член комиссии: Вторая Анна Петровна Секретарь комиссии: Третья Анна Петровна, методист',
      'Директор А. П. Первая подпись',
    ])
      expect(text).toContain(part);
  });

  it('does without a secretary and without a number', () => {
    const { body, title } = commissionOrder({ ...data, secretary: null, number: null });
    expect(body).not.toContain('Секретарь');
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
