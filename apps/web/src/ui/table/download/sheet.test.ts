import type { Column } from '../DataRow.tsx';
import { everyPage } from './every-page.ts';
import { sheetOf } from './sheet.ts';

type Row = { name: string; day: string; at: Date | null; count: number; rank: number };
const rows: Row[] = [
  { name: 'Ёлкин', day: '2026-03-04', at: new Date('2026-03-04T10:00:00Z'), count: 1200, rank: 2 },
  { name: 'Ежов', day: '2026-03-05', at: null, count: 7, rank: 1 },
];
const render = () => null;
const columns: Column<Row>[] = [
  { key: 'name', title: 'Имя', render, sortBy: ({ name }) => name },
  { key: 'day', title: 'День', render, sortBy: ({ day }) => day },
  { key: 'at', title: 'Вход', render, sortBy: ({ at }) => at },
  { key: 'count', title: 'Вопросов', render, sortBy: ({ count }) => count },
  { key: 'rank', title: 'Состояние', render, sortBy: ({ rank }) => rank },
  { key: 'note', title: 'Заметка', render },
  { key: 'acts', title: '', render },
];

describe('a table as a sheet', () => {
  it('keeps days, instants and numbers, and the words of the rest; columns of buttons have no title and stay out', () => {
    const texts = [
      ['Ёлкин\nдиректор ', '04.03.2026', '15:00', '1 200', 'Закрыт', '=1+1', 'Открыть'],
      ['Ежов', '05.03.2026', '–', '7', 'Идёт', '', 'Открыть'],
    ];
    expect(sheetOf(columns, rows, texts)).toEqual({
      columns: [
        { title: 'Имя', kind: 'text' },
        { title: 'День', kind: 'day' },
        { title: 'Вход', kind: 'instant' },
        { title: 'Вопросов', kind: 'number' },
        { title: 'Состояние', kind: 'text' },
        { title: 'Заметка', kind: 'text' },
      ],
      rows: [
        ['Ёлкин\nдиректор', '2026-03-04', '2026-03-04T10:00:00.000Z', 1200, 'Закрыт', '=1+1'],
        ['Ежов', '2026-03-05', null, 7, 'Идёт', ''],
      ],
    });
  });

  it('gives each thing of a crowded column a column of its own', () => {
    const crowded: Column<Row>[] = [
      {
        key: 'name',
        title: 'Слушатель и день',
        render,
        sheet: [
          { title: 'Слушатель', value: ({ name }) => name },
          { title: 'День', value: ({ day }) => day },
          { title: 'Вопросов', value: ({ count }) => count },
          { title: 'Вход', value: ({ at }) => at },
        ],
      },
      { key: 'acts', title: 'Действия', render, sheet: [] },
    ];
    expect(
      sheetOf(crowded, rows, [
        ['Ёлкин 4 марта', 'Открыть'],
        ['', ''],
      ]),
    ).toEqual({
      columns: [
        { title: 'Слушатель', kind: 'text' },
        { title: 'День', kind: 'day' },
        { title: 'Вопросов', kind: 'number' },
        { title: 'Вход', kind: 'instant' },
      ],
      rows: [
        ['Ёлкин', '2026-03-04', 1200, '2026-03-04T10:00:00.000Z'],
        ['Ежов', '2026-03-05', 7, null],
      ],
    });
  });

  it('takes a list of many pages whole', async () => {
    const all = Array.from({ length: 120 }, (_, index) => index);
    const asked: number[] = [];
    const pageFrom = (offset: number) => {
      asked.push(offset);
      return Promise.resolve(all.slice(offset, offset + 50));
    };
    expect(await everyPage(pageFrom)).toEqual(all);
    expect(asked).toEqual([0, 50, 100, 120]);
  });
});
