import { addSeal, chooseSealed, getSeals, readSealUpload, switchSealOff, type Seals } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const administrator = someone(['administrator']);
const DAY = 86_400_000;

const seal = (days: number, more = {}) => ({
  id: '00000000-0000-4000-8000-000000000007',
  subject: 'УЦ «Пример»',
  organisation: null,
  issuer: 'Удостоверяющий центр',
  serial: 'C0FFEE',
  validFrom: new Date(Date.now() - DAY),
  validUntil: new Date(Date.now() + days * DAY),
  algorithm: 'RSA 2048',
  addedAt: new Date(),
  addedBy: 'Примерова Анна Олеговна',
  switchedOffAt: null,
  ...more,
});
const nothing: Seals = { state: 'none', current: null, former: [], kinds: ['order', 'protocol', 'document'] };
const inUse = (days = 300): Seals => ({ ...nothing, state: 'ready', current: seal(days) });

const open = (seals: Seals, handlers: Parameters<typeof renderApp>[1] = {}, me = administrator) =>
  renderApp('/settings/seal', { me, handlers: [on(getSeals, () => seals), ...(handlers.handlers ?? [])] });

describe('the seal of the organisation', () => {
  it('is uploaded with its password, which does not stand in the address', async () => {
    const { user, calls } = await open(nothing, { handlers: [on(addSeal, () => inUse())] });
    await user.click(await screen.findByRole('button', { name: 'Загрузить печать' }));
    expect(screen.getByRole('button', { name: 'Загрузить' })).toBeDisabled();
    const file = new File([new Uint8Array([1, 2, 3])], 'seal.p12');
    await user.upload(screen.getByLabelText(/Файл \.p12 или \.pfx/u), file);
    await user.type(screen.getByLabelText('Пароль к файлу'), 'Пароль-1');
    await user.click(screen.getByRole('button', { name: 'Загрузить' }));
    expect(await screen.findByText('Действует')).toBeInTheDocument();
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.url).toBe('/api/seals');
    expect(readSealUpload(sent?.body as Uint8Array)).toMatchObject({ password: 'Пароль-1' });
    expect([...(readSealUpload(sent?.body as Uint8Array)?.file ?? [])]).toEqual([1, 2, 3]);
  });

  it('says why a file was not taken, and keeps the form', async () => {
    const { user } = await open(nothing, {
      handlers: [on(addSeal, () => refused({ code: 'seal.password-wrong', clause: null }))],
    });
    await user.click(await screen.findByRole('button', { name: 'Загрузить печать' }));
    await user.upload(screen.getByLabelText(/Файл \.p12/u), new File(['x'], 'seal.pfx'));
    await user.click(screen.getByRole('button', { name: 'Загрузить' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Пароль к файлу не подошёл');
    expect(screen.getByLabelText('Пароль к файлу')).toBeInTheDocument();
  });

  it.each([
    [inUse(300), 'Действует', null],
    [inUse(20), 'Срок скоро истечёт', /Загрузите новый заранее/u],
    [{ ...inUse(-1), state: 'expired' as const }, 'Срок истёк', /документы выходят без печати/u],
    [{ ...inUse(), state: 'key-unreadable' as const }, 'Ключ не читается', /Документы не печатаются/u],
  ])('shows its state in words: %#', async (seals, badge, note) => {
    await open(seals);
    expect(await screen.findByText(badge)).toBeInTheDocument();
    if (note) expect(screen.getByText(note)).toBeInTheDocument();
    expect(screen.getByText('C0FFEE')).toBeInTheDocument();
  });

  it('is switched off after it was said what that means', async () => {
    const former = [seal(300, { switchedOffAt: new Date() })];
    const { user } = await open(inUse(), { handlers: [on(switchSealOff, () => ({ ...nothing, former }))] });
    await user.click(await screen.findByRole('button', { name: 'Отключить печать' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('а ключ будет удалён');
    await user.click(within(dialog).getByRole('button', { name: 'Отключить печать' }));
    expect(await screen.findByRole('table', { name: 'Прежние печати' })).toHaveTextContent('УЦ «Пример»');
    expect(screen.getByRole('button', { name: 'Загрузить печать' })).toBeInTheDocument();
  });

  it('stands on the kinds of papers that an administrator chose; others only look', async () => {
    const { user, calls } = await open(inUse(), {
      handlers: [on(chooseSealed, ({ body }) => ({ ...inUse(), kinds: body.kinds }))],
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Приказы' }));
    expect(await screen.findByRole('checkbox', { name: 'Приказы' })).not.toBeChecked();
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ kinds: ['protocol', 'document'] });
  });

  it('is only shown to those who do not manage the organisation', async () => {
    await open(inUse(), {}, someone(['auditor']));
    expect(await screen.findByRole('checkbox', { name: 'Приказы' })).toBeDisabled();
    expect(screen.getByText('Изменить это может администратор.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /печать/u })).toBeNull();
  });
});
