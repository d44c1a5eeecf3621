import {
  AUDIT_ACTIONS,
  AUDIT_ROOMS,
  AUDIT_SUBJECTS,
  checkAudit,
  listAudit,
  listAuditActors,
  makeSpreadsheet,
  type AuditCheck,
  type AuditEntry,
  type SpreadsheetRequest,
} from '@itog/contracts';
import {
  CONSENT_PURPOSES,
  DATA_CATEGORIES,
  DELIVERY_OUTCOMES,
  FORMER_STATES,
  HAND_OVER_WAYS,
  LOSS_PROOFS,
  REISSUE_REASONS,
  reissueOf,
  ROLES,
  WITHDRAWAL_OUTCOMES,
  type Role,
} from '@itog/domain';
import { jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import audit from '../../i18n/ru/audit.json' with { type: 'json' };
import { on, renderApp, someone } from '../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const actor = {
  id: uuid(3),
  name: { lastName: 'Главина', firstName: 'Вера', patronymic: 'Олеговна' },
  roles: ['administrator'],
};
const PAGE = 2;
const EMPTY: AuditCheck = { whole: true, entries: 0, lastAt: null, sha256: null };
const entry = (id: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: new Date('2026-03-04T10:40:00Z'),
  actor,
  action: 'orders.cancel',
  subject: { kind: 'order', label: '15-УЧ/26', id: uuid(7) },
  details: { reason: 'Ошибка в списке' },
  ...more,
});

const page = async (
  entries: readonly AuditEntry[],
  { role = 'auditor', check = EMPTY, size = PAGE }: { role?: Role; check?: AuditCheck; size?: number } = {},
) => {
  const asked: object[] = [];
  const sheets: SpreadsheetRequest[] = [];
  const app = await renderApp('/audit', {
    me: someone([role]),
    handlers: [
      on(listAudit, ({ query }) => {
        asked.push(query);
        const before = Number(query.before ?? Infinity);
        const left = entries.filter(({ id }) => id < before);
        const limit = Number(query.limit ?? size);
        return { entries: left.slice(0, limit), more: left.length > limit };
      }),
      on(listAuditActors, () => ({ people: [actor] })),
      on(checkAudit, () => check),
      on(makeSpreadsheet, ({ body }) => void sheets.push(body)),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Журнал действий' });
  return { ...app, asked, sheets };
};

describe('the log of actions', () => {
  it('has a sentence for every action, and a word for every room, subject and detail', () => {
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = audit.action;
    const actions = Object.keys(AUDIT_ACTIONS).map((action) => action.split('.'));
    expect(actions.filter(([room = '', verb = '']) => !words[room]?.[verb])).toEqual([]);
    expect(AUDIT_ROOMS.filter((room) => !(room in audit.room))).toEqual([]);
    expect(AUDIT_SUBJECTS.filter((subject) => !(subject in audit.subject))).toEqual([]);
    const shown = Object.values(AUDIT_ACTIONS).flatMap((line) => ('shows' in line ? [...line.shows] : []));
    expect(shown.filter((detail) => !(detail in audit.detail))).toEqual([]);
  });

  it('says in Russian who did what, in which role, and leads to what one may look at', async () => {
    await page([
      entry(9),
      entry(8, {
        actor: null,
        action: 'privacy.retention',
        subject: { kind: 'retention', label: 'contacts', id: 'contacts' },
        details: { months: 60, confirmed: true },
      }),
    ]);
    const [, first, second] = await screen.findAllByRole('row');
    expect(within(first!).getByRole('rowheader')).toHaveTextContent('Отменён проект приказапричина: Ошибка в списке');
    expect(within(first!).getByText('Главина Вера Олеговна')).toBeInTheDocument();
    expect(within(first!).getByText('администратор')).toBeInTheDocument();
    expect(within(first!).getByRole('link', { name: 'Приказ № 15-УЧ/26' })).toHaveAttribute(
      'href',
      `/orders/${uuid(7)}`,
    );
    expect(second).toHaveTextContent('Система');
    expect(second).toHaveTextContent('Изменён срок хранениямесяцев: 60; срок проверен: да');
    expect(within(second!).getByRole('link')).toHaveTextContent('Электронная почта и почтовый адрес');
  });

  it('has Russian words for what the program itself writes as a code', async () => {
    const facts: AuditEntry['details'][] = [
      ...LOSS_PROOFS.map((lossProof) => ({ lossProof })),
      ...FORMER_STATES.map((state) => ({ state })),
      ...[...DELIVERY_OUTCOMES, ...WITHDRAWAL_OUTCOMES].map((outcome) => ({ outcome })),
      ...HAND_OVER_WAYS.map((way) => ({ way })),
      ...REISSUE_REASONS.map((reason) => ({ reason, as: reissueOf(reason) })),
      { roles: [...ROLES] },
      { categories: [...DATA_CATEGORIES] },
      ...CONSENT_PURPOSES.map((purpose) => ({ purpose })),
    ];
    await page(
      facts.map((details, index) => entry(index + 1, { details, subject: null })),
      { size: facts.length },
    );
    const said = (await screen.findAllByRole('rowheader')).map(({ textContent }) => textContent);
    expect(said).toHaveLength(facts.length);
    expect(said.filter((words) => /[a-z]/i.test(words ?? ''))).toEqual([]);
  });

  it('offers a director no link to questions, which are closed to him', async () => {
    const subject = { kind: 'question', label: 'Вопрос 12', id: uuid(8) } as const;
    await page([entry(9, { action: 'questions.create', subject, details: {} })], { role: 'director' });
    expect(await screen.findByText('Вопрос «Вопрос 12»')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Вопрос/ })).not.toBeInTheDocument();
  });

  it('is turned page by page, narrowed through the address, and saved whole as a sheet', async () => {
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { user, router, asked, sheets } = await page([5, 4, 3, 2, 1].map((id) => entry(id)));
    await user.click(await screen.findByText('Более ранние'));
    expect(router.state.location.search).toBe('?before=4');
    await user.click(await screen.findByText('К последним'));
    await user.click(screen.getByPlaceholderText('Любое действие'));
    // By its words: a hundred options are there, and asking each for its role takes seconds.
    await user.click(await screen.findByText('Приказы: все действия'));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ action: 'orders' }));
    await user.click(await screen.findByText('Скачать таблицу (XLSX)'));
    await waitFor(() => expect(sheets).toHaveLength(1));
    expect(sheets[0]?.columns.map(({ title }) => title)).toEqual([
      'Когда',
      'Кто',
      'Роль',
      'Что сделано',
      'Подробности',
      'С чем',
    ]);
    expect(sheets[0]?.rows).toHaveLength(5);
    expect(sheets[0]?.rows[0]?.slice(3)).toEqual([
      'Отменён проект приказа',
      'причина: Ошибка в списке',
      'Приказ № 15-УЧ/26',
    ]);
  });

  it.each<[AuditCheck, RegExp]>([
    [
      { whole: true, entries: 1204, lastAt: new Date('2026-03-04T10:40:00Z'), sha256: 'a'.repeat(64) },
      /^Журнал цел, проверены 1\s204 записи до 04\.03\.2026, 15:40/,
    ],
    [{ whole: false, fault: 'changed', position: 7, entryId: 8 }, /^Журнал нарушен: изменена запись № 7 или удалена/],
  ])('is checked from end to end', async (check, sentence) => {
    const { user } = await page([entry(1)], { check });
    await user.click(screen.getByText('Проверить журнал'));
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });
});
