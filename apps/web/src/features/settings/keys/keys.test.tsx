import { listIssuerKeys, replaceIssuerKey, type IssuerKey } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';

const key = (thumbprint: string, retiredAt: Date | null, madeBy: string | null = null): IssuerKey => ({
  thumbprint,
  address: `https://itog.example/api/issuer/keys/${thumbprint}`,
  madeAt: new Date('2026-03-04T10:40:00Z'),
  madeBy,
  retiredAt,
});

async function open(roles: Parameters<typeof someone>[0]) {
  let keys = [key('first', null)];
  const app = await renderApp('/settings/credential-keys', {
    me: someone(roles),
    handlers: [
      on(listIssuerKeys, () => ({ keys })),
      on(replaceIssuerKey, () => {
        keys = [key('second', null, 'Порядкина Вера'), key('first', new Date('2026-03-11T10:40:00Z'))];
        return { kty: 'RSA', n: 'n', e: 'e', alg: 'RS256', use: 'sig', kid: keys[0]!.address } as const;
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Ключи цифровых документов' });
  return app;
}

it('replaces the key only after it was said what follows, and keeps the former one in sight', async () => {
  const { user } = await open(['administrator']);
  expect(screen.getByText('first')).toBeInTheDocument();
  expect(screen.queryByText('Прежние ключи')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Заменить ключ' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Открытая часть останется опубликованной/u)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Заменить ключ' }));
  const former = await screen.findByRole('table', { name: 'Прежние ключи' });
  expect(within(former).getByRole('link', { name: 'first' })).toHaveAttribute('href', key('first', null).address);
  expect(screen.getByText('second')).toBeInTheDocument();
  expect(screen.getByText(/Порядкина Вера/u)).toBeInTheDocument();
});

it('is only to look at for others, and says who may', async () => {
  await open(['director']);
  expect(screen.getByText('Заменить ключ может администратор.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Заменить ключ' })).toBeNull();
});
