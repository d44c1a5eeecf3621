import { getRegisterQueue, listRegisterPackages, updateRegisterTerms } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';

async function open(roles: Parameters<typeof someone>[0]) {
  const server = {
    terms: [
      { from: '1900-01-01', days: 60 },
      { from: '2025-09-01', days: 30 },
    ],
  };
  const app = await renderApp('/federal-register', {
    me: someone(roles),
    handlers: [
      on(getRegisterQueue, () => {
        return { total: 0, sendable: 0, fixable: 0, urgent: 0, late: 0, terms: server.terms, documents: [] };
      }),
      on(listRegisterPackages, () => ({ packages: [] })),
      on(updateRegisterTerms, ({ body }) => {
        server.terms = body.terms;
        return body;
      }),
    ],
  });
  await screen.findByText(/^Срок передачи: 30 календарных дней/);
  return app;
}

describe('the terms of the federal register', () => {
  it('grow by a new one with its day; the former ones stay, and one day is not named twice', async () => {
    const { user, calls } = await open(['administrator']);
    await user.click(screen.getByRole('button', { name: 'Изменить сроки' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Сроки передачи сведений' }));
    const save = dialog.getByRole('button', { name: 'Сохранить' });
    await user.click(dialog.getByRole('button', { name: 'Добавить срок' }));
    expect(save).toBeDisabled();
    const added = within(dialog.getByRole('group', { name: 'Срок 3' }));
    await user.type(added.getByLabelText('Календарных дней'), '20');
    await user.type(added.getByLabelText('Для выданных с'), '01.09.2025');
    await user.tab();
    expect((await dialog.findAllByText('Этот день уже указан.')).length).toBeGreaterThan(0);
    expect(save).toBeDisabled();
    await user.clear(added.getByLabelText('Для выданных с'));
    await user.type(added.getByLabelText('Для выданных с'), '01.03.2027');
    await user.tab();
    await user.click(save);
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
        terms: [
          { from: '1900-01-01', days: 60 },
          { from: '2025-09-01', days: 30 },
          { from: '2027-03-01', days: 20 },
        ],
      }),
    );
    expect(await screen.findByText(/^Срок передачи: 20 календарных дней/)).toBeInTheDocument();
  });

  it('are only read by those who do not report', async () => {
    await open(['auditor']);
    expect(screen.queryByRole('button', { name: 'Изменить сроки' })).not.toBeInTheDocument();
  });
});
