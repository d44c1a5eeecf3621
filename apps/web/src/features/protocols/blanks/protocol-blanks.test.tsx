import {
  assignProtocolBlanks,
  getProtocol,
  listDocuments,
  listProtocolBlanks,
  previewIssuance,
  type OutputOf,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { documentOf, PROTOCOL_ID, protocolOf } from '../test-support/protocol.ts';

type Sheets = OutputOf<typeof listProtocolBlanks>['documents'];

const NAMES = ['Слушатель1 Анна Петровна', 'Слушатель2 Анна Петровна'];
const TAKE = 'Взять бланки для всего протокола';

const sheetOf = (index: number, more: Partial<Sheets[number]> = {}): Sheets[number] => ({
  documentId: documentOf(index + 1).id,
  kind: 'certificate',
  registrationNumber: `0000${index + 1}-ПК-26`,
  learnerName: NAMES[index] ?? '',
  blank: null,
  next: { series: 'ПК', number: `00010${index}` },
  plain: false,
  ...more,
});

/** The page of a protocol whose documents are issued, and these sheets behind it. */
async function open(sheets: Sheets, roles: Parameters<typeof someone>[0] = ['administrator']) {
  const server = { sheets };
  const documents = sheets.map((_, index) => documentOf(index + 1));
  const app = await renderApp(`/protocols/${PROTOCOL_ID}`, {
    me: someone(roles),
    handlers: [
      on(getProtocol, () => protocolOf({ status: 'signed', signedAt: new Date(), mySigning: null, waitingFor: [] })),
      on(previewIssuance, () => ({ refusals: [], planned: [], waiting: [], withheld: [] })),
      on(listDocuments, () => ({ total: documents.length, documents })),
      on(listProtocolBlanks, () => ({ documents: server.sheets })),
      on(assignProtocolBlanks, () => {
        const assigned = server.sheets.length;
        server.sheets = server.sheets.map(({ next, ...sheet }) => {
          return { ...sheet, next: null, blank: next && { id: sheet.documentId, ...next } };
        });
        return { assigned };
      }),
    ],
  });
  await screen.findByRole('heading', { name: /^Выданы? / });
  return app;
}

describe('numbered paper for a whole protocol', () => {
  it('shows which sheet comes to whom, and takes them all by one button', async () => {
    const { user, calls } = await open([sheetOf(0), sheetOf(1)]);
    await user.click(await screen.findByRole('button', { name: TAKE }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Взять 2 бланка?' }));
    const lines = dialog.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines[1]).toBe(`${NAMES[1]}Удостоверение № 00002-ПК-26бланк ПК 000101`);
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Взять 2 бланка' }));
    expect(await screen.findByText('Номерные бланки для документов протокола взяты.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: TAKE })).not.toBeInTheDocument();
  });

  it('says how many are short, and takes none', async () => {
    const { user } = await open([sheetOf(0), sheetOf(1, { next: null })]);
    await user.click(await screen.findByRole('button', { name: TAKE }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Нужен ещё 1 бланк удостоверения.')).toBeInTheDocument();
    expect(dialog.getByText('бланка не хватило')).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /^Взять/ })).not.toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Записать новую пачку' })).toHaveAttribute('href', '/blanks');
  });

  it.each([
    { why: 'documents are printed on plain paper', sheet: { plain: true, next: null }, role: 'administrator' },
    { why: 'the reader only reads', sheet: {}, role: 'auditor' },
  ] as const)('is silent where $why', async ({ sheet, role }) => {
    const { calls } = await open([sheetOf(0, sheet)], [role]);
    await waitFor(() => expect(calls.some(({ url }) => url.endsWith('/blanks'))).toBe(true));
    expect(screen.queryByRole('button', { name: TAKE })).not.toBeInTheDocument();
  });
});
