import {
  calibrateDesign,
  getDesign,
  getDesignPicture,
  getDesignVersion,
  proofDesign,
  saveDesign,
  uploadDesignPicture,
  type CurrentDesign,
  type DesignSubject,
} from '@itog/contracts';
import { defaultDesign, type DesignKind } from '@itog/domain';
import { jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';

const administrator = someone(['administrator']);
const name = (lastName: string) => ({ lastName, firstName: 'Анна', patronymic: 'Олеговна' });
const longest: DesignSubject = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  learner: name('Долгоимённая'),
  program: 'Охрана труда',
  head: name('Главная'),
  secretary: name('Тайная'),
  chair: name('Передовая'),
  modules: [],
  publicUrl: 'https://itog.example',
};
const current = (kind: DesignKind, more: Partial<CurrentDesign> = {}): CurrentDesign => ({
  kind,
  version: 0,
  design: defaultDesign(kind),
  versions: [{ version: 0, savedAt: null, savedBy: null, documents: 3 }],
  subjects: { longest, invented: { ...longest, learner: name('Ещёдлиннее') } },
  ...more,
});

type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;
const open = (handlers: Handlers = [], kind: DesignKind = 'certificate', me = administrator) =>
  renderApp(`/settings/designs/${kind}`, {
    me,
    handlers: [...handlers, on(getDesign, ({ params }) => current(params.kind))],
  });
const sheet = async () =>
  (await screen.findByTitle<HTMLIFrameElement>(/^(Удостоверение|Диплом|Справка|Выписка) /u)).srcdoc;
const save = () => screen.getByRole('button', { name: 'Сохранить новую версию' });

beforeEach(() => void jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined));

describe('the design of printed forms', () => {
  it('opens with the first form, and has one page for each', async () => {
    const { router } = await renderApp('/settings/designs', {
      me: administrator,
      handlers: [on(getDesign, ({ params }) => current(params.kind))],
    });
    await screen.findByRole('heading', { name: 'Бланки и шаблоны документов' });
    expect(router.state.location.pathname).toBe('/settings/designs/certificate');
    const tabs = within(screen.getByRole('navigation', { name: 'Виды документов' })).getAllByRole('link');
    expect(tabs.map((tab) => tab.textContent)).toEqual(['Удостоверение', 'Диплом и приложение', 'Справка', 'Выписка']);
  });

  it('shows the form as one types, in a frame that runs no script', async () => {
    const { user } = await open();
    const field = await screen.findByLabelText(/^Строка внизу/u);
    expect(save()).toBeDisabled();
    expect(screen.getByText('Изменений пока нет.')).toBeInTheDocument();
    await user.type(field, 'Лицензия центра');
    await waitFor(async () => expect(await sheet()).toContain('Лицензия центра'));
    const frame = screen.getByTitle(/^Удостоверение /u);
    expect(frame).toHaveAttribute('sandbox', 'allow-same-origin');
    expect(await sheet()).toContain('Долгоимённая');
    await user.click(screen.getByRole('radio', { name: /Вымышленное, ещё длиннее/u }));
    await waitFor(async () => expect(await sheet()).toContain('Ещёдлиннее'));
    expect(save()).toBeEnabled();
  });

  it('puts a placeholder where the caret is', async () => {
    const { user } = await open();
    const field = await screen.findByLabelText<HTMLTextAreaElement>(/^Строка внизу/u);
    await user.type(field, 'Город , центр');
    field.setSelectionRange(6, 6);
    const chips = screen.getByRole('group', { name: 'Подстановки для поля «Строка внизу»' });
    await user.click(within(chips).getByRole('button', { name: '{город}' }));
    expect(field).toHaveValue('Город {город}, центр');
    await user.click(within(chips).getByRole('button', { name: 'Вернуть исходный текст' }));
    expect(field).toHaveValue('');
  });

  it.each([
    ['{{кто}', 'Подстановки «кто» здесь нет'],
    ['<script>', 'Теги здесь не работают'],
    ['file:///etc/passwd', 'Форма ничего не загружает извне'],
    ['**жирно', 'Выделение начато, но не закончено'],
    ['漢', 'Знака «漢» нет в шрифтах'],
  ])('says beside the field what is wrong with %s, and does not save it', async (typed, sentence) => {
    const { user } = await open();
    const field = await screen.findByLabelText(/^Строка внизу/u);
    await user.type(field, typed);
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(expect.stringContaining(sentence));
    expect(save()).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Скачать образец PDF' })).toBeDisabled();
    expect(screen.getAllByText('Сначала исправьте отмеченные поля.')).toHaveLength(2);
  });

  it('is saved with the version it was made from, and says what does not fit', async () => {
    let fits = false;
    const saved = current('certificate', { version: 1 });
    const { user, calls } = await open([
      on(saveDesign, () =>
        fits
          ? saved
          : refused({ code: 'design.overflow', clause: null, learner: 'Долгоимённая Анна', found: 'по программе' }),
      ),
    ]);
    await user.type(await screen.findByLabelText(/^Строка внизу/u), 'Низ');
    await user.click(save());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'У слушателя «Долгоимённая Анна» не помещается «по программе»',
    );
    fits = true;
    await user.click(save());
    expect(await screen.findByText('Сохранена версия 1. Новые документы будут выданы с ней.')).toBeInTheDocument();
    const put = calls.filter(({ method }) => method === 'PUT').at(-1);
    expect(put).toMatchObject({ url: '/api/document-designs/certificate', body: { version: 0 } });
    expect(put?.body).toMatchObject({ design: { texts: { footer: 'Низ' }, pictures: { logo: null } } });
  });

  it('takes a picture, shows it on the sheet, and says what it is not', async () => {
    const sha256 = 'a'.repeat(64);
    const { user, calls } = await open([
      on(uploadDesignPicture, () => ({ sha256, width: 10, height: 10 })),
      on(getDesignPicture, () => new Blob([new Uint8Array([0x89, 0x50])]) as never),
    ]);
    expect(await screen.findByText(/Картинка не заменяет ни подписи и печати на бумаге/u)).toBeInTheDocument();
    const seal = screen.getByRole('group', { name: 'Печать организации' });
    await user.upload(within(seal).getByLabelText(/^Печать организации: PNG/u), new File(['x'], 'seal.png'));
    await waitFor(async () => expect(await sheet()).toContain('data:image/png;base64,iVA='));
    expect(calls.some(({ url }) => url === '/api/design-pictures')).toBe(true);
    await user.click(within(seal).getByRole('button', { name: 'Убрать картинку «Печать организации»' }));
    await waitFor(async () => expect(await sheet()).not.toContain('data:image/png;base64,iVA='));
  });

  it('refuses a picture that is too large before it is sent', async () => {
    const { user, calls } = await open();
    const seal = await screen.findByRole('group', { name: 'Логотип' });
    const file = new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'logo.png');
    await user.upload(within(seal).getByLabelText(/^Логотип: PNG/u), file);
    expect(within(seal).getByRole('status')).toHaveTextContent('2 МБ');
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('moves the print over a blank, with a sheet to measure it by', async () => {
    const { user, calls } = await open(
      [on(calibrateDesign, () => new Blob(['pdf']) as never), on(proofDesign, () => new Blob(['pdf']) as never)],
      'diploma',
    );
    await user.click(await screen.findByRole('radio', { name: 'На своём бланке' }, { timeout: 20_000 }));
    const offset = screen.getByRole('group', { name: 'Сдвиг диплома, мм' });
    const right = within(offset).getByLabelText('Вправо');
    await user.clear(right);
    await user.type(right, '3,5');
    expect(screen.getByRole('group', { name: 'Сдвиг приложения, мм' })).toBeInTheDocument();
    await waitFor(async () => expect(await sheet()).toContain('--right: 3.5mm'));
    await user.click(screen.getByRole('button', { name: 'Скачать калибровочный лист' }));
    await user.click(screen.getByRole('button', { name: 'Скачать образец PDF' }));
    await waitFor(() =>
      expect(calls.filter(({ method }) => method === 'POST')).toMatchObject([
        { url: '/api/document-designs/diploma/calibration', body: { offsetMm: { x: 3.5, y: 0 } } },
        { url: '/api/document-designs/diploma/proof', body: { subject: 'longest', design: { mode: 'blank' } } },
      ]),
    );
  });

  it('compares a former version with the screen, and takes it again', async () => {
    const newest = defaultDesign('reference');
    const { user } = await open(
      [
        on(getDesign, () =>
          current('reference', {
            version: 1,
            design: { ...newest, texts: { ...newest.texts, footer: 'Новая строка' } },
            versions: [
              { version: 1, savedAt: new Date(), savedBy: 'Примерова Анна', documents: 1 },
              { version: 0, savedAt: null, savedBy: null, documents: 0 },
            ],
          }),
        ),
        on(getDesignVersion, () => ({ design: newest })),
      ],
      'reference',
    );
    expect(await screen.findByText(/^Версия 1 от .*, Примерова Анна$/u)).toBeInTheDocument();
    expect(screen.getByText('Выдан 1 документ')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Сравнить с тем, что на экране: Исходный вид' }));
    const [then, now] = [await screen.findByText('пусто'), screen.getByText('Новая строка', { selector: 'ins' })];
    expect([then.tagName, now.tagName]).toEqual(['DEL', 'INS']);
    await user.click(screen.getByRole('button', { name: 'Вернуть эту версию' }));
    expect(screen.getByLabelText(/^Строка внизу/u)).toHaveValue('');
    expect(await screen.findByText('То же, что на экране.')).toBeInTheDocument();
    expect(save()).toBeEnabled();
  });

  it('is only shown to a director', async () => {
    await open([], 'certificate', someone(['director']));
    expect(await screen.findByLabelText(/^Строка внизу/u)).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Сохранить|Скачать|\{город\}/u })).not.toBeInTheDocument();
  });
});
