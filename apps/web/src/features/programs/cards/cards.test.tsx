import {
  createExamCard,
  generateExamCards,
  getProgram,
  listExamCards,
  listPrograms,
  updateExamCard,
  withdrawExamCard,
  type ExamCard,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { id, retraining } from '../test-support/program.ts';

const card = (number: number, more: Partial<ExamCard> = {}): ExamCard => ({
  id: id(100 + number),
  number,
  questions: [`Вопрос ${number}-а`, `Вопрос ${number}-б`],
  drawn: false,
  ...more,
});

async function open(cards: ExamCard[], roles: Parameters<typeof someone>[0] = ['administrator'], more = {}) {
  const program = retraining({ publishedQuestions: 40, ...more });
  return renderApp(`/programs/${program.id}/cards`, {
    me: someone(roles),
    handlers: [
      on(getProgram, () => program),
      on(listPrograms, () => ({ programs: [] })),
      on(listExamCards, () => ({ cards })),
      on(createExamCard, ({ body }) => ({ cards: [...cards, card(cards.length + 1, body)] })),
      on(updateExamCard, ({ body }) => ({ cards: [card(1, body)] })),
      on(withdrawExamCard, () => ({ cards: [] })),
      on(generateExamCards, ({ body }) =>
        body.questions && body.questions.length < body.questionsPerCard
          ? refused({
              code: 'cards.too-few-questions',
              clause: '3.10',
              needs: body.questionsPerCard,
              has: body.questions.length,
            })
          : { cards: Array.from({ length: body.count }, (_, index) => card(index + 1)) },
      ),
    ],
  });
}

describe('exam cards (3.10)', () => {
  it('say what to do first while there are none', async () => {
    await open([]);
    expect(await screen.findByText(/^Билетов пока нет\. Составьте сразу несколько/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Добавить билет' })).toBeEnabled();
  });

  it('are read by a member of the commission, not changed', async () => {
    await open([card(1)], ['commission-member']);
    expect(await screen.findByRole('listitem', { name: 'Билет № 1' })).toHaveTextContent('Вопрос 1-а');
    expect(screen.queryByRole('button', { name: /Изменить|Изъять|Добавить|Составить/ })).toBeNull();
  });

  it('are written by hand: an empty question is not sent', async () => {
    const { user, calls } = await open([card(1)]);
    await user.click(await screen.findByRole('button', { name: 'Добавить билет' }));
    const dialog = await screen.findByRole('dialog', { name: 'Новый билет' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Вопрос 1' }), 'Что такое педагогика?');
    await user.click(within(dialog).getByRole('button', { name: 'Добавить билет' }));
    expect(within(dialog).getAllByText('Заполните это поле.')).toHaveLength(2);
    await user.click(within(dialog).getByRole('button', { name: 'Удалить вопрос 3' }));
    await user.click(within(dialog).getByRole('button', { name: 'Удалить вопрос 2' }));
    await user.click(within(dialog).getByRole('button', { name: 'Добавить билет' }));
    expect(await screen.findByRole('listitem', { name: 'Билет № 2' })).toHaveTextContent('Что такое педагогика?');
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ questions: ['Что такое педагогика?'] });
  });

  it('say that a drawn one is replaced, not changed', async () => {
    const { user } = await open([card(1, { drawn: true })]);
    await user.click(await screen.findByRole('button', { name: 'Изменить' }));
    expect(await screen.findByText(/^Этот билет уже вытягивали на экзамене/)).toBeInTheDocument();
  });

  it('are dealt at once from a list, and the server’s refusal is said in words', async () => {
    const { user, calls } = await open([]);
    await user.click(await screen.findByRole('button', { name: 'Составить несколько' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('status')).toHaveTextContent(/нужно 60, а есть 40/);
    await user.click(within(dialog).getByRole('radio', { name: 'Из списка' }));
    await user.click(within(dialog).getByRole('button', { name: 'Составить билеты' }));
    expect(within(dialog).getByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'Вопросы' }), 'Раз{Enter}{Enter}Два');
    expect(within(dialog).getByRole('status')).toHaveTextContent(/есть 2, а нужно 3/);
    await user.click(within(dialog).getByRole('button', { name: 'Составить билеты' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/Добавьте вопросы/);
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      count: 20,
      questionsPerCard: 3,
      questions: ['Раз', 'Два'],
    });
  });

  it('are withdrawn only after a question', async () => {
    const { user, calls } = await open([card(1)]);
    await user.click(await screen.findByRole('button', { name: 'Изъять' }));
    const dialog = await screen.findByRole('dialog', { name: 'Изъять билет № 1?' });
    expect(calls.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Изъять' }));
    await waitFor(() => expect(screen.queryByRole('listitem', { name: 'Билет № 1' })).toBeNull());
  });

  it('keep to the rules of accessibility', async () => {
    await open([card(1), card(2, { drawn: true })]);
    await screen.findByRole('listitem', { name: 'Билет № 2' });
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
