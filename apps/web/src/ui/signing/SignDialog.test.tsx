import { acceptSigningAgreement, getMySigning, sendSigningCode, type MySigning } from '@itog/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createHash } from 'node:crypto';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { createQueryClient } from '../../api/query-client.ts';
import { createI18n } from '../../i18n/index.ts';
import { answering, on } from '../../test-app.tsx';
import { SignDialog, type SigningAct } from './SignDialog.tsx';
import { signingOf } from './test-support/signing.ts';

const html = '<p>Слова приказа</p>';
const contentSha256 = createHash('sha256').update(html, 'utf8').digest('hex');

/** The dialog over a server where the reader's signing is as told; what he signs is collected. */
async function open(mine: MySigning, { choices = false, sha256 = contentSha256 } = {}) {
  const server = { mine };
  const acts: SigningAct[] = [];
  const calls = answering([
    on(getMySigning, () => server.mine),
    on(acceptSigningAgreement, () => {
      const acceptedAt = new Date('2026-03-04T10:00:00Z');
      server.mine = { ...server.mine, acceptedAt };
      return { acceptedAt };
    }),
    on(sendSigningCode, () => undefined),
  ]);
  const words = await createI18n('ru');
  await words.loadNamespaces(['ui', 'signing', 'refusals']);
  render(
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={createQueryClient(0)}>
        <MantineProvider env="test">
          <MemoryRouter>
            <SignDialog
              opened
              onClose={() => undefined}
              title="Подпись под приказом"
              confirm="Подписать приказ"
              content={{ html, contentSha256: sha256 }}
              choices={choices}
              onSign={(act) => acts.push(act)}
            />
          </MemoryRouter>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), acts, calls };
}

const password = () => screen.findByLabelText('Введите пароль ещё раз');
const act = (name = 'Подписать приказ') => screen.getByRole('button', { name });

describe('the dialog of a signature', () => {
  it('shows the exact text and its hash, and gives the password with a plain signature', async () => {
    const { user, acts } = await open(signingOf());
    await user.type(await password(), 'мой пароль');
    expect(screen.getByTitle('Подпись под приказом').getAttribute('srcdoc')).toContain(html);
    expect(screen.getByLabelText(contentSha256)).toBeInTheDocument();
    await user.click(act());
    expect(acts).toEqual([{ password: 'мой пароль', code: null, status: 'signed', statement: null }]);
  });

  it('signs nothing when the text in view does not give the hash', async () => {
    const { user, acts } = await open(signingOf(), { sha256: 'f'.repeat(64) });
    await user.type(await password(), 'мой пароль{enter}');
    expect(await screen.findByText(/Показанный текст не совпадает/)).toBeInTheDocument();
    expect(act()).toBeDisabled();
    expect(acts).toEqual([]);
  });

  it('has the agreement accepted first, by a tick and a button', async () => {
    const { user, calls } = await open(signingOf({ acceptedAt: null }));
    expect(await screen.findByText(/Стороны договорились/)).toBeInTheDocument();
    expect(screen.queryByLabelText('Введите пароль ещё раз')).not.toBeInTheDocument();
    expect(act('Принять соглашение')).toBeDisabled();
    await user.click(screen.getByLabelText('Соглашение прочитано, принимаю его'));
    await user.click(act('Принять соглашение'));
    await password();
    const { agreement } = signingOf();
    const body = { agreementId: agreement?.id, sha256: agreement?.sha256 };
    expect(calls).toContainEqual(expect.objectContaining({ method: 'POST', url: '/api/my/signing/consent', body }));
  });

  it('says what is missing where no agreement was ever published', async () => {
    await open(signingOf({ agreement: null, acceptedAt: null }));
    expect(await screen.findByText(/ещё не опубликовано/)).toBeInTheDocument();
  });

  it('takes the code of an application', async () => {
    const { user, acts } = await open(signingOf({ secondFactor: 'totp' }));
    await user.type(await password(), 'мой пароль');
    await user.type(screen.getByLabelText('Код из приложения'), '123 456');
    await user.click(act());
    expect(acts).toMatchObject([{ password: 'мой пароль', code: '123 456' }]);
  });

  it('sends a letter with a code when it is asked for, not before', async () => {
    const { user, calls } = await open(signingOf({ secondFactor: 'email' }));
    await password();
    const letters = () => calls.filter(({ url }) => url === '/api/my/signing-code');
    expect(letters()).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Прислать код' }));
    expect(await screen.findByText(/Код отправлен на вашу почту/)).toBeInTheDocument();
    expect(letters()).toHaveLength(1);
  });

  it.each([
    ['Подписать с особым мнением', 'Особое мнение', 'Подписать приказ', 'signed-with-opinion'],
    ['Отказаться от подписи', 'Причина отказа', 'Отказаться от подписи', 'refused'],
  ])('%s: wants words', async (choice, label, button, status) => {
    const { user, acts } = await open(signingOf(), { choices: true });
    await user.click(await screen.findByRole('radio', { name: choice }));
    await user.type(await password(), 'мой пароль');
    await user.click(act(button));
    expect(acts).toEqual([]); // the browser's own check of the required field
    await user.type(screen.getByLabelText(label), ' Не согласен ');
    await user.click(act(button));
    await waitFor(() => expect(acts).toMatchObject([{ status, statement: 'Не согласен' }]));
  });
});
