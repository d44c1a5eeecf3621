import { getDocument, listAttachedSignatures, previewReissue, reissueDocument, type OutputOf } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { documentOf, happened, link, uuid } from './test-support/document.ts';

type Document = OutputOf<typeof getDocument>;
const PAPER = { format: 'A4', landscape: true, margin: '0', numbered: false, footer: null } as const;
const CHAIN = [
  link(1, { status: 'replaced' }),
  link(2, { origin: 'duplicate', reissueReason: 'loss', reissueNote: 'Заявление', registrationNumber: '00001-ДУБ-26' }),
];

async function open(roles: Parameters<typeof someone>[0], first: Partial<Document> = {}) {
  const duplicate = documentOf(2, { duplicate: true, registrationNumber: '00001-ДУБ-26', chain: CHAIN });
  const app = await renderApp(`/registry/${uuid(1)}`, {
    me: someone(roles),
    handlers: [
      on(getDocument, ({ params }) => (params.documentId === uuid(2) ? duplicate : documentOf(1, first))),
      on(listAttachedSignatures, () => ({ file: null, signatures: [] }) as never),
      on(previewReissue, ({ body }) => ({
        refusals: body.reason === 'wrong-data' ? [{ code: 'reissue.data-unchanged', clause: null }] : [],
        number: body.reason === 'name-change' ? '00009-ПК-26' : '00001-ДУБ-26',
        changes: [{ field: 'organisation', before: 'УЦ, Уфа', after: 'УЦ, Пермь' }],
        form: { title: 'Удостоверение', page: PAPER, body: '<p>Слова документа</p>', following: [] },
      })),
      on(reissueDocument, () => duplicate),
    ],
  });
  return app;
}

const posted = (calls: { method: string; url: string }[], end: string) =>
  calls.filter(({ method, url }) => method === 'POST' && url.endsWith(end));

describe('the page of a document', () => {
  it('shows what stands in it, the chain with reasons, and who did what', async () => {
    await open(['auditor'], {
      status: 'replaced',
      statusReason: 'Выдан дубликат: документ утрачен',
      chain: CHAIN,
      events: [
        happened('issued'),
        happened('blank-taken', { detail: 'ПК 000101', on: '2026-03-05' }),
        happened('handed-over', { detail: 'by-post', on: '2026-03-06' }),
        happened('replaced', { at: new Date('2026-04-05T08:00:00Z'), reason: 'Выдан дубликат' }),
        happened('loss-proved', { detail: 'police', reason: 'КУСП 1204' }),
      ],
    });
    const heading = await screen.findByRole('heading', { level: 1, name: 'Удостоверение № 00001-ПК-26' });
    expect(within(heading).getByText('№ 00001-ПК-26')).toHaveClass('whole');
    expect(screen.getByText('72 часа')).toBeInTheDocument();
    expect(screen.getByText('Выдан дубликат: документ утрачен')).toBeInTheDocument();
    const history = within(screen.getByRole('region', { name: 'Что с ним было' }));
    expect(history.getByText('Взят бланк ПК 000101')).toBeInTheDocument();
    expect(history.getByText(/^Отправлен по почте/u)).toHaveTextContent('Отправлен по почте 6 марта 2026 года');
    expect(history.getByText('Утрата подтверждена: Справка из органов внутренних дел')).toBeInTheDocument();
    const chain = within(screen.getByRole('region', { name: 'Цепочка документов' }));
    expect(chain.getByRole('link', { name: 'Дубликат удостоверения № 00001-ДУБ-26' })).toHaveAttribute(
      'href',
      `/registry/${uuid(2)}`,
    );
    expect(chain.getByText(/Дубликат выдан .*, прежний утрачен/)).toBeInTheDocument();
    expect(chain.getByText('Заявление')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Выдать взамен' })).not.toBeInTheDocument();
  });

  it('says why it could not be printed, without a button for those who only read', async () => {
    await open(['auditor'], { printProblem: 'В шрифтах документа нет знака.' });
    expect(await screen.findByText('В шрифтах документа нет знака.')).toBeInTheDocument();
    expect(screen.getByText('не напечатан')).toBeInTheDocument();
    expect(screen.queryByText('ещё не напечатан')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Напечатать ещё раз' })).toBeNull();
  });

  it('gives no button to those who only read, and none for what is not valid', async () => {
    await open(['administrator'], { status: 'annulled', statusReason: 'Ошибка' });
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('button', { name: 'Выдать взамен' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Аннулировать' })).not.toBeInTheDocument();
  });
});

describe('issuing in the place of a document', () => {
  it('shows the paper and its number before anything is burnt, and two clicks are one request', async () => {
    const { user, calls, router } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать взамен' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Выдать взамен документа № 00001-ПК-26' }));
    expect(dialog.queryByRole('button', { name: /^Выдать дубликат/ })).not.toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByText('Будет выдан дубликат № 00001-ДУБ-26')).toBeInTheDocument();
    expect(dialog.getByText('Было: УЦ, Уфа. Станет: УЦ, Пермь.')).toBeInTheDocument();
    expect(posted(calls, '/reissue')).toEqual([]);
    await user.selectOptions(dialog.getByLabelText('Чем подтверждена утрата'), 'Объявление в газете');
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    await user.dblClick(await dialog.findByRole('button', { name: 'Выдать дубликат № 00001-ДУБ-26' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/registry/${uuid(2)}`));
    const sent = posted(calls, '/reissue') as { body?: unknown }[];
    expect(sent[0]?.body).toMatchObject({ reason: 'loss', note: null, name: null, requestId: expect.any(String) });
    expect(sent[0]?.body).toMatchObject({ renameLearner: false, former: { lossProof: 'newspaper', on: null } });
    expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Дубликат удостоверения № 00001-ДУБ-26' }),
    ).toBeInTheDocument();
  });

  it('asks for the new name in its parts, and what becomes of the former document and of the account', async () => {
    const { user, calls } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать взамен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Изменились фамилия, имя или отчество' }));
    await user.clear(dialog.getByLabelText('Новая фамилия'));
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Новая фамилия'), 'Другова');
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByRole('button', { name: 'Выдать документ № 00009-ПК-26' })).toBeInTheDocument();
    expect(posted(calls, '/reissue-preview')).toMatchObject([
      { body: { reason: 'name-change', name: { lastName: 'Другова', firstName: 'Анна', patronymic: null } } },
    ]);
    expect(dialog.getByRole('checkbox', { name: 'Изменить и имя слушателя в системе' })).toBeChecked();
    await user.selectOptions(dialog.getByLabelText('Прежний документ'), 'Возвращён и уничтожен');
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    await user.click(await dialog.findByRole('button', { name: 'Выдать документ № 00009-ПК-26' }));
    await waitFor(() => expect(posted(calls, '/reissue')).toHaveLength(1));
    expect(posted(calls, '/reissue')).toMatchObject([
      { body: { renameLearner: true, former: { lossProof: null, state: 'destroyed', on: expect.any(String) } } },
    ]);
  });

  it('takes no day that is none for the return of the former document', async () => {
    const { user, calls } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать взамен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Документ испорчен' }));
    await user.selectOptions(dialog.getByLabelText('Прежний документ'), 'Возвращён');
    const day = dialog.getByLabelText('Когда возвращён');
    await user.clear(day);
    await user.type(day, '31.02.2026');
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(day).toBeInvalid();
    expect(posted(calls, '/reissue-preview')).toEqual([]);
  });

  it('shows the paper anew when a word changes', async () => {
    const { user } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать взамен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByRole('button', { name: /^Выдать дубликат/ })).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Основание'), 'я');
    expect(dialog.queryByRole('button', { name: /^Выдать дубликат/ })).not.toBeInTheDocument();
  });

  it('says why it cannot be issued, and wants the words of another reason', async () => {
    const { user } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать взамен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'В документе ошибка' }));
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByText(/повторил бы прежний слово в слово/)).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /^Выдать документ/ })).not.toBeInTheDocument();
    await user.click(dialog.getByRole('radio', { name: 'Другая причина' }));
    await user.click(dialog.getByRole('button', { name: 'Показать документ' }));
    expect(await dialog.findByText('Заполните это поле.')).toBeInTheDocument();
  });
});
