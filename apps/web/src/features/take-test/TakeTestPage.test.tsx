import { signIn } from '@itog/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, renderApp, someone } from '../../test-app.tsx';
import { AttemptServer, ids, optionId, questionId } from './test-support/attempt-server.ts';
import { attemptHandlers } from './test-support/handlers.ts';

const learner = someone(['learner']);
const ANOTHER_TAB = '00000000-0000-4000-8000-00000000000b';

async function openTest(server = new AttemptServer(), path = `/attempts/${ids.attempt}`) {
  const handlers = [
    ...attemptHandlers(server),
    on(signIn, () => {
      server.signedOut = false;
      return learner;
    }),
  ];
  const app = await renderApp(path, { me: learner, handlers });
  await screen.findByRole('timer');
  return { ...app, server };
}
const status = () => screen.getAllByRole('status').find((line) => line.tagName === 'P' && line.querySelector('svg'));
const radio = (option: number) => screen.getByRole('radio', { name: new RegExp(`Вариант ${option}`) });
const problems = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

// The page is a chunk of its own: fetched once, not within the time of the first test.
beforeAll(() => import('./TakeTestPage.tsx'));
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('a question', () => {
  it('is a group of options named by its number and text', async () => {
    await openTest();
    const group = screen.getByRole('group', { name: 'Вопрос 1 из 5 Текст вопроса 1' });
    expect(within(group).getByRole('heading').parentElement).toHaveFocus();
    expect(within(group).getAllByRole('radio')).toHaveLength(4);
    expect(await problems()).toEqual([]);
  });

  it('is saved by choosing, and does not turn the page by itself', async () => {
    const { user, server } = await openTest();
    expect(status()).toHaveTextContent('Ответы сохраняются сами');
    await user.click(radio(2));
    await waitFor(() => expect(status()).toHaveTextContent(/^Сохранено в \d\d:\d\d:\d\d/));
    expect(server.held(questionId(1))).toMatchObject({ optionId: optionId(1, 2) });
    expect(screen.getByRole('group', { name: /^Вопрос 1 / })).toBeInTheDocument();
  });

  it('has an address: the back button of the browser leads to the question before', async () => {
    const { user, router } = await openTest();
    await waitFor(() => expect(router.state.location.search).toBe('?q=1'));
    await user.click(screen.getByRole('button', { name: 'Дальше' }));
    await user.click(screen.getByRole('button', { name: 'Дальше' }));
    expect(await screen.findByRole('group', { name: /^Вопрос 3 / })).toBeInTheDocument();
    await act(() => router.navigate(-1));
    expect(await screen.findByRole('group', { name: /^Вопрос 2 / })).toBeInTheDocument();
    expect(router.state.location.search).toBe('?q=2');
  });

  it('puts the focus on its number when it is turned to', async () => {
    const { user } = await openTest();
    await user.click(screen.getByRole('button', { name: 'Дальше' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Вопрос 2 из 5' });
    expect(heading.parentElement).toHaveFocus();
  });

  it('opens at the first one without an answer', async () => {
    const server = new AttemptServer();
    server.events.push({ revision: 1, questionId: questionId(1), optionId: optionId(1, 1) });
    await openTest(server);
    expect(screen.getByRole('group', { name: /^Вопрос 2 / })).toBeInTheDocument();
  });

  it('is answered by digits, marked by F and turned by brackets, unless the keys are off', async () => {
    const { user, server } = await openTest();
    await user.keyboard('3');
    expect(radio(3)).toBeChecked();
    await user.keyboard('f');
    expect(screen.getByRole('button', { name: 'Снять отметку' })).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard('{]}');
    expect(await screen.findByRole('group', { name: /^Вопрос 2 / })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Помощь' }));
    await user.click(await screen.findByRole('switch', { name: 'Быстрые клавиши включены' }));
    await user.click(screen.getByRole('button', { name: 'Закрыть' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.keyboard('1');
    expect(radio(1)).not.toBeChecked();
    await waitFor(() => expect(server.flagged).toEqual([questionId(1)]));
  });
});

describe('the palette', () => {
  it('tells the state of every question in words', async () => {
    const { user } = await openTest();
    await user.click(radio(1));
    await user.click(screen.getByRole('button', { name: 'Дальше' }));
    await user.click(screen.getByRole('button', { name: 'Отметить вопрос' }));
    const palette = screen.getByRole('navigation', { name: 'Вопросы' });
    const cells = within(palette)
      .getAllByRole('link')
      .map((cell) => cell.getAttribute('aria-label'));
    expect(cells.slice(0, 3)).toEqual([
      'Вопрос 1: есть ответ',
      'Вопрос 2: нет ответа, отмечен',
      'Вопрос 3: не открывали',
    ]);
    expect(within(palette).getByText('Есть ответ: 1 из 5')).toBeInTheDocument();
  });
});

describe('without a network', () => {
  it('says how many answers wait, and that they are saved when it is back', async () => {
    const { user, server } = await openTest();
    server.link.down = true;
    await user.click(radio(1));
    await user.click(screen.getByRole('button', { name: 'Дальше' }));
    await user.click(radio(2));
    await waitFor(() => expect(status()).toHaveTextContent('Нет связи — 2 ответа ждут отправки'));
    server.link.down = false;
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(status()).toHaveTextContent('Связь восстановлена, ответы сохранены'));
    expect(server.events).toHaveLength(2);
  });
});

describe('another tab or device', () => {
  it('keeps the writing when the line for hints is back here and asks for all answers anew', async () => {
    const { client, calls } = await openTest();
    const claims = () => calls.filter(({ method, url }) => method === 'POST' && url.endsWith('/writer')).length;
    const before = claims();
    expect(before).toBeGreaterThan(0);
    await act(() => client.invalidateQueries({ refetchType: 'active' }));
    expect(claims()).toBe(before);
  });

  it('freezes this one, which says so and takes over on request', async () => {
    const { user, server } = await openTest();
    server.claim(ANOTHER_TAB);
    await user.click(radio(1));
    expect(await screen.findByText(/Тест открыт в другой вкладке или на другом устройстве/)).toBeInTheDocument();
    expect(radio(1)).toBeDisabled();
    expect(status()).toHaveTextContent('Здесь можно только смотреть. 1 ответ не отправлен');
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Продолжить здесь' }));
    await waitFor(() => expect(radio(1)).toBeEnabled());
    expect(screen.getByRole('heading', { name: 'Вопрос 1 из 5' }).parentElement).toHaveFocus();
    await waitFor(() => expect(server.held(questionId(1))).toMatchObject({ optionId: optionId(1, 1) }));
  });
});

describe('handing in', () => {
  it('lists what has no answer, asks honestly, and shows the receipt', async () => {
    const { user, server } = await openTest();
    await user.click(radio(1));
    await user.click(screen.getByRole('link', { name: 'Проверить ответы' }));
    expect(await screen.findByRole('heading', { name: 'Проверьте ответы' })).toHaveFocus();
    expect(screen.getByText('Ответ дан на 1 вопрос из 5.')).toBeInTheDocument();
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Завершить тест' }));
    const dialog = await screen.findByRole('dialog', { name: 'Завершить тест?' });
    expect(dialog).toHaveTextContent('Без ответа 4 вопроса: они не принесут баллов.');
    await user.click(within(dialog).getByRole('button', { name: 'Завершить тест' }));
    expect(await screen.findByRole('heading', { name: 'Тест завершён' })).toBeInTheDocument();
    expect(screen.getByText('ab'.repeat(32))).toBeInTheDocument();
    expect(screen.getByText('1 из 5')).toBeInTheDocument();
    expect(screen.getByRole('main', { name: 'Тест завершён' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Узнать результат' })).toHaveAttribute('href', `/my/${ids.session}`);
    expect(server.finishedAt).not.toBeNull();
    expect(await problems()).toEqual([]);
  });

  it('waits for the answers first', async () => {
    const { user, server } = await openTest(undefined, `/attempts/${ids.attempt}?q=5`);
    server.link.down = true;
    await user.click(radio(4));
    await user.click(screen.getByRole('button', { name: 'Проверить ответы' }));
    await user.click(await screen.findByRole('button', { name: 'Завершить тест' }));
    const dialog = await screen.findByRole('dialog', { name: 'Завершить тест?' });
    await user.click(within(dialog).getByRole('button', { name: 'Завершить тест' }));
    expect(await within(dialog).findByText(/^Сначала отправим 1 ответ: ждём связи/)).toBeInTheDocument();
    expect(server.finishedAt).toBeNull();
    server.link.down = false;
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByRole('heading', { name: 'Тест завершён' })).toBeInTheDocument();
  });
});

describe('the end of the time', () => {
  it('is told by the server; answers that came too late are named', async () => {
    const { user, server } = await openTest();
    server.link.down = true;
    await user.click(radio(1));
    server.deadlineAt = server.now();
    server.link.down = false;
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText(/Мы завершили тест сами/)).toBeInTheDocument();
    expect(screen.getByText('1 ответ не успел сохраниться: вопрос 1.')).toBeInTheDocument();
  });
});

describe('leaving', () => {
  it('asks before it leads out of a running test', async () => {
    const { user, router } = await openTest();
    await act(() => router.navigate('/account'));
    const dialog = await screen.findByRole('dialog', { name: 'Выйти из теста?' });
    await user.click(within(dialog).getByRole('button', { name: 'Остаться' }));
    expect(router.state.location.pathname).toBe(`/attempts/${ids.attempt}`);
  });
});

describe('a sign-in that has ended', () => {
  it('is renewed in place, and the answer goes on', async () => {
    const { user, server, router } = await openTest();
    server.signedOut = true;
    await user.click(radio(1));
    const dialog = await screen.findByRole('dialog', { name: 'Войдите снова' });
    expect(dialog).toHaveTextContent('1 ответ хранится в этом браузере');
    await user.type(within(dialog).getByLabelText('Пароль'), 'длинный пароль{Enter}');
    await waitFor(() => expect(server.events).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(router.state.location.pathname).toBe(`/attempts/${ids.attempt}`);
  });
});

describe('the view', () => {
  it('is kept for the person on this device', async () => {
    const { user } = await openTest();
    await user.click(screen.getByRole('button', { name: 'Вид' }));
    await user.click(await screen.findByRole('radio', { name: 'Очень крупный' }));
    await user.click(screen.getByRole('switch', { name: 'Высокий контраст' }));
    expect(document.documentElement).toHaveAttribute('data-high-contrast');
    expect(JSON.parse(localStorage.getItem(`itog.view.${learner.id}`) ?? '')).toMatchObject({
      size: 3,
      contrast: true,
    });
  });

  it('hides the time on request', async () => {
    const { user } = await openTest();
    expect(screen.getByRole('timer', { name: 'Осталось времени' })).toHaveTextContent('1:30:00');
    await user.click(screen.getByRole('button', { name: 'Скрыть время' }));
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Показать время' }));
    expect(screen.getByRole('timer')).toBeInTheDocument();
  });
});
