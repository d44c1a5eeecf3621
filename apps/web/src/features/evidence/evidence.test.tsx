import { getAttemptTimeline, getExaminationTimeline, type AttemptTimeline } from '@itog/contracts';
import type { Role } from '@itog/domain';
import { fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../test-app.tsx';
import { deviceName, lasting } from './event-words.ts';
import { AGENT, ATTEMPT, EXAMINATION, id, ownTimeline, timeline } from './test-support/timeline.ts';

async function open(answer: AttemptTimeline, roles: Role[] = ['commission-member'], search = '') {
  const app = await renderApp(`/evidence/attempts/${ATTEMPT}${search}`, {
    me: someone(roles),
    handlers: [on(getAttemptTimeline, () => answer)],
  });
  await screen.findByRole('heading', { level: 1 });
  return app;
}
const course = () => screen.getByRole('table', { name: 'Ход по времени сервера' });
const lines = () => within(course()).getAllByRole('row').slice(1);
const slider = () => screen.getByRole('slider', { name: 'Момент теста' });
const chosen = () => screen.getAllByRole('radio').findIndex((radio) => (radio as HTMLInputElement).checked) + 1;
const violations = async () => {
  const found = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
};

describe('5.9, 5.10 the course of a test', () => {
  it('tells every act in words, with what is proven and what is only possible', async () => {
    await open(timeline());
    const said = lines().map((line) => line.textContent);
    expect(said).toHaveLength(11);
    expect(said[1]).toContain('вкладка 1 (Chrome 131, Windows, 10.0.0.15)');
    expect(said[3]).toMatch(/Выбран вариант 2 \(ответ ждал связи не менее 1\sмин 2\sс\)/);
    expect(said[4]).toContain('Вариант 1 изменён на 3');
    expect(said[5]).toMatch(/Пауза 6\sмин 30\sс: сервер ничего не получал/);
    expect(said[8]).toMatch(/возможно, ответ ждал связи 45\sс/);
    expect(said[9]).toContain(
      'Добавлено 15 минут. Причина: Отключение света. Время добавил сотрудник: Крылова Анна Петровна',
    );
    expect(screen.getByText('Пересчитана по записям и совпала')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('narrows to a question and to changed answers, in the address', async () => {
    const { user, router } = await open(timeline(), ['secretary'], '?question=1');
    expect(lines()).toHaveLength(2);
    await user.click(screen.getByRole('checkbox', { name: 'Только изменённые ответы' }));
    expect(lines()).toHaveLength(1);
    expect(router.state.location.search).toBe('?question=1&changes=only');
    expect(screen.getByText('1 запись')).toBeInTheDocument();
  });

  it('says when nothing was changed', async () => {
    await open(timeline(), ['secretary'], '?question=2&changes=only');
    expect(screen.getByText(/Ответы не менялись/)).toBeInTheDocument();
  });

  it('says loudly that the record does not agree with the receipt', async () => {
    await open(timeline({ receipt: { sha256: 'ab'.repeat(32), recounted: 'cd'.repeat(32) } }));
    expect(screen.getByText('Пересчитана по записям и не совпала')).toBeInTheDocument();
  });

  it('shows thousands of acts a hundred at a time', async () => {
    const [start] = timeline().events;
    if (!start) throw new Error('the sample has events');
    const { user } = await open(timeline({ events: Array.from({ length: 250 }, () => start) }));
    expect(lines()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Показать ещё 100 записей' }));
    expect(lines()).toHaveLength(200);
    expect(screen.getByRole('button', { name: 'Показать ещё 50 записей' })).toBeInTheDocument();
  });
});

describe('the replay', () => {
  it('shows the screen as it was at any moment, by keyboard too', async () => {
    const { user } = await open(timeline());
    expect(slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^10:00:00.* — Тест начат$/));
    expect(screen.getByRole('button', { name: 'Вопрос 1, ответа нет' })).toBeInTheDocument();
    fireEvent.change(slider(), { target: { value: '2' } });
    expect(chosen()).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Вперёд' }));
    expect(slider()).toHaveAttribute('aria-valuetext', expect.stringContaining('Вопрос 2. Выбран вариант 2'));
    expect(screen.getByRole('group', { name: /Вопрос 2 из 3/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Вопрос 1, ответ дан' }));
    expect(chosen()).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Вперёд' }));
    expect(chosen()).toBe(3);
    expect(screen.getByText('Верный вариант: 3')).toBeInTheDocument();
  });

  it('opens at the act that is asked for', async () => {
    const { user } = await open(timeline());
    await user.click(screen.getByRole('button', { name: 'Показать экран в этот момент: вопрос 3' }));
    expect(slider()).toHaveValue('8');
    expect(screen.getByRole('group', { name: /Вопрос 3 из 3/ })).toBeInTheDocument();
  });

  it('cannot be answered', async () => {
    await open(timeline());
    for (const radio of screen.getAllByRole('radio')) expect(radio).toBeDisabled();
  });
});

describe('the learner’s own', () => {
  it('has no key and says where he came from', async () => {
    await open(ownTimeline(), ['learner']);
    expect(screen.getByRole('heading', { name: 'Ход моего теста' })).toBeInTheDocument();
    expect(screen.queryByText(/Верный вариант|засчитан/)).toBeNull();
    expect(screen.getByText('пока не объявлен')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Охрана труда' })).toHaveAttribute('href', `/my/${id(60)}`);
    expect(await violations()).toEqual([]);
  });

  it('is told why while the test still runs', async () => {
    await renderApp(`/evidence/attempts/${ATTEMPT}`, {
      me: someone(['learner']),
      handlers: [on(getAttemptTimeline, () => refused({ code: 'attempt.unfinished', clause: null }))],
    });
    expect(await screen.findByText('Ход теста можно посмотреть, когда тест завершён.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Вернуться к тесту' })).toHaveAttribute('href', `/attempts/${ATTEMPT}`);
  });
});

it('an exam shows its card, questions, opened marks and the reason of the mark', async () => {
  await renderApp(`/evidence/examinations/${id(2)}`, {
    me: someone(['auditor']),
    handlers: [on(getExaminationTimeline, () => EXAMINATION)],
  });
  expect(await screen.findByRole('heading', { name: 'Ход экзамена' })).toBeInTheDocument();
  expect(screen.getByText('Билет № 7')).toBeInTheDocument();
  expect(lines().map((line) => line.textContent)[3]).toContain('Вопрос, Садыкова Айгуль Маратовна: Как часто');
  expect(lines().at(-1)).toHaveTextContent(
    'Председатель утвердил оценку: хорошо. Основание: По дополнительному вопросу',
  );
  expect(await violations()).toEqual([]);
});

it.each([
  [AGENT, 'Chrome 131, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux'],
  ['Проверка', 'Проверка'],
])('%s is called %s', (agent, name) => expect(deviceName(agent)).toBe(name));

it('never makes a proven wait longer', () => {
  expect(lasting(62_999, 'ru', 'down').replaceAll('\u00a0', ' ')).toBe('1 мин 2 с');
  expect(lasting(62_001, 'ru', 'up').replaceAll('\u00a0', ' ')).toBe('1 мин 3 с');
});
