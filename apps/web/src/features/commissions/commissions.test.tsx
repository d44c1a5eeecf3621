import {
  checkCommission,
  draftCommission,
  getProgram,
  listCandidates,
  listCommissions,
  listPrograms,
  listUsers,
  signOrder,
  type Commission,
  type Program,
} from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const program: Program = {
  id: uuid(1),
  kind: 'professional-development',
  title: 'Охрана труда',
  hours: 72,
  studyForm: 'заочная',
  forms: ['test'],
  modules: [],
  policy: {},
  effectivePolicy: DEFAULT_POLICY['professional-development'],
  publishedQuestions: 60,
  draftQuestions: 0,
  refusals: [],
};
const person = (n: number, lastName: string) => ({
  id: uuid(n),
  name: { lastName, firstName: 'Анна', patronymic: 'Олеговна' },
  post: 'Методист',
  outsideOrganisation: null,
});
const CHAIR = person(11, 'Главина');
const MEMBER = person(12, 'Членова');
const DIRECTOR = { ...person(13, 'Директорова'), post: 'Директор центра' };

function commission(n: number, order: Partial<Commission['order']>, inForce = false): Commission {
  return {
    id: uuid(100 + n),
    program: { id: program.id, title: program.title },
    order: { id: uuid(200 + n), number: `${n}-у`, date: '2026-03-04', signedAt: null, signedBy: null, ...order },
    inForce,
    seats: [
      { ...CHAIR, role: 'chair' },
      { ...MEMBER, role: 'member' },
    ],
  };
}
const signed = { signedAt: new Date('2026-03-04T10:40:00Z'), signedBy: 'Директорова Анна Олеговна' };
const user = (people: typeof CHAIR) => ({
  ...people,
  login: 'd',
  email: null,
  roles: ['director' as const],
  active: true,
  lastSignInAt: null,
});

const reading = (commissions: () => Commission[]) => [
  on(listCommissions, () => ({ commissions: commissions() })),
  on(getProgram, () => program),
  on(listUsers, () => ({ users: [user(DIRECTOR)] })),
];

describe('commissions', () => {
  it('tells in force from waiting and replaced', async () => {
    await renderApp('/commissions', {
      me: someone(['auditor']),
      handlers: reading(() => [commission(3, {}), commission(2, signed, true), commission(1, signed)]),
    });
    const panel = within(await screen.findByRole('region', { name: 'Охрана труда' }));
    const unfolded = panel.getAllByRole('article').filter((each) => !each.closest('details:not([open])'));
    expect(unfolded.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Приказ № 3-у.*Ждёт подписи директора/),
      expect.stringMatching(/Приказ № 2-у.*Действует/),
    ]);
    expect(panel.getByText('Прежний состав: 1')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Прочитать и подписать' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Составить комиссию' })).toBeNull();
  });

  it('lets the director sign beside the order’s text, and only with his password (2.2)', async () => {
    let current = commission(3, {});
    const passwords: string[] = [];
    const { user } = await renderApp(`/commissions/${current.id}`, {
      me: someone(['director']),
      handlers: [
        ...reading(() => [current, commission(2, signed, true)]),
        on(signOrder, ({ body }) => {
          passwords.push(body.password);
          if (body.password !== 'верный') return refused({ code: 'password.wrong', clause: null });
          current = commission(3, signed, true);
          return current;
        }),
      ],
    });
    const sheet = await screen.findByTitle<HTMLIFrameElement>(/^Приказ № 3-у/);
    expect(sheet.getAttribute('srcdoc')).toContain('Главина Анна Олеговна, Методист');
    expect(sheet.getAttribute('srcdoc')).toContain('Директор центра');
    expect(screen.getByText(/^Он заменит приказ № 2-у/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Подписать приказ' }));
    const dialog = within(await screen.findByRole('dialog'));
    const field = dialog.getByLabelText('Введите пароль ещё раз');
    await user.type(field, 'не тот{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('Пароль не подошёл.');
    await user.clear(field);
    await user.type(field, 'верный{Enter}');
    expect(
      await screen.findByText(/^Приказ подписан 4 марта в 15:40.*: Директорова Анна Олеговна\.$/),
    ).toBeInTheDocument();
    expect(passwords).toEqual(['не тот', 'верный']);
  });

  it('says whom an order waits for to those who may not sign it', async () => {
    const { id } = commission(3, {});
    await renderApp(`/commissions/${id}`, {
      me: someone(['auditor']),
      handlers: reading(() => [commission(3, {})]),
    });
    expect(await screen.findByText(/^Комиссия начнёт работать, когда директор подпишет/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Подписать приказ' })).toBeNull();
  });

  it('checks a composition while it is chosen, and drafts it only when nothing is in the way (2.4–2.7)', async () => {
    const { user, router, calls } = await renderApp(`/commissions/new?program=${program.id}`, {
      me: someone(['secretary']),
      handlers: [
        ...reading(() => [commission(3, {})]),
        on(listCandidates, () => ({ people: [CHAIR, MEMBER].map((each) => ({ ...each, isDirector: false })) })),
        on(listPrograms, () => ({ programs: [{ ...program, groups: 1, commissionInForce: false }] })),
        on(checkCommission, ({ body }) => ({
          refusals: body.seats.some(({ role }) => role === 'chair')
            ? []
            : [{ code: 'commission.no-chair', clause: '2.4' }],
        })),
        on(draftCommission, () => commission(3, {})),
      ],
    });
    expect(await screen.findByText(/^У комиссии нет председателя/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Составить приказ' })).toBeDisabled();
    expect(screen.getByText('Сначала исправьте состав.')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Председатель' }));
    await user.click(await screen.findByRole('option', { name: /Главина/ }));
    expect(await screen.findByText('Состав соответствует Положению')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Номер приказа'), '3-у');
    await user.click(screen.getByRole('button', { name: 'Составить приказ' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/commissions/${uuid(103)}`));
    expect(calls.find(({ method, url }) => method === 'POST' && url === '/api/commissions')?.body).toMatchObject({
      programId: program.id,
      orderNumber: '3-у',
      seats: [{ userId: CHAIR.id, role: 'chair' }],
    });
  });
});
