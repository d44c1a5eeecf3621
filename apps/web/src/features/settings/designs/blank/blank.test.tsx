import {
  calibrateDesign,
  getDesign,
  getDesignPicture,
  saveDesign,
  uploadDesignPicture,
  type CurrentDesign,
  type DesignSubject,
} from '@itog/contracts';
import { defaultBlank, defaultDesign, type LayoutKind } from '@itog/domain';
import { jest } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../../test-app.tsx';
import { halves, movedField, nudged } from './editing.ts';

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
const current = (kind: LayoutKind): CurrentDesign => ({
  kind,
  version: 0,
  design: defaultDesign(kind),
  versions: [{ version: 0, savedAt: null, savedBy: null, documents: 3 }],
  subjects: { longest, invented: { ...longest, learner: name('Ещёдлиннее') } },
});
type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;

/** The page of a kind with «На покупном бланке» chosen. */
async function open(kind: LayoutKind, handlers: Handlers = []) {
  const app = await renderApp(`/settings/designs/${kind}`, {
    me: someone(['administrator']),
    handlers: [...handlers, on(getDesign, () => current(kind))],
  });
  fireEvent.click(await screen.findByLabelText('На покупном бланке', {}, { timeout: 20_000 }));
  return app;
}
// By labels and words: a search by role reads the whole page anew each time.
const fields = () => screen.getByLabelText('Поля листа');
const button = (field: string) => within(fields()).getByText(field);
const save = () => screen.getByText('Сохранить новую версию').closest('button') as HTMLElement;
const handle = (field: string) =>
  screen.getByLabelText(`Передвинуть поле «${field}» стрелками; с клавишей Shift — по 5 мм`);
const picture = (part = 'бланк документа') => screen.getByLabelText(`Лист бланка с полями: ${part}`);
const press = (button: HTMLElement) => fireEvent.click(button);
const put = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
/** The test's page knows no pointer events; a mouse event of that name has all that is read of them. */
const point = (where: Element | Window, type: string, clientX: number, clientY: number) =>
  fireEvent(where, new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientX, clientY }));

beforeEach(() => void jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined));

describe('the layout of a bought blank', () => {
  it('begins with the usual fields in place of our own form, and is saved with the design', async () => {
    const { calls } = await open('certificate', [on(saveDesign, () => ({ ...current('certificate'), version: 1 }))]);
    expect(within(fields()).getAllByText(/./u, { selector: 'button' })).toHaveLength(
      defaultBlank('certificate').title.fields.length,
    );
    expect(screen.queryByText('Тексты')).not.toBeInTheDocument();
    expect(picture()).toHaveTextContent('Долгоимённая Анна Олеговна');
    press(save());
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      design: { mode: 'layout', blank: defaultBlank('certificate') },
    });
  }, 60_000);

  it('moves the chosen field by arrow keys and by numbers, and says where it stands', async () => {
    const { user } = await open('certificate');
    press(button('{город}'));
    handle('{город}').focus();
    await user.keyboard('{ArrowRight}{ArrowUp}{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByLabelText('От левого края, мм')).toHaveValue('30,5');
    expect(screen.getByLabelText('От верха до строки, мм')).toHaveValue('156,5');
    expect(screen.getByText('30,5 мм от левого края, 156,5 мм от верха до строки')).toBeInTheDocument();
    put('От левого края, мм', '12,5');
    expect(screen.getByText('12,5 мм от левого края, 156,5 мм от верха до строки')).toBeInTheDocument();
  }, 60_000);

  it('moves a field by the pointer, in the proportion of the picture', async () => {
    await open('certificate');
    const board = picture().parentElement as HTMLElement;
    board.getBoundingClientRect = () => ({ width: 594 }) as DOMRect;
    const grip = picture().querySelectorAll('g')[2] as Element;
    point(grip, 'pointerdown', 100, 100);
    point(window, 'pointermove', 121, 90);
    point(window, 'pointerup', 121, 90);
    expect(screen.getByText('40,5 мм от левого края, 147 мм от верха до строки')).toBeInTheDocument();
    point(window, 'pointermove', 300, 300);
    expect(screen.getByText('40,5 мм от левого края, 147 мм от верха до строки')).toBeInTheDocument();
    expect(handle('{город}')).toHaveFocus();
  }, 60_000);

  it('says at once what does not fit, what leaves the sheet and what lies upon another', async () => {
    await open('certificate');
    press(button('{слушатель}'));
    put('Ширина, мм', '20');
    expect(screen.getByText(/не помещается «Долгоимённая Анна Олеговна»/u)).toBeInTheDocument();
    expect(save()).toBeDisabled();
    put('Ширина, мм', '140');
    expect(screen.getByText(/выходит за край листа 297 × 210 мм/u)).toBeInTheDocument();
    put('Ширина, мм', '120');
    expect(save()).toBeEnabled();
    put('От верха до строки, мм', '80');
    expect(screen.getByText('«{слушатель}» и «{период}»')).toBeInTheDocument();
    expect(save()).toBeEnabled();
  }, 60_000);

  it('adds a field with a placeholder, and removes one', async () => {
    await open('certificate');
    press(screen.getByText('Добавить поле'));
    put('Что печатать', '');
    press(screen.getByText('{число часов}'));
    expect(button('{число часов}')).toHaveAttribute('aria-pressed', 'true');
    press(button('{номер}'));
    press(screen.getByText('Удалить поле'));
    expect(screen.getByText(/нет поля «номер»/u)).toBeInTheDocument();
    press(screen.getByText('Вернуть исходную разметку'));
    expect(button('{номер}')).toBeInTheDocument();
    expect(within(fields()).queryByRole('button', { name: '{число часов}' })).not.toBeInTheDocument();
  }, 60_000);

  it('of a diploma has its supplement on a sheet of its own, each with a sheet to measure by', async () => {
    const { calls } = await open('diploma', [on(calibrateDesign, () => new Blob(['pdf']) as never)]);
    press(screen.getByLabelText('Приложение'));
    expect(button('{дисциплина}')).toBeInTheDocument();
    expect(picture('приложение')).toHaveTextContent('Практикум');
    press(button('{дисциплина}'));
    put('Строк', '3');
    expect(screen.getByText(/^В поле «\{дисциплина\}» не помещается/u)).toBeInTheDocument();
    press(screen.getByLabelText('Диплом'));
    expect(screen.getByText(/Исправьте и другой лист: приложение/u)).toBeInTheDocument();
    press(screen.getByText('Скачать лист для приложения'));
    await waitFor(() =>
      expect(calls.filter(({ method }) => method === 'POST')).toMatchObject([
        { url: '/api/document-designs/diploma/calibration', body: { part: 'supplement', offsetMm: { x: 0, y: 0 } } },
      ]),
    );
  }, 60_000);

  it('shows a scan under the fields and says that it is not printed', async () => {
    const sha256 = 'a'.repeat(64);
    const { user } = await open('certificate', [
      on(uploadDesignPicture, () => ({ sha256, width: 10, height: 10 })),
      on(getDesignPicture, () => new Blob([new Uint8Array([0x89, 0x50])]) as never),
    ]);
    await user.upload(screen.getByLabelText(/^Скан или фотография/u), new File(['x'], 'blank.png'));
    expect(await screen.findByText('Скан бланка показан под полями. Он не печатается.')).toBeInTheDocument();
    await waitFor(() => expect(picture().querySelector('image')).toHaveAttribute('href', 'data:image/png;base64,iVA='));
    press(screen.getByText('Убрать скан'));
    expect(picture().querySelector('image')).toBeNull();
  }, 60_000);
});

describe('a field that is moved', () => {
  const { title } = defaultBlank('certificate');
  const [field] = title.fields;

  it('stops at the edges of its sheet, and keeps to halves of a millimetre', () => {
    if (!field) throw new Error('no field');
    expect([halves(1.24), halves(1.26)]).toEqual([1, 1.5]);
    expect(movedField(title, field, { left: -5, line: -5 })).toMatchObject({ left: 0, line: 3.5 });
    expect(movedField(title, field, { left: 500, line: 500 })).toMatchObject({ left: 207, line: 208.5 });
    expect(nudged(title, field, 'Enter', false)).toBeNull();
    expect(nudged(title, field, 'ArrowLeft', true)).toMatchObject({ left: field.left - 5, line: field.line });
  });
});
