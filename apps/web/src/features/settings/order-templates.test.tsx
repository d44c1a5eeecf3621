import { listOrderTemplates, previewOrderTemplate, saveOrderTemplate, type OrderTemplate } from '@itog/contracts';
import { ORDER_PLACEHOLDERS } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const KIND = 'enrol-group';
const { words, lists, optionalLists } = ORDER_PLACEHOLDERS[KIND];
const template: OrderTemplate = {
  kind: KIND,
  version: 4,
  subject: 'О зачислении группы {группа}',
  text: '1. Зачислить:\n{слушатели}',
  savedAt: new Date('2026-01-12T09:00:00Z'),
  placeholders: { words: [...words], lists: [...lists], optionalLists: [...optionalLists] },
};
type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;
const open = (handlers: Handlers = [], me = someone(['administrator'])) =>
  renderApp('/settings/orders', {
    me,
    handlers: [
      ...handlers,
      on(listOrderTemplates, () => ({ templates: [template] })),
      on(previewOrderTemplate, ({ body }) => ({ refusals: [], title: 'Приказ', html: `<p>${body.subject}</p>` })),
    ],
  });
const save = () => screen.getByRole('button', { name: 'Сохранить новую версию' });

describe('2.2 the words that orders begin with', () => {
  it('are shown with their version, their placeholders and nothing to save', async () => {
    await open();
    expect(await screen.findByLabelText('Текст')).toHaveValue(template.text);
    expect(screen.getByText(/^Версия 4 от 12 января/u)).toBeInTheDocument();
    for (const name of [...words, ...lists]) expect(screen.getAllByText(`{${name}}`).length).toBeGreaterThan(0);
    expect(save()).toBeDisabled();
    expect(screen.getByText('Изменений пока нет.')).toBeInTheDocument();
  });

  it('are saved as the next version of the one that was read', async () => {
    const { user, calls } = await open([
      on(saveOrderTemplate, ({ body }) => ({ ...template, ...body, version: body.version + 1 })),
    ]);
    const subject = await screen.findByLabelText('Заголовок');
    await user.type(subject, ' в центр');
    await user.click(save());
    expect(await screen.findByText('Новая версия сохранена.')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'PUT')).toMatchObject({
      url: `/api/order-templates/${KIND}`,
      body: { version: 4, subject: `${template.subject} в центр`, text: template.text },
    });
  });

  it.each([
    [' {{кто}', 'Подстановки кто нет'],
    ['\n{{слушатели}', 'Список «слушатели» указан дважды'],
  ])('are not saved while they are wrong: %j', async (typed, sentence) => {
    const { user } = await open();
    await user.type(await screen.findByLabelText('Текст'), typed);
    expect(screen.getByRole('list', { name: /.+/u, hidden: false })).toHaveTextContent(sentence);
    expect(save()).toBeDisabled();
  });

  it('are not saved over somebody else’s', async () => {
    const { user } = await open([on(saveOrderTemplate, () => refused({ code: 'version.stale', clause: null }))]);
    const text = await screen.findByLabelText('Текст');
    await user.type(text, '\n2. Всех.');
    await user.click(save());
    expect(await screen.findByRole('alert')).toHaveTextContent(/Обновите страницу/u);
    expect(text).toHaveValue(`${template.text}\n2. Всех.`);
  });

  it('are shown filled with invented facts, as they are typed', async () => {
    const { user } = await open();
    await user.type(await screen.findByLabelText('Заголовок'), ' сейчас');
    await user.click(screen.getByText('Пример с вымышленными данными'));
    await waitFor(() =>
      expect(screen.getByTitle<HTMLIFrameElement>('Приказ').srcdoc).toContain('О зачислении группы {группа} сейчас'),
    );
  });

  it('are only read by a director', async () => {
    await open([], someone(['director']));
    expect(await screen.findByLabelText('Текст')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: 'Сохранить новую версию' })).not.toBeInTheDocument();
    expect(within(screen.getByRole('main')).queryByText('Пример с вымышленными данными')).not.toBeInTheDocument();
  });
});
