import { changePassword, signIn } from '@itog/contracts';
import { screen, waitFor } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const administrator = someone(['administrator']);

describe('sign-in', () => {
  it('leads a stranger here and back to where he was', async () => {
    const { user, router, calls } = await renderApp('/account?from=mail', {
      handlers: [on(signIn, () => administrator)],
    });
    await user.type(await screen.findByLabelText('Логин или электронная почта'), 'primerova');
    await user.type(screen.getByLabelText('Пароль'), 'длинный пароль');
    expect(router.state.location.pathname).toBe('/sign-in');
    await user.click(screen.getByRole('button', { name: 'Войти' }));
    await screen.findByRole('heading', { name: 'Учётная запись' });
    expect(router.state.location).toMatchObject({ pathname: '/account', search: '?from=mail' });
    expect(calls).toContainEqual({
      method: 'POST',
      url: '/api/sign-in',
      body: { login: 'primerova', password: 'длинный пароль' },
    });
  });

  it('never leads to another site', async () => {
    const { router } = await renderApp('/sign-in?next=//evil.example/', { me: someone(['learner']) });
    await waitFor(() => expect(router.state.location.pathname).not.toBe('/sign-in'));
    expect(router.state.location.pathname).toBe('/my');
  });

  it('says what is wrong in a sentence and keeps the login', async () => {
    const { user } = await renderApp('/sign-in', {
      handlers: [on(signIn, () => refused({ code: 'sign-in.blocked', clause: null, retryAfterSeconds: 90 }))],
    });
    await user.type(await screen.findByLabelText('Логин или электронная почта'), 'primerova');
    await user.type(screen.getByLabelText('Пароль'), 'не тот{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Слишком много попыток входа. Попробуйте снова через 2 минуты.',
    );
    expect(screen.getByLabelText('Логин или электронная почта')).toHaveValue('primerova');
    expect(screen.getByLabelText('Пароль')).toHaveValue('');
  });

  it('asks to fill what is empty before it calls', async () => {
    const { user, calls } = await renderApp('/sign-in');
    await user.click(await screen.findByRole('button', { name: 'Войти' }));
    expect(await screen.findAllByText('Заполните это поле.')).toHaveLength(2);
    expect(calls.map(({ url }) => url)).not.toContain('/api/sign-in');
  });

  it('has a one-time password replaced before anything else', async () => {
    const { user, router, calls } = await renderApp('/sign-in', {
      me: null,
      handlers: [
        on(signIn, () => someone(['administrator'], { mustChangePassword: true })),
        on(changePassword, () => undefined),
      ],
    });
    await user.type(await screen.findByLabelText('Логин или электронная почта'), 'primerova');
    await user.type(screen.getByLabelText('Пароль'), 'AB12-CD34{Enter}');
    expect(await screen.findByRole('heading', { name: 'Задайте свой пароль' })).toBeInTheDocument();
    expect(screen.queryByLabelText('Одноразовый пароль')).toBeNull();
    await user.type(screen.getByLabelText('Новый пароль'), 'длинный пароль');
    await user.type(screen.getByLabelText('Новый пароль ещё раз'), 'другой пароль');
    await user.click(screen.getByRole('button', { name: 'Сменить пароль' }));
    expect(await screen.findByText('Пароли не совпадают.')).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Новый пароль ещё раз'));
    await user.type(screen.getByLabelText('Новый пароль ещё раз'), 'длинный пароль');
    await user.click(screen.getByRole('button', { name: 'Сменить пароль' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(calls).toContainEqual({
      method: 'PUT',
      url: '/api/me/password',
      body: { current: 'AB12-CD34', next: 'длинный пароль' },
    });
  });
});
