import {
  answerRegisterPackage,
  applyRegisterFixes,
  concludeRegisterPackage,
  correctRegisterCell,
  exportRegisterPackage,
  getRegisterPackage,
  getRegisterQueue,
  listRegisterPackages,
  makeRegisterPackages,
  withdrawRegisterPackage,
  type QueuedDocument,
  type RegisterPackageDetail,
} from '@itog/contracts';
import { jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const DOCUMENT: QueuedDocument = {
  documentId: id(1),
  learnerId: id(2),
  learnerName: 'Билетова Анна Ивановна',
  groupId: id(3),
  programId: id(4),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: '00017-ПК-26',
  issuedOn: '2026-03-11',
  dueOn: '2026-04-10',
  daysLeft: 2,
  sendable: false,
  problems: [
    {
      column: 'V',
      value: 'Билетoва',
      rule: 'latin',
      level: 'error',
      fix: 'Билетова',
      source: 'document',
      detail: null,
    },
    {
      column: 'AA',
      value: '112-233-445 94',
      rule: 'snils-check',
      level: 'error',
      fix: null,
      source: 'record',
      detail: '95',
    },
    { column: 'N', value: 'нет*', rule: 'letters', level: 'error', fix: null, source: 'document', detail: '*' },
  ],
  rejected: null,
};
const SOUND: QueuedDocument = { ...DOCUMENT, documentId: id(5), problems: [], sendable: true, daysLeft: -3 };
const PACKAGE: RegisterPackageDetail = {
  id: id(9),
  number: 7,
  status: 'sent',
  rows: 1,
  rejectedRows: 0,
  madeAt: new Date('2026-03-11T10:00:00Z'),
  madeBy: 'Порядкина Вера',
  fileName: 'FRDO_DPO_2026-03-11_007.xlsx',
  fileSha256: 'a'.repeat(64),
  exportedAt: new Date('2026-03-11T10:00:00Z'),
  operatorNumber: 'П-17',
  sentOn: '2026-03-12',
  answeredAt: null,
  answerName: null,
  answerNote: null,
  dueOn: '2026-04-10',
  withdrawn: null,
  documents: [
    {
      documentId: id(1),
      position: 1,
      learnerName: 'Билетова Анна Ивановна',
      kind: 'certificate',
      duplicate: false,
      registrationNumber: '00017-ПК-26',
      issuedOn: '2026-03-11',
      state: 'packed',
      message: null,
      annulled: false,
    },
  ],
};

async function open(
  documents: QueuedDocument[],
  roles: Parameters<typeof someone>[0] = ['administrator'],
  { total = documents.length, path = '/federal-register', held = PACKAGE } = {},
) {
  const count = (of: (document: QueuedDocument) => boolean) => documents.filter(of).length;
  const app = await renderApp(path, {
    me: someone(roles),
    handlers: [
      on(getRegisterQueue, () => ({
        total,
        sendable: count(({ sendable }) => sendable),
        fixable: count(({ problems }) => problems.some(({ fix }) => fix)),
        urgent: count(({ daysLeft }) => daysLeft >= 0 && daysLeft < 5),
        late: count(({ daysLeft }) => daysLeft < 0),
        terms: [{ from: '2025-09-01', days: 30 }],
        documents,
      })),
      on(listRegisterPackages, () => ({ packages: [] })),
      on(applyRegisterFixes, () => ({ fixed: 1 })),
      on(makeRegisterPackages, () => ({ packages: [PACKAGE] })),
      on(getRegisterPackage, () => held),
      on(exportRegisterPackage, () => (held = { ...PACKAGE, status: 'exported', sentOn: null, operatorNumber: null })),
      on(withdrawRegisterPackage, ({ body }) => {
        const withdrawn = { at: new Date('2026-03-12T09:00:00Z'), by: 'Админова Ида', reason: body.reason };
        held = { ...held, status: 'withdrawn', withdrawn };
        return held;
      }),
      on(
        concludeRegisterPackage,
        ({ body }) => (held = { ...held, status: body.outcome, answerNote: body.note ?? null }),
      ),
      on(correctRegisterCell, () => DOCUMENT),
      on(answerRegisterPackage, () => refused({ code: 'register.answer-foreign', clause: null, lines: 3 })),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: path === '/federal-register' ? 'ФИС ФРДО' : 'Пакет 7' });
  return app;
}

describe('the federal register', () => {
  it('names cell, value and rule, and shows the value that will stand there', async () => {
    const { user, calls } = await open([DOCUMENT]);
    const row = within(await screen.findByRole('row', { name: /Билетова/ }));
    expect(row.getByText('V. Фамилия')).toBeInTheDocument();
    expect(row.getByText('Будет: «Билетова»')).toBeInTheDocument();
    expect(row.getByText('Контрольное число СНИЛС 112-233-445 94 не сходится: должно быть 95.')).toBeInTheDocument();
    expect(row.getByText('осталось 2 дня')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Открыть личные данные' })).toHaveAttribute(
      'href',
      `/records/${id(2)}?group=${id(3)}`,
    );
    expect(screen.getByRole('button', { name: 'Собрать пакет' })).toBeDisabled();
    expect(screen.getByText('Нет документов без ошибок. Сначала исправьте отмеченное.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Применить исправления' }));
    await waitFor(() => expect(calls.some(({ url }) => url === '/api/federal-register/fixes')).toBe(true));
    expect(await screen.findByText('Исправлена 1 ячейка')).toBeInTheDocument();
  });

  it('lets a person say what a cell holds', async () => {
    const { user, calls } = await open([DOCUMENT]);
    await user.click(await screen.findByRole('button', { name: 'Указать значение' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Значение для реестра' }));
    expect(dialog.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    await user.clear(dialog.getByLabelText('Значение'));
    await user.type(dialog.getByLabelText('Значение'), 'нет');
    await user.click(dialog.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')).toMatchObject({
        url: `/api/federal-register/documents/${id(1)}/cells/N`,
        body: { value: 'нет' },
      }),
    );
  });

  it('makes a package and opens it; an answer to another package is refused there', async () => {
    const { user, router, calls } = await open([SOUND]);
    expect(await screen.findByText('просрочено на 3 дня')).toBeInTheDocument();
    await user.dblClick(screen.getByRole('button', { name: 'Собрать пакет' }));
    await screen.findByRole('heading', { level: 1, name: 'Пакет 7' });
    expect(calls.filter(({ method, url }) => method === 'POST' && url.endsWith('/packages'))).toHaveLength(1);
    expect(router.state.location.pathname).toBe(`/federal-register/${id(9)}`);
    expect(screen.getByRole('link', { name: 'Скачать файл' })).toHaveAttribute(
      'href',
      `/api/federal-register/packages/${id(9)}/file`,
    );
    const file = new File([new Uint8Array([80, 75])], 'Ответ.xlsx');
    await user.upload(screen.getByLabelText('Файл ответа оператора, XLSX'), file);
    expect(await screen.findByText(/Это ответ на другой пакет/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Записать ответ' })).toBeNull();
    await user.type(screen.getByLabelText(/^Пояснение оператора/), 'Нет подписи');
    await user.click(screen.getByRole('button', { name: 'Отклонён целиком' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Оператор отклонил весь пакет?' }));
    expect(asked.getByText(/^1 документ вернётся в очередь/u)).toBeInTheDocument();
    await user.click(asked.getByRole('button', { name: 'Записать: отклонён' }));
    expect(await screen.findByText('Нет подписи')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Отклонён целиком' })).toBeNull();
  });

  it('shows a page of what waits, and packs from all of them', async () => {
    const { user, calls } = await open([DOCUMENT], ['administrator'], { total: 120 });
    expect(await screen.findByText('1–50 из 120')).toBeInTheDocument();
    expect(screen.getByText('Проверена только эта страница.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Собрать пакет' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: 'Следующие' }));
    await waitFor(() => expect(calls.map(({ url }) => url)).toContain('/api/federal-register/queue?offset=50'));
  });

  it('keeps a package that was taken apart, with who did it and why', async () => {
    const { user } = await open([], ['administrator'], {
      path: `/federal-register/${id(9)}`,
      held: { ...PACKAGE, status: 'exported', sentOn: null, operatorNumber: null },
    });
    await user.click(await screen.findByRole('button', { name: 'Разобрать пакет' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Разобрать пакет 7?' }));
    expect(dialog.getByText(/^1 документ вернётся в очередь на передачу/u)).toBeInTheDocument();
    expect(dialog.getByText(/^Файл этого пакета уже выгружен/u)).toBeInTheDocument();
    await user.type(dialog.getByLabelText(/^Причина/u), 'Ошибка в программе');
    await user.click(dialog.getByRole('button', { name: 'Разобрать пакет' }));
    expect(await screen.findByText(/Админова Ида. Причина: Ошибка в программе$/u)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Разобрать пакет' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Скачать файл' })).toBeNull();
  });

  it('gives the file by the press that freezes it', async () => {
    const saved: string[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.getAttribute('href')} ${this.download}`);
    });
    const draft = { ...PACKAGE, status: 'draft', fileName: null, sentOn: null, operatorNumber: null } as const;
    const { user } = await open([], ['administrator'], { path: `/federal-register/${id(9)}`, held: draft });
    await user.click(await screen.findByRole('button', { name: 'Выгрузить файл' }));
    await waitFor(() => expect(saved).toEqual([`/api/federal-register/packages/${id(9)}/file ${PACKAGE.fileName}`]));
    expect(await screen.findByText('Файл выгружен')).toBeInTheDocument();
    click.mockRestore();
  });

  it('shows a reader what waits, and offers him nothing to change', async () => {
    await open([DOCUMENT], ['auditor']);
    expect(await screen.findByText('осталось 2 дня')).toBeInTheDocument();
    for (const name of ['Собрать пакет', 'Применить исправления', 'Указать значение'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says so when there is nothing to report', async () => {
    await open([]);
    expect(await screen.findByText(/обо всех выданных документах реестр уже знает/)).toBeInTheDocument();
  });
});
