import {
  getGroup,
  importRecords,
  listGroupRecords,
  type Group,
  type GroupRecord,
  type RecordImportReport,
} from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const groupId = id(1);
const group: Group = {
  id: groupId,
  title: 'ОТ-12',
  program: { id: id(10), title: 'Охрана труда' },
  startsOn: '2026-03-02',
  endsOn: '2026-03-20',
  customer: null,
  learners: 0,
  admitted: 0,
  modules: [],
  enrolments: [],
  sessions: [],
};
const learner = (number: number, lastName: string, lacks: number): GroupRecord => ({
  enrolmentId: id(number),
  learner: { id: id(number + 100), name: { lastName, firstName: 'Анна', patronymic: null } },
  funding: 'paid',
  learningPlace: 'inside',
  priorEducationPending: false,
  priorShownAt: null,
  lacks,
});
const REPORT: RecordImportReport = {
  ...{ committed: false, taken: 1, changed: 0, refused: 1, same: 1, fileRefusals: [], fileNotes: [] },
  items: [
    { row: 3, name: 'Листова Анна', outcome: 'taken', fills: ['snils', 'sex'], replaces: ['funding'], notes: [] },
    {
      ...{ row: 4, name: 'Рядова Анна', outcome: 'refused', fills: [], replaces: [] },
      notes: [
        {
          level: 'refuses',
          place: { cell: 'G4', column: 'СНИЛС', value: '000-000-000 00' },
          text: null,
          refusal: { code: 'record.snils-zeros', clause: null },
        },
      ],
    },
    { row: 5, name: 'Прежняя Анна', outcome: 'same', fills: [], replaces: [], notes: [] },
  ],
};

async function open(roles: Parameters<typeof someone>[0]) {
  const app = await renderApp(`/groups/${groupId}/records`, {
    me: someone(roles),
    handlers: [
      on(getGroup, () => group),
      on(listGroupRecords, () => ({ records: [learner(1, 'Листова', 3), learner(2, 'Рядова', 0)] })),
      on(importRecords, ({ query }) => ({ ...REPORT, committed: query.commit === 'true' })),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Личные данные группы' });
  return app;
}

it('shows who lacks what, and takes a sheet only after it was shown what is in it', async () => {
  const { user, calls } = await open(['administrator']);
  const table = await screen.findByRole('table', { name: 'Слушатели' });
  expect(within(table).getByText('Не хватает 3 полей')).toBeInTheDocument();
  expect(within(table).getByText('Всё заполнено')).toBeInTheDocument();
  await user.upload(document.querySelector('input[type=file]')!, new File(['x'], 'данные.xlsx'));
  const rows = within(await screen.findByRole('list', { name: 'Что в файле' })).getAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('Листова Аннастрока 3');
  expect(rows[0]).toHaveTextContent('Заполнится: СНИЛС, пол.');
  expect(rows[0]).toHaveTextContent('Заменится: кто платит за обучение.');
  expect(screen.getByText(/^G4, «СНИЛС», «000-000-000 00»\. СНИЛС из одних нулей не бывает\./u)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Сохранить данные 1 слушателя' }));
  expect(await screen.findByText('Сохранены данные 1 слушателя')).toBeInTheDocument();
  expect(screen.getByText('Заполнено: СНИЛС, пол.')).toBeInTheDocument();
  const sent = calls
    .filter(({ method }) => method === 'POST')
    .map(({ url }) => new URLSearchParams(url.split('?')[1]).get('commit'));
  expect(sent).toEqual(['false', 'true']);
});

it('is only to look at for those who do not keep the data', async () => {
  await open(['director']);
  await screen.findByText('Не хватает 3 полей');
  expect(screen.queryByText('Скачать лист группы')).toBeNull();
});
