import {
  getGroup,
  listTheses,
  updateThesis,
  uploadThesis,
  type CallOf,
  type OutputOf,
  type Thesis,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { enrolment, group, GROUP, id } from '../test-support/group.ts';

const FILE = {
  name: 'Работа.pdf',
  mediaType: 'application/pdf',
  bytes: 1_572_864,
  sha256: 'ab'.repeat(32),
  uploadedAt: new Date('2026-03-01T06:00:00Z'),
  uploadedBy: 'Примерова А. О.',
};
const WHOLE: Thesis = {
  topic: 'Игра как способ познания',
  workForm: 'дипломная работа',
  supervisor: 'Образцов И. П.',
  consultants: null,
  pages: 64,
  materials: null,
  reviewKind: 'review',
  reviewer: 'Образцов Иван Примерович',
  reviewerGenitive: 'Образцова Ивана Примеровича',
  averageMark: '4,7',
  file: FILE,
};
type List = OutputOf<typeof listTheses>;
const row = (n: number, thesis: Thesis | null): List['theses'][number] => {
  const { id: enrolmentId, learner } = enrolment(n);
  return { enrolmentId, learner: { id: learner.id, name: learner.name }, thesis };
};

async function open(theses: List['theses'], roles: Parameters<typeof someone>[0] = ['administrator']) {
  const of = (enrolmentId: string) => theses.find((each) => each.enrolmentId === enrolmentId)!;
  const saved: CallOf<typeof updateThesis>['body'][] = [];
  const app = await renderApp(`/groups/${GROUP}/theses`, {
    me: someone(roles),
    handlers: [
      on(listTheses, () => ({ maxMegabytes: 1, theses })),
      on(getGroup, () => group([enrolment(1), enrolment(2)])),
      on(updateThesis, ({ params, body }) => {
        saved.push(body);
        return { ...of(params.enrolmentId), maxMegabytes: 1, thesis: { ...WHOLE, ...body, file: null } as Thesis };
      }),
      on(uploadThesis, ({ params, query }) =>
        query.fileName.includes('чужой')
          ? refused({ code: 'thesis.file-type', clause: null })
          : {
              ...of(params.enrolmentId),
              maxMegabytes: 1,
              thesis: { ...WHOLE, file: { ...FILE, name: query.fileName } },
            },
      ),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Итоговые работы' });
  return { ...app, saved };
}
const line = (letter: string) => screen.getByRole('row', { name: new RegExp(`Ученик-${letter}`) });
const drawer = async (user: { click: (element: Element) => Promise<void> }, letter: string) => {
  await user.click(within(line(letter)).getByRole('button', { name: /Ученик/ }));
  return screen.findByRole('dialog');
};

describe('the theses of a group (form 3)', () => {
  it('say of each what it still lacks', async () => {
    await open([row(1, WHOLE), row(2, { ...WHOLE, pages: null, reviewerGenitive: null }), row(3, null)]);
    expect(screen.getByText('Готовы к защите: 1 из 3')).toBeInTheDocument();
    expect(line('А')).toHaveTextContent(/«Игра как способ познания».*Рецензия Образцова Ивана Примеровича.*Всё готово/);
    expect(within(line('А')).getByRole('link', { name: 'Работа.pdf' })).toHaveAttribute(
      'href',
      `/api/enrolments/${id(51)}/thesis/file`,
    );
    expect(line('А')).toHaveTextContent('1,5 МБ');
    expect(line('Б')).toHaveTextContent('Не хватает: числа страниц, рецензии или отзыва');
    expect(line('В')).toHaveTextContent(/Не хватает: темы, формы работы/);
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('propose the reviewer in the genitive, show it as it is printed, and keep what a person corrects', async () => {
    const { user, saved } = await open([row(1, null)]);
    const dialog = await drawer(user, 'А');
    await user.click(within(dialog).getByRole('combobox', { name: 'Рецензия или отзыв' }));
    await user.click(await screen.findByRole('option', { name: 'Рецензия' }));
    const reviewer = within(dialog).getByRole('textbox', { name: 'Кто рецензирует' });
    await user.type(reviewer, 'Образцов Иван Примерович');
    const genitive = within(dialog).getByRole('textbox', { name: 'В родительном падеже' });
    expect(genitive).toHaveValue('Образцова Ивана Примеровича');
    expect(within(dialog).getByText('В протоколе: Рецензия Образцова Ивана Примеровича')).toBeInTheDocument();
    await user.clear(genitive);
    await user.type(genitive, 'доцента Образцова И. П.');
    await user.type(reviewer, ', доцент');
    expect(genitive).toHaveValue('доцента Образцова И. П.');
    await user.click(within(dialog).getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(saved).toEqual([
        expect.objectContaining({
          topic: null,
          reviewKind: 'review',
          reviewer: 'Образцов Иван Примерович, доцент',
          reviewerGenitive: 'доцента Образцова И. П.',
        }),
      ]),
    );
  });

  it('decline nobody whose gender the name does not tell, until it is chosen', async () => {
    const { user } = await open([row(1, { ...WHOLE, reviewer: null, reviewerGenitive: null })]);
    const dialog = await drawer(user, 'А');
    await user.type(within(dialog).getByRole('textbox', { name: 'Кто рецензирует' }), 'Образцов И. П.');
    const genitive = within(dialog).getByRole('textbox', { name: 'В родительном падеже' });
    expect(genitive).toHaveValue('');
    await user.click(within(dialog).getByRole('radio', { name: 'мужской' }));
    expect(genitive).toHaveValue('Образцова И. П.');
  });

  it('take a file, and say why one is not taken', async () => {
    const { user, calls } = await open([row(1, { ...WHOLE, file: null })]);
    const dialog = await drawer(user, 'А');
    const input = dialog.querySelector<HTMLInputElement>('input[type=file]')!;
    const file = (name: string, bytes: number) => new File([new Uint8Array(bytes)], name);
    await user.upload(input, file('Пусто.pdf', 0));
    expect(await within(dialog).findByText('Файл пуст. Выберите другой.')).toBeInTheDocument();
    await user.upload(input, file('Большой.pdf', 2 ** 20 + 1));
    expect(await within(dialog).findByText(/слишком большой: можно не больше 1\sМБ/)).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'PUT')).toBe(false);
    await user.upload(input, file('чужой.pdf', 10));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Файл не читается как PDF, DOCX или ODT');
    await user.upload(input, file('Моя работа.pdf', 10));
    expect(await within(dialog).findByText('Файл «Моя работа.pdf» загружен')).toBeInTheDocument();
    expect(within(line('А')).getByText('Моя работа.pdf')).toBeInTheDocument();
  });

  it('are read by a member of the commission, who has no group to open', async () => {
    const { user, calls } = await open([row(1, WHOLE)], ['commission-member']);
    const dialog = await drawer(user, 'А');
    expect(dialog).toHaveTextContent('Рецензия Образцова Ивана Примеровича');
    expect(within(dialog).queryByRole('button', { name: 'Сохранить' })).toBeNull();
    expect(dialog.querySelector('input[type=file]')).toBeNull();
    expect(calls.some(({ url }) => url === `/api/groups/${GROUP}`)).toBe(false);
  });
});
