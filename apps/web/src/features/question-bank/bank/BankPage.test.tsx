import { publishQuestions } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { bankHandlers, id, PROGRAM, row } from '../test-support/bank.ts';

const address = `/programs/${PROGRAM}/questions`;

describe('the bank', () => {
  it('publishes what waits', async () => {
    const { user, calls } = await renderApp(address, {
      me: someone(['teacher']),
      handlers: [on(publishQuestions, () => ({ published: 2 })), ...bankHandlers()],
    });
    await user.click(await screen.findByRole('button', { name: 'Опубликовать 2 вопроса' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Опубликовать 2 вопроса?' }));
    expect(calls.filter(({ url }) => url.endsWith('/publish'))).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: 'Опубликовать 2 вопроса' }));
    expect(await screen.findByText('Опубликовано 2 вопроса')).toBeInTheDocument();
    expect(calls.filter(({ url }) => url.endsWith('/publish'))).toHaveLength(1);
  });

  it('names every blocker with the way to its question, and holds the button (3.5)', async () => {
    const unfit = row(2, { refusals: [{ code: 'question.not-one-right', clause: '3.5', right: 0 }] });
    const publishRefusals = [
      { code: 'bank.question-unfit', clause: '3.5', questionId: unfit.id, name: unfit.name },
      { code: 'bank.topic-too-small', clause: '3.5', topic: 'Общие вопросы', has: 1, needs: 5 },
    ];
    await renderApp(address, {
      me: someone(['administrator']),
      handlers: bankHandlers([row(1), unfit], { publishRefusals }),
    });
    expect(await screen.findByRole('button', { name: /^Опубликовать/ })).toBeDisabled();
    const blockers = within(screen.getByRole('region', { name: 'Публикация' })).getAllByRole('listitem');
    expect(blockers.map((each) => each.textContent)).toEqual([
      expect.stringContaining('Вопрос «Вопрос 2» пока нельзя опубликовать (п. 3.5).'),
      expect.stringContaining('1 из 5 (п. 3.5)'),
    ]);
    expect(within(blockers[0]!).getByRole('link', { name: 'Открыть вопрос' })).toHaveAttribute(
      'href',
      `/questions/${unfit.id}`,
    );
    const row2 = screen.getByRole('row', { name: /случае 2/ });
    expect(row2).toHaveTextContent('Есть замечания');
  });

  it('asks the server for what the address narrows it to', async () => {
    const { calls } = await renderApp(`${address}?search=пожар&topic=${id(20)}&status=draft`, {
      me: someone(['teacher']),
      handlers: bankHandlers(),
    });
    await screen.findByRole('table');
    const { searchParams } = new URL(calls.find(({ url }) => url.includes('/questions?'))!.url, 'http://x');
    expect(Object.fromEntries(searchParams)).toEqual({ search: 'пожар', topicId: id(20), status: 'draft' });
  });

  it('offers an auditor nothing to change', async () => {
    await renderApp(address, { me: someone(['auditor']), handlers: bankHandlers() });
    await screen.findByRole('table');
    expect(screen.queryByRole('link', { name: /Загрузить|Добавить/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Опубликовать/ })).toBeNull();
  });
});
