import {
  listCandidates,
  listCommissions,
  listPrograms,
  previewOrder,
  draftOrder,
  getOrder,
  type Commission,
  type Order,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const program = { id: uuid(1), title: 'Охрана труда' };
const person = (n: number, lastName: string) => ({
  id: uuid(n),
  name: { lastName, firstName: 'Анна', patronymic: 'Олеговна' },
  post: 'Методист',
  degree: null,
  outsideOrganisation: null,
});
const CHAIR = person(11, 'Главина');
const MEMBER = person(12, 'Членова');

function commission(n: number, order: Partial<Commission['order']>, inForce = false): Commission {
  return {
    id: uuid(100 + n),
    kind: 'attestation',
    program,
    order: {
      id: uuid(200 + n),
      kind: 'appoint-attestation-commission',
      number: `${n}-у`,
      date: '2026-03-04',
      signedAt: null,
      signedBy: null,
      ...order,
    },
    inForce,
    seats: [
      { ...CHAIR, role: 'chair' },
      { ...MEMBER, role: 'member' },
    ],
  };
}
const signed = { signedAt: new Date('2026-03-04T10:40:00Z'), signedBy: 'Директорова Анна Олеговна' };
const reading = (commissions: () => Commission[]) => on(listCommissions, () => ({ commissions: commissions() }));
const drafted: Order = {
  id: uuid(203),
  kind: 'appoint-attestation-commission',
  number: '3-у',
  date: '2026-03-04',
  subject: 'О комиссии',
  status: 'draft',
  program,
  group: null,
  signedAt: null,
  signedBy: null,
  revision: 1,
  text: '{состав}',
  html: '<p>Приказ</p>',
  contentSha256: 'a'.repeat(64),
  draftedBy: 'Порядкина Вера Учётовна',
  draftedAt: new Date('2026-03-04T10:00:00Z'),
  cancelled: null,
  signature: null,
  commissionId: uuid(103),
  changes: null,
  printed: false,
  blockers: [],
};

describe('commissions', () => {
  it('tells in force from waiting and replaced', async () => {
    await renderApp('/commissions', {
      me: someone(['auditor']),
      handlers: [reading(() => [commission(3, {}), commission(2, signed, true), commission(1, signed)])],
    });
    const panel = within(await screen.findByRole('region', { name: 'Охрана труда' }));
    const unfolded = panel.getAllByRole('article').filter((each) => !each.closest('details:not([open])'));
    expect(unfolded.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Приказ № 3-у.*Ждёт подписи директора/),
      expect.stringMatching(/Приказ № 2-у.*Действует/),
    ]);
    expect(panel.getByText('Прежний состав: 1')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Прочитать и подписать' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Составить приказ о комиссии' })).toBeNull();
  });

  it('names two programs of one title apart', async () => {
    const other = { ...commission(5, signed, true), program: { ...program, id: uuid(2) } };
    await renderApp('/commissions', {
      me: someone(['auditor']),
      handlers: [reading(() => [other, commission(2, signed, true)])],
    });
    expect(await screen.findByRole('region', { name: 'Охрана труда (приказ № 5-у)' })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Охрана труда (приказ № 2-у)' })).toBeInTheDocument();
  });

  it('leads to the order, and says whom a commission waits for', async () => {
    await renderApp(`/commissions/${uuid(103)}`, {
      me: someone(['auditor']),
      handlers: [reading(() => [commission(3, {})])],
    });
    expect(await screen.findByText(/^Комиссия начнёт работать, когда директор подпишет/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Приказ № 3-у/ })).toHaveAttribute('href', `/orders/${uuid(203)}`);
  });

  it('checks a composition while it is chosen, shows who may not sit, and drafts only when nothing is in the way (2.4–2.7)', async () => {
    const candidates = [
      { ...CHAIR, isDirector: false, refusals: [] },
      { ...MEMBER, isDirector: false, refusals: [{ code: 'commission.no-consent', clause: null, userId: MEMBER.id }] },
    ];
    const { user, router, calls } = await renderApp(`/commissions/new?program=${program.id}`, {
      me: someone(['secretary']),
      handlers: [
        reading(() => []),
        on(listCandidates, () => ({ people: candidates })),
        on(listPrograms, () => ({
          programs: [
            {
              ...program,
              kind: 'professional-development' as const,
              hours: 72,
              forms: ['test' as const],
              publishedQuestions: 60,
              draftQuestions: 0,
              groups: 1,
              commissionInForce: false,
            },
          ],
        })),
        on(previewOrder, ({ body: { request } }) => ({
          refusals:
            'seats' in request && request.seats.some(({ role }) => role === 'chair')
              ? []
              : [{ code: 'commission.no-chair', clause: '2.4' }],
          nextNumber: '3-у',
          words: { subject: 'О комиссии', text: '{состав}' },
          title: 'Приказ',
          html: '<p>Приказ</p>',
          leftOut: [],
        })),
        on(draftOrder, () => drafted),
        on(getOrder, () => drafted),
      ],
    });
    expect(await screen.findByText(/^У комиссии нет председателя/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Составить приказ' })).toBeDisabled();
    await user.click(screen.getByRole('combobox', { name: 'Председатель' }));
    expect(await screen.findByRole('option', { name: /Членова.*Не принято соглашение/ })).toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: /Главина/ }));
    const act = screen.getByRole('button', { name: 'Составить приказ' });
    await waitFor(() => expect(act).toBeEnabled());
    await user.click(act);
    await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${uuid(203)}`));
    expect(calls.find(({ method, url }) => method === 'POST' && url === '/api/orders')?.body).toMatchObject({
      number: null,
      request: {
        kind: 'appoint-attestation-commission',
        programId: program.id,
        seats: [{ userId: CHAIR.id, role: 'chair' }],
      },
    });
  });
});
