import { draftProtocol, getProtocol, getSession, previewProtocol, type ProtocolPreview } from '@itog/contracts';
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
