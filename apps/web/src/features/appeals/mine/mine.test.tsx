import {
  acknowledgeAppeal,
  fileAppeal,
  getMyAppeal,
  getMySigning,
  listMyAppeals,
  previewAppeal,
  uploadAppealAttachment,
  type AppealableResult,
  type MyAppeal,
} from '@itog/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import {
  APPEAL,
  appealable,
  at,
  HTML,
  id,
  inMinutes,
  myAppeal,
  PROTOCOL_HTML,
  REJECTED,
  sha,
  SIGNING,
} from '../test-support/appeals.ts';

const problems = async () => {
  const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
};
const me = someone(['learner']);
type More = Parameters<typeof renderApp>[1];
const file = (results: AppealableResult[], more: More = {}) =>
  renderApp(`/my/appeals/new?result=${id(40)}`, {
    me,
    handlers: [
      ...(more.handlers ?? []),
      on(listMyAppeals, () => ({ serverNow: new Date(), zone: 'Asia/Yekaterinburg', results, appeals: [] })),
      on(getMySigning, () => SIGNING),
      on(getMyAppeal, () => myAppeal()),
    ],
  });
const follow = (appeal: Partial<MyAppeal>, more: More = {}) =>
  renderApp(`/my/appeals/${APPEAL}`, {
    me,
    handlers: [...(more.handlers ?? []), on(getMySigning, () => SIGNING), on(getMyAppeal, () => myAppeal(appeal))],
  });

beforeAll(() => Promise.all([import('../filing/FilingPage.tsx'), import('./MyAppealPage.tsx')]));
afterEach(() => sessionStorage.clear());

describe('5.3 filing', () => {
  it('signs exactly the application that was read, with its files, and opens the appeal', async () => {
    const bodies: object[] = [];
    const { user, router } = await file([appealable()], {
      handlers: [
        on(uploadAppealAttachment, () => ({
          id: id(5),
          name: 'Снимок.png',
          mediaType: 'image/png',
          bytes: 2048,
          sha256: sha(''),
        })),
        on(previewAppeal, () => ({ html: HTML, contentSha256: sha(HTML), refusals: [] })),
        on(fileAppeal, ({ body }) => {
          bodies.push(body);
          return myAppeal();
        }),
      ],
    });
    expect(
      await screen.findByText(/председателя аттестационной комиссии Председателева Павла Петровича/),
    ).toBeInTheDocument();
    expect(screen.getByRole('timer')).toBeInTheDocument();
    const act = screen.getByRole('button', { name: 'Прочитать и подписать' });
    expect(act).toBeDisabled();
    expect(screen.getByText('Выберите, на что подаёте апелляцию.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: /На результат/ }));
    expect(act).toBeDisabled();
    await user.type(screen.getByLabelText('Что произошло и о чём вы просите'), '  Вопрос 5 ');
    await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'Снимок.png'));
    expect(await screen.findByRole('button', { name: 'Убрать файл «Снимок.png»' })).toBeInTheDocument();
    expect(await problems()).toEqual([]);
    await user.click(act);
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText('Введите пароль ещё раз'), 'пароль{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Апелляция на результат' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe(`/my/appeals/${APPEAL}`);
    expect(bodies).toEqual([
      expect.objectContaining({
        kind: 'result',
        result: { kind: 'attempt', id: id(40) },
        attachmentIds: [id(5)],
        contentSha256: sha(HTML),
        password: 'пароль',
      }),
    ]);
    expect(sessionStorage.getItem(`appeal:${id(40)}`)).toBeNull();
  });

  it('keeps what was written over a reload', async () => {
    const { user } = await file([appealable()]);
    await user.type(await screen.findByLabelText('Что произошло и о чём вы просите'), 'Не успел');
    cleanup();
    await file([appealable()]);
    expect(await screen.findByLabelText('Что произошло и о чём вы просите')).toHaveValue('Не успел');
  });

  it('shuts at the last instant of the day, and says until when it was open', async () => {
    await file([
      appealable({
        closesAt: at('2026-05-08T19:00:00Z'),
        refusals: {
          procedure: [{ code: 'appeal.window-closed', clause: '5.3', closedAt: '2026-05-08T19:00:00Z' }],
          result: [{ code: 'appeal.window-closed', clause: '5.3', closedAt: '2026-05-08T19:00:00Z' }],
        },
      }),
    ]);
    expect(
      await screen.findByText(/Срок подачи истёк: подать апелляцию можно было до 24:00 8 мая/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Прочитать и подписать' })).toBeNull();
  });

  it('leaves the ground that is open while the result is not announced (5.1)', async () => {
    await file([
      appealable({
        announcedAt: null,
        refusals: { procedure: [], result: [{ code: 'appeal.not-announced', clause: '5.1' }] },
      }),
    ]);
    expect(await screen.findByRole('radio', { name: /На результат/ })).toBeDisabled();
    expect(screen.getByRole('radio', { name: /На порядок/ })).toBeEnabled();
    expect(screen.getByText(/обжаловать пока нечего/)).toBeInTheDocument();
  });
});

describe('the learner’s own appeal', () => {
  it('explains its deadline day by day (5.6), and gives the application as PDF', async () => {
    await follow({});
    expect(await screen.findByText('9 мая — нерабочий день: День Победы')).toBeInTheDocument();
    expect(screen.getByText('11 мая нерабочий: перенос с 9 мая')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Скачать заявление, PDF' })).toHaveAttribute(
      'href',
      `/api/appeals/${APPEAL}/application.pdf`,
    );
    expect(await problems()).toEqual([]);
  });

  it('invites to the hearing (5.8)', async () => {
    await follow({
      state: 'scheduled',
      hearing: { at: inMinutes(600), place: 'Уфа, кабинет 3', link: 'https://meet.example.org/a', openedAt: null },
      commission: [{ name: 'Апелляциев Андрей Ильич', role: 'chair' }],
    });
    expect(await screen.findByRole('heading', { name: 'Приглашение на заседание' })).toBeInTheDocument();
    expect(screen.getByText('Уфа, кабинет 3')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Войти в видеовстречу' })).toHaveAttribute(
      'href',
      'https://meet.example.org/a',
    );
    expect(screen.getByRole('list', { name: 'Апелляционная комиссия' })).toHaveTextContent('Апелляциев Андрей Ильич');
  });

  it('is acknowledged under the text of the protocol (5.11); a wrong password is said at once', async () => {
    const bodies: object[] = [];
    const { user } = await follow(
      {
        state: 'announced',
        decision: REJECTED,
        announcedAt: at('2026-05-12T07:00:00Z'),
        consequences: ['Результат «не зачтено» остаётся прежним.'],
        protocol: { html: PROTOCOL_HTML, contentSha256: sha(PROTOCOL_HTML), printed: true },
      },
      {
        handlers: [
          on(acknowledgeAppeal, ({ body }) => {
            bodies.push(body);
            return body.password === 'верный' ? myAppeal() : refused({ code: 'password.wrong', clause: null });
          }),
        ],
      },
    );
    expect(await screen.findByText('Апелляция отклонена')).toBeInTheDocument();
    expect(screen.getByText('Результат «не зачтено» остаётся прежним.')).toBeInTheDocument();
    expect(screen.getByText('Ключ вопроса 5 верен.')).toBeInTheDocument();
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Подписать ознакомление' }));
    const dialog = within(await screen.findByRole('dialog'));
    const field = await dialog.findByLabelText('Введите пароль ещё раз');
    await user.type(field, 'не тот{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('Пароль не подошёл.');
    await user.clear(field);
    await user.type(field, 'верный{Enter}');
    expect(await screen.findByText('Ознакомление подписано')).toBeInTheDocument();
    expect(bodies).toEqual(
      ['не тот', 'верный'].map((password) => ({ password, code: null, contentSha256: sha(PROTOCOL_HTML) })),
    );
  });
});
