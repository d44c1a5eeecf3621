import {
  confirmSecondFactor,
  getMySigning,
  removeSecondFactor,
  sendSigningCode,
  setUpSecondFactor,
  type MySigning,
} from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';
import { signingOf } from '../../ui/signing/test-support/signing.ts';

async function open(mine: MySigning, roles: Parameters<typeof someone>[0] = ['commission-member']) {
  const server = { mine };
  const app = await renderApp('/account', {
    me: someone(roles),
    handlers: [
      on(getMySigning, () => server.mine),
      on(setUpSecondFactor, ({ body }) =>
        body.kind === 'totp'
          ? { uri: 'otpauth://totp/x?secret=ABCDEFGH', secret: 'ABCDEFGH' }
          : { uri: null, secret: null },
      ),
      on(confirmSecondFactor, ({ body }) => {
        if (body.code !== '123456') return refused({ code: 'signing.code-wrong', clause: null });
        server.mine = { ...server.mine, secondFactor: 'totp' };
        return undefined;
      }),
      on(sendSigningCode, () => undefined),
      on(removeSecondFactor, () => {
        server.mine = { ...server.mine, secondFactor: null };
        return undefined;
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Учётная запись' });
  return app;
}

describe('my electronic signature', () => {
  it('is no matter of a learner', async () => {
    await open(signingOf(), ['learner']);
    expect(screen.queryByText('Электронная подпись')).not.toBeInTheDocument();
  });

  it('shows when I accepted the agreement, and its text', async () => {
    const { user } = await open(signingOf());
    expect(await screen.findByText('Соглашение принято')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Прочитать соглашение' }));
    expect(await screen.findByText(/Стороны договорились/)).toBeInTheDocument();
  });

  it('offers the agreement to accept', async () => {
    await open(signingOf({ acceptedAt: null }));
    expect(await screen.findByRole('button', { name: 'Принять соглашение' })).toBeDisabled();
  });

  it('sets codes of an application up: password, picture and key, first code', async () => {
    const { user } = await open(signingOf());
    await user.click(await screen.findByRole('button', { name: 'Коды из приложения' }));
    await user.type(screen.getByLabelText('Введите пароль ещё раз'), 'мой пароль');
    await user.click(screen.getByRole('button', { name: 'Продолжить' }));
    expect(await screen.findByRole('img', { name: 'QR-код для приложения с одноразовыми кодами' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /на этом же устройстве/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^otpauth:/),
    );
    expect(screen.getByText('ABCD EFGH')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Код из приложения'), '000000');
    await user.click(screen.getByRole('button', { name: 'Включить коды' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Код не подошёл');
    await user.clear(screen.getByLabelText('Код из приложения'));
    await user.type(screen.getByLabelText('Код из приложения'), '123456');
    await user.click(screen.getByRole('button', { name: 'Включить коды' }));
    expect(await screen.findByText('Включены коды из приложения')).toBeInTheDocument();
  });

  it('switches codes off by the password and a code', async () => {
    const { user, calls } = await open(signingOf({ secondFactor: 'totp' }));
    await user.click(await screen.findByRole('button', { name: 'Выключить коды' }));
    await user.type(screen.getByLabelText('Введите пароль ещё раз'), 'мой пароль');
    await user.type(screen.getByLabelText('Код из приложения'), '123456');
    const form = screen.getByLabelText('Код из приложения').closest('form');
    await user.click(within(form ?? document.body).getByRole('button', { name: 'Выключить коды' }));
    expect(await screen.findByRole('button', { name: 'Коды по почте' })).toBeInTheDocument();
    const body = { password: 'мой пароль', code: '123456' };
    expect(calls).toContainEqual(expect.objectContaining({ url: '/api/my/second-factor/removal', body }));
  });
});
