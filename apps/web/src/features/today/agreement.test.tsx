import { getMySigning, getToday } from '@itog/contracts';
import type { Role } from '@itog/domain';
import { screen, waitFor } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';
import { signingOf } from '../../ui/signing/test-support/signing.ts';
import { nothingToday } from './test-support/today.ts';

async function open(roles: Role[], acceptedAt: Date | null) {
  const handlers = [on(getToday, nothingToday), on(getMySigning, () => signingOf({ acceptedAt }))];
  const { calls } = await renderApp('/', { me: someone(roles), handlers });
  await screen.findByText('Сегодня срочных дел нет.');
  return calls.filter(({ url }) => url === '/api/my/signing');
}

describe('the agreement on signing, on «Сегодня»', () => {
  it('waits for who signs and has not accepted it', async () => {
    await open(['commission-member'], null);
    expect(await screen.findByRole('link', { name: 'Прочитать и принять' })).toHaveAttribute('href', '/account');
  });

  it('is gone once it is accepted', async () => {
    const asked = await open(['director'], new Date());
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(screen.queryByRole('link', { name: 'Прочитать и принять' })).not.toBeInTheDocument();
  });

  it('is not asked for by who signs nothing', async () => {
    expect(await open(['auditor'], null)).toEqual([]);
    expect(screen.queryByRole('link', { name: 'Прочитать и принять' })).not.toBeInTheDocument();
  });
});
