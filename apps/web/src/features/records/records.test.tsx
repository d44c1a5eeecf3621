import {
  getRecord,
  listGroupRecords,
  saveRecord,
  saveStudyTerms,
  showPriorEducation,
  type GroupRecord,
  type LearnerRecord,
} from '@itog/contracts';
import { screen, waitFor } from '@testing-library/react';
import { on, refused, renderApp, someone, type RenderOptions } from '../../test-app.tsx';

const id = '00000000-0000-4000-8000-000000000007';
const RECORD: LearnerRecord = {
  userId: id,
  name: { lastName: 'Билетова', firstName: 'Анна', patronymic: 'Ивановна' },
  birthDate: '1985-04-12',
  sex: 'female',
  snils: '11223344595',
  citizenship: '643',
  identityKind: null,
  identitySeries: null,
  identityNumber: null,
  priorLevel: null,
  priorLastName: null,
  priorSeries: null,
  priorNumber: null,
  priorIssuedOn: null,
  postalAddress: null,
  priorShown: null,
  updated: null,
  lacks: ['priorLevel'],
};

async function open(roles: Parameters<typeof someone>[0], more: NonNullable<RenderOptions['handlers']> = []) {
  let record = RECORD;
  const app = await renderApp(more.length > 0 ? `/records/${id}?group=${id}` : `/records/${id}`, {
    me: someone(roles),
    handlers: [
      ...more,
      on(getRecord, () => record),
      on(saveRecord, ({ body }) => {
        if (body.snils === '112-233-445 94')
          return refused({
            code: 'record.snils-check',
            clause: null,
            snils: '112-233-445 94',
            expected: '95',
            given: '94',
          });
        if (body.identityNumber === '12') return refused({ code: 'record.passport-form', clause: null });
        record = { ...record, ...body, lacks: [] };
        return record;
      }),
      on(showPriorEducation, () => {
        record = { ...record, priorShown: { at: new Date('2026-03-11T10:00:00Z'), by: 'Порядкина Вера' } };
        return record;
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Билетова Анна Ивановна' });
  return app;
}

describe('a learner’s record', () => {
  it('says what the federal register lacks, and refuses a wrong СНИЛС in words', async () => {
    const { user } = await open(['administrator']);
    expect(screen.getByText('Для ФИС ФРДО не хватает: уровень образования.')).toBeInTheDocument();
    const snils = screen.getByLabelText('СНИЛС');
    expect(snils).toHaveValue('112-233-445 95');
    await user.clear(snils);
    await user.type(snils, '112-233-445 94');
    await user.click(screen.getByRole('button', { name: 'Сохранить данные' }));
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveTextContent(/контрольное число должно быть 95, а указано 94/);
    expect(snils).toBeInvalid();
    expect(snils).toHaveAccessibleDescription(/контрольное число должно быть 95, а указано 94/);
    expect(snils).toHaveFocus();
  });

  it('marks the very fields that are wrong, and leads to the first', async () => {
    const { user } = await open(['administrator']);
    const [series] = screen.getAllByLabelText('Серия');
    const [number] = screen.getAllByLabelText('Номер');
    await user.click(screen.getByRole('combobox', { name: 'Вид документа' }));
    await user.click(await screen.findByRole('option', { name: 'Паспорт гражданина России' }));
    await user.type(series!, '80 04');
    await user.type(number!, '12');
    await user.click(screen.getByRole('button', { name: 'Сохранить данные' }));
    await waitFor(() => expect(number).toHaveFocus());
    expect(number).toHaveAccessibleDescription(/номер — 6 цифр/);
    expect(series).toBeValid();
    const birth = screen.getByLabelText('Дата рождения');
    await user.clear(birth);
    await user.type(birth, '31.02.1987');
    await user.click(screen.getByRole('button', { name: 'Сохранить данные' }));
    await waitFor(() => expect(birth).toHaveFocus());
    expect(birth).toBeInvalid();
  });

  it('keeps each change of the study at once, and says so', async () => {
    let study: GroupRecord = {
      enrolmentId: id,
      learner: { id, name: RECORD.name },
      funding: 'paid',
      learningPlace: 'inside',
      priorEducationPending: false,
      priorShownAt: null,
      lacks: 0,
    };
    const { user } = await open(
      ['administrator'],
      [
        on(listGroupRecords, () => ({ records: [study] })),
        on(saveStudyTerms, ({ body }) => {
          study = { ...study, ...body };
          return study;
        }),
      ],
    );
    expect(await screen.findByText('Каждое изменение в этом блоке сохраняется сразу.')).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: /^Не выдавать документ/ }));
    expect(await screen.findByText(/^Сохранено\./)).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: /^Не выдавать документ/ })).toBeChecked();
  });

  it('sends an empty field as nothing', async () => {
    const { user, calls } = await open(['administrator']);
    await user.click(screen.getByRole('button', { name: 'Сохранить данные' }));
    await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')).toBeDefined());
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      birthDate: '1985-04-12',
      priorLastName: null,
      citizenship: '643',
    });
    expect(await screen.findByText('Для ФИС ФРДО всё заполнено')).toBeInTheDocument();
  });

  it('notes that the diploma was shown', async () => {
    const { user } = await open(['administrator']);
    await user.click(screen.getByRole('button', { name: 'Отметить, что диплом предъявлен' }));
    expect(await screen.findByText(/принял сотрудник: Порядкина Вера/)).toBeInTheDocument();
  });

  it('is read, not changed, by a director', async () => {
    await open(['director']);
    expect(screen.queryByRole('button', { name: 'Сохранить данные' })).toBeNull();
    expect(screen.getByLabelText('СНИЛС')).toHaveAttribute('readonly');
  });
});
