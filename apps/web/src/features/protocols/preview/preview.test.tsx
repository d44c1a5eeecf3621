import {
  draftProtocol,
  getProtocol,
  getSession,
  listAppeals,
  listProtocols,
  previewProtocol,
  type AppealSummary,
  type ProtocolPreview,
} from '@itog/contracts';
import { screen, waitFor } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { PROTOCOL_ID, protocolOf, row, SESSION_ID, sessionOf } from '../test-support/protocol.ts';

const preview: ProtocolPreview = {
  refusals: [],
  attestation: 'test',
  protocols: 1,
  protocolNumber: '8-ПК/26',
  rows: [row(1), row(2, 'fail')],
  absent: ['Неявкина Анна Олеговна'],
};

async function open(roles: Parameters<typeof someone>[0], more: Partial<ProtocolPreview> = {}) {
  const app = await renderApp(`/sessions/${SESSION_ID}/protocol`, {
    me: someone(roles),
    handlers: [
      on(getSession, () =>
        sessionOf({ protocols: [{ id: PROTOCOL_ID, number: '7-ПК/26', status: 'draft', signedAt: null }] }),
      ),
      on(previewProtocol, () => ({ ...preview, ...more })),
      on(draftProtocol, () => protocolOf({ mySigning: null })),
      on(getProtocol, () => protocolOf({ mySigning: null })),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Новый протокол' });
  return app;
}

describe('the preview of a protocol', () => {
  it('shows whom it would hold, with numbers that are not taken yet, and takes none', async () => {
    const { calls } = await open(['secretary']);
    expect(screen.getByRole('heading', { name: 'Протокол № 8-ПК/26' })).toBeInTheDocument();
    expect(screen.getByText(/Номера ещё не заняты/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Слушатель1.*Зачтено.*9 из 10.*00001-ПК-26/ })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Слушатель2.*Не зачтено.*3 из 10.*—/ })).toBeInTheDocument();
    expect(screen.getByText('Неявкина Анна Олеговна')).toBeInTheDocument();
    expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('draws the protocol up once, and goes to it', async () => {
    const { user, router, calls } = await open(['secretary']);
    await user.click(screen.getByRole('button', { name: 'Составить протокол' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/protocols/${PROTOCOL_ID}`));
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('says what stands in the way in place of the button, and leads to the remedy', async () => {
    await open(['secretary'], { refusals: [{ code: 'protocol.draft-open', clause: null }], rows: [] });
    expect(screen.getByText(/По этому сеансу уже есть неподписанный протокол/)).toBeInTheDocument();
    for (const link of screen.getAllByRole('link', { name: 'Протокол № 7-ПК/26' }))
      expect(link).toHaveAttribute('href', `/protocols/${PROTOCOL_ID}`);
    expect(screen.queryByRole('button', { name: 'Составить протокол' })).not.toBeInTheDocument();
  });

  it('offers nothing to whom only reading is allowed', async () => {
    await open(['auditor']);
    expect(screen.queryByRole('button', { name: 'Составить протокол' })).not.toBeInTheDocument();
  });
});

describe('the register of protocols', () => {
  it('has those of the appeals commissions among the others, by date and number', async () => {
    const term: AppealSummary['considerBy'] = {
      ...{ day: '2099-01-01', endsAt: new Date(), skipped: [], worked: [], status: 'approved', overdue: false },
    };
    const person = { id: SESSION_ID, name: { lastName: 'Спорова', firstName: 'Яна', patronymic: null } };
    const appeal: AppealSummary = {
      ...{ id: SESSION_ID, kind: 'result', state: 'decided', result: { kind: 'attempt', id: SESSION_ID } },
      ...{
        sessionId: SESSION_ID,
        programTitle: 'Охрана труда',
        groupTitle: 'ОТ-1',
        learner: person,
        filedAt: new Date(),
      },
      ...{ hearing: null, considerBy: term, tellBy: term, announcedAt: null, acknowledgedAt: null, unsigned: [person] },
      decision: {
        ...{ upheld: true, confirmed: null, influenced: null, newMark: 'pass', reasons: 'Ключ неверен' },
        ...{ at: new Date(), protocolNumber: '10/26' },
      },
    };
    const { number: _, ...older } = protocolOf({ mySigning: null, date: '2026-01-01' });
    await renderApp('/protocols', {
      me: someone(['auditor']),
      handlers: [
        on(listProtocols, () => ({ protocols: [{ ...older, number: '9/26' }] })),
        on(listAppeals, () => ({
          serverNow: new Date(),
          zone: 'UTC',
          appeals: [appeal, { ...appeal, decision: null }],
        })),
      ],
    });
    const link = await screen.findByRole('link', { name: '№ 10/26' });
    expect(link).toHaveAttribute('href', `/appeals/${SESSION_ID}`);
    const row = screen.getByRole('row', { name: /№ 10\/26.*апелляция удовлетворена: Спорова Я\..*Ждёт подписей/ });
    expect(screen.getAllByRole('row').indexOf(row)).toBe(1);
    expect(screen.getByRole('link', { name: '№ 9/26' })).toBeInTheDocument();
  });
});
