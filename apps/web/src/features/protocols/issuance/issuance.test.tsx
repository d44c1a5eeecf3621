import {
  getProtocol,
  issueDocuments,
  issueExtract,
  listDocuments,
  listProtocolBlanks,
  previewExtract,
  previewIssuance,
  type RegistryEntry,
} from '@itog/contracts';
import type { OutputOf } from '@itog/contracts';
import { act, screen, waitFor } from '@testing-library/react';
import { applyHint } from '../../../api/hints.ts';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { documentOf, PROTOCOL_ID, protocolOf } from '../test-support/protocol.ts';

type Plan = OutputOf<typeof previewIssuance>;
const NAMES = ['Слушатель1 Анна Петровна', 'Слушатель2 Анна Петровна'];
const planned: Plan['planned'] = NAMES.map((name, index) => ({
  enrolmentId: `00000000-0000-4000-8000-00000000020${index}`,
  name,
  kind: index === 0 ? 'certificate' : 'reference',
  number: index === 0 ? '00001-ПК-26' : '0001-С-26',
}));

const PAPER = { format: 'A4', landscape: false, margin: '0', numbered: false, footer: null } as const;

async function open(roles: Parameters<typeof someone>[0]) {
  const server: { plan: Plan; documents: RegistryEntry[] } = {
    plan: {
      refusals: [],
      planned,
      waiting: [{ name: 'Повторкина Анна Олеговна', retakeClosesAt: new Date('2026-03-11T19:00:00Z') }],
      withheld: [
        {
          enrolmentId: '00000000-0000-4000-8000-000000000209',
          learnerId: '00000000-0000-4000-8000-000000000309',
          name: 'Студентова Ия Львовна',
          kind: 'certificate',
          number: '00009-ПК-26',
          reason: 'prior-education',
        },
      ],
    },
    documents: [],
  };
  const app = await renderApp(`/protocols/${PROTOCOL_ID}`, {
    me: someone(roles),
    handlers: [
      on(getProtocol, () => protocolOf({ status: 'signed', signedAt: new Date(), mySigning: null, waitingFor: [] })),
      on(previewIssuance, () => server.plan),
      on(listProtocolBlanks, () => ({ documents: [] })),
      on(listDocuments, () => ({ total: server.documents.length, documents: server.documents })),
      on(previewExtract, () => ({
        refusals: [],
        number: '0007-ВЫП-26',
        form: { title: 'Выписка', page: PAPER, body: '<p>Слова выписки</p>', following: [] },
      })),
      on(issueExtract, () => documentOf(7, { kind: 'extract', registrationNumber: '0007-ВЫП-26' })),
      on(issueDocuments, () => {
        server.plan = { ...server.plan, planned: [] };
        server.documents = NAMES.map((_, index) => documentOf(index + 1, { printed: false }));
        return { issued: 2 };
      }),
    ],
  });
  await screen.findByRole('heading', { name: 'Документы' });
  return { ...app, server };
}

describe('the documents of a signed protocol', () => {
  it('shows who gets what under which number, and who waits for a retake, before anything is issued', async () => {
    const { calls } = await open(['administrator']);
    expect(
      await screen.findByRole('heading', { name: 'Будут выданы: 1 удостоверение, 1 справка' }),
    ).toBeInTheDocument();
    expect(screen.getByText('№ 00001-ПК-26')).toBeInTheDocument();
    expect(screen.getByText('№ 0001-С-26')).toBeInTheDocument();
    expect(screen.getByText('Повторкина Анна Олеговна')).toBeInTheDocument();
    expect(screen.getByText(/^до 24:00 11 марта/)).toBeInTheDocument();
    expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('issues by one button, shows the printing, and gives the files when they are ready', async () => {
    const { user, client, server } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выдать документы' }));
    expect(await screen.findByText(/^Печатаем: 0 из 2/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Выдать документы' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Скачать одним PDF' })).not.toBeInTheDocument();

    server.documents = server.documents.map((document) => ({ ...document, printed: true }));
    await act(() => applyHint(client, { event: 'documents.changed', protocolId: PROTOCOL_ID }));
    await waitFor(() => expect(screen.queryByText(/^Печатаем/)).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Скачать одним PDF' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Скачать архивом' })).toBeEnabled();
    const [first] = server.documents;
    expect(screen.getByRole('link', { name: `Скачать PDF: ${NAMES[0]}` })).toHaveAttribute(
      'href',
      `/api/documents/${first?.id}/file`,
    );
  });

  it('gives whom it is not for no button that would be refused', async () => {
    await open(['auditor']);
    expect(await screen.findByText('Документы выдаёт администратор.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Выдать документы' })).not.toBeInTheDocument();
  });

  it('says whose document waits for the diploma of prior education, and that his number stays his', async () => {
    await open(['administrator']);
    expect(await screen.findByRole('heading', { name: 'Ждут диплома о предыдущем образовании' })).toBeInTheDocument();
    expect(screen.getByText('Студентова Ия Львовна')).toBeInTheDocument();
    expect(screen.getByText('закреплён № 00009-ПК-26')).toBeInTheDocument();
  });

  it('gives an extract about one learner: its words and its number first, and one request for two clicks', async () => {
    const { user, calls } = await open(['administrator']);
    await user.click(await screen.findByRole('button', { name: 'Выписка из протокола' }));
    await screen.findByRole('dialog', { name: 'Выписка из протокола' });
    expect(screen.queryByRole('button', { name: /^Выдать выписку/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'О ком' }));
    await user.click(await screen.findByRole('option', { name: 'Слушатель2 Анна Петровна' }));
    await user.dblClick(await screen.findByRole('button', { name: 'Выдать выписку № 0007-ВЫП-26' }));
    expect(await screen.findByText('Выписка № 0007-ВЫП-26 выдана')).toBeInTheDocument();
    const posts = calls.filter(({ method }) => method === 'POST');
    expect(posts[0]?.url).toBe(`/api/protocols/${PROTOCOL_ID}/extracts/00000000-0000-4000-8000-000000000202`);
    expect(new Set(posts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });
});
