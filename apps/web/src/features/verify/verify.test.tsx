import { verifyDocument, verifyFile, type DocumentVerification, type ProtocolVerification } from '@itog/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp } from '../../test-app.tsx';
import { codeOf } from './VerifyPage.tsx';

const issued = new File(['%PDF-1.7 issued'], 'certificate.pdf', { type: 'application/pdf' });
const changed = new File(['%PDF-1.7 issueD'], 'certificate.pdf', { type: 'application/pdf' });

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');
const ISSUED_SHA256 = hex(await crypto.subtle.digest('SHA-256', await issued.arrayBuffer()));

const document = (more: Partial<DocumentVerification> = {}): DocumentVerification => ({
  subject: 'document',
  status: 'valid',
  kind: 'certificate',
  registrationNumber: 'ПК 000126',
  issuedOn: '2026-03-05',
  organisation: 'ООО «Учебный центр „Пример“»',
  programTitle: 'Охрана труда',
  hours: 72,
  maskedName: 'З••••••• И. С.',
  origin: 'first',
  statusOn: null,
  replacedByCode: null,
  chain: [],
  credential: true,
  fileSha256: ISSUED_SHA256,
  checkedAt: new Date(),
  ...more,
});
const answers = (more: Partial<DocumentVerification> = {}) => on(verifyDocument, () => document(more));
const missing = on(verifyDocument, () => refused({ code: 'not-found', clause: null }));

const drop = async (file: File) => {
  const area = (await screen.findByText(/^Перетащите сюда файл PDF/)).parentElement!;
  fireEvent.drop(area, { dataTransfer: { files: { item: () => file } } });
};

const plain = (node: Node | null) => node?.textContent?.replaceAll('\u00a0', ' ');

describe('a document by its code', () => {
  it('shows every field that is printed on it, with the name masked', async () => {
    await renderApp('/verify/CODE-1', { handlers: [answers()] });
    expect(await screen.findByRole('heading', { name: 'Документ действителен' })).toBeInTheDocument();
    const fields = screen.getAllByRole('term').map((term) => [term.textContent, plain(term.nextSibling)]);
    expect(fields).toEqual([
      ['Документ', 'Удостоверение о повышении квалификации'],
      ['Регистрационный номер', 'ПК 000126'],
      ['Кому выдан', 'З••••••• И. С.'],
      ['Программа', '«Охрана труда», 72 часа'],
      ['Кем выдан', 'ООО «Учебный центр „Пример“»'],
      ['Дата выдачи', '5 марта 2026 года'],
    ]);
  });

  it.each([
    ['replaced', 'Документ заменён'],
    ['annulled', 'Документ аннулирован'],
  ] as const)('says that it is %s', async (status, heading) => {
    await renderApp('/verify/CODE-1', { handlers: [answers({ status })] });
    expect(await screen.findByRole('heading', { name: heading })).toBeInTheDocument();
    expect(screen.queryByText('Документ действителен')).not.toBeInTheDocument();
  });

  it('leads from a replaced document to the one in its place', async () => {
    await renderApp('/verify/CODE-1', { handlers: [answers({ status: 'replaced', replacedByCode: 'CODE-2' })] });
    const link = await screen.findByRole('link', { name: 'Посмотреть новый документ' });
    expect(link).toHaveAttribute('href', '/verify/CODE-2');
  });

  it('tells the whole chain, from the first document to the one in force', async () => {
    const link = { kind: 'certificate', issuedOn: '2026-03-05', status: 'replaced', statusOn: '2026-04-01' } as const;
    const chain = [
      { ...link, code: 'CODE-1', origin: 'first' as const, registrationNumber: 'ПК 000126' },
      { ...link, code: 'CODE-2', origin: 'duplicate' as const, registrationNumber: 'ДУБ 1', issuedOn: '2026-04-01' },
      {
        ...link,
        code: 'CODE-3',
        origin: 'replacement' as const,
        registrationNumber: 'ПК 7',
        status: 'annulled' as const,
      },
    ];
    const shown = answers({ status: 'replaced', statusOn: '2026-04-01', replacedByCode: 'CODE-2', chain });
    await renderApp('/verify/CODE-1', { handlers: [shown] });
    const list = within(await screen.findByRole('region', { name: 'История документа' }));
    expect(list.getAllByRole('listitem').map(plain)).toEqual([
      'Первый документ ПК 000126 — на этой страницеВыдан: 5 марта 2026 годаЗаменён: 1 апреля 2026 года',
      'Дубликат ДУБ 1Выдан: 1 апреля 2026 годаЗаменён: 1 апреля 2026 года',
      'Документ взамен ПК 7Выдан: 5 марта 2026 годаАннулирован: 1 апреля 2026 года',
    ]);
    expect(list.getByRole('link', { name: 'ПК 7' })).toHaveAttribute('href', '/verify/CODE-3');
    expect(screen.getByText('Дата замены').nextSibling).toHaveTextContent('1 апреля 2026 года');
  });

  it('names a duplicate so', async () => {
    await renderApp('/verify/CODE-1', { handlers: [answers({ origin: 'duplicate' })] });
    expect(await screen.findByText('Удостоверение о повышении квалификации, дубликат')).toBeInTheDocument();
  });

  it('gives the credential', async () => {
    await renderApp('/verify/CODE-1', { handlers: [answers()] });
    const link = await screen.findByRole('link', { name: 'Скачать подтверждение' });
    expect(link).toHaveAttribute('href', '/api/verify/CODE-1/credential');
  });

  it('gives no credential of what is none', async () => {
    await renderApp('/verify/CODE-1', { handlers: [answers({ kind: 'reference', credential: false })] });
    await screen.findByRole('heading', { name: 'Документ действителен' });
    expect(screen.queryByRole('link', { name: 'Скачать подтверждение' })).not.toBeInTheDocument();
  });

  it('forgets the verdict on a file when another document is opened', async () => {
    const replaced = answers({ status: 'replaced', replacedByCode: 'CODE-2' });
    const { user, router } = await renderApp('/verify/CODE-1', { handlers: [replaced] });
    await drop(issued);
    expect(await screen.findByText('Файл совпадает с выданным байт в байт.')).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Посмотреть новый документ' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/verify/CODE-2'));
    await waitFor(() => expect(screen.queryByText('Файл совпадает с выданным байт в байт.')).not.toBeInTheDocument());
  });

  it('changes its language in the open, and remembers it', async () => {
    const { user } = await renderApp('/verify/CODE-1', {
      handlers: [answers({ status: 'annulled', statusOn: '2026-04-01' })],
    });
    const languages = within(await screen.findByRole('group', { name: 'Язык страницы' }));
    expect(languages.getByRole('button', { pressed: true })).toHaveTextContent('Русский');
    await user.click(languages.getByRole('button', { name: 'Кыргызча' }));
    expect(await screen.findByRole('heading', { name: 'Документ жокко чыгарылган' })).toBeInTheDocument();
    expect(screen.getByText('Жокко чыгарылган күнү')).toBeInTheDocument();
    expect(window.document.documentElement.lang).toBe('ky');
    expect(localStorage.getItem('itog.language')).toBe('ky');
  });

  it('says what to do when there is no such code', async () => {
    await renderApp('/verify/NO', { handlers: [missing] });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Документа с таким кодом нет. В коде 28 букв и цифр, он напечатан рядом с QR-кодом; номер документа не подойдёт. Если код введён верно, обратитесь в организацию.',
    );
  });

  it('tells the issued file from a changed one, byte for byte, without sending it', async () => {
    const unknown = on(verifyFile, () => refused({ code: 'not-found', clause: null }));
    const { calls } = await renderApp('/verify/CODE-1', { handlers: [answers(), unknown] });
    await drop(issued);
    expect(await screen.findByText('Файл совпадает с выданным байт в байт.')).toBeInTheDocument();
    await drop(changed);
    expect(await screen.findByText('Файл изменён или выдан не нами.')).toBeInTheDocument();
    expect(calls.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('knows the unchanged file of another document by its number, and forgets a verdict with the file', async () => {
    const other = on(verifyFile, () => ({ ...document(), registrationNumber: 'ПК-26-000002', code: 'CODE-2' }));
    await renderApp('/verify/CODE-1', { handlers: [answers(), other] });
    await drop(changed);
    expect(await screen.findByText(/^Это файл другого документа, № ПК-26-000002: он выдан нами/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Открыть тот документ' })).toHaveAttribute('href', '/verify/CODE-2');
    await drop(new File(['x'], 'scan.png'));
    await waitFor(() => expect(screen.queryByText(/^Это файл другого/)).not.toBeInTheDocument());
  });

  it.each([
    ['kk', 'Құжат жарамды', 'Тіркеу нөмірі'],
    ['ky', 'Документ жарактуу', 'Каттоо номери'],
    ['en', 'The document is valid', 'Registration number'],
  ] as const)('speaks %s', async (language, heading, field) => {
    await renderApp('/verify/CODE-1', { handlers: [answers()], language });
    expect(await screen.findByRole('heading', { name: heading })).toBeInTheDocument();
    expect(screen.getByText(field)).toBeInTheDocument();
  });
});

const protocol: ProtocolVerification = {
  subject: 'protocol',
  status: 'signed',
  form: 2,
  number: '7-ПП/26',
  date: '2026-03-05',
  organisation: 'ООО «Учебный центр „Пример“»',
  programTitle: 'Закупки',
  maskedNames: ['З••••••• И. С.'],
  signedAt: new Date('2026-03-05T11:00:00Z'),
  signers: [
    { name: 'Главина Вера Олеговна', role: 'chair', status: 'signed', at: new Date('2026-03-05T11:00:00Z') },
    { name: 'Примерова Анна Олеговна', role: 'member', status: 'refused', at: new Date('2026-03-05T10:00:00Z') },
    { name: 'Словарева Ида', role: 'secretary', status: 'absent', at: new Date('2026-03-05T09:00:00Z') },
  ],
  contentSha256: 'ab'.repeat(32),
  fileSha256: ISSUED_SHA256,
  checkedAt: new Date(),
};

describe('a protocol by its code', () => {
  it('says who signed it in which role, and whether a file is the signed one', async () => {
    const unknown = on(verifyFile, () => refused({ code: 'not-found', clause: null }));
    await renderApp('/verify/CODE-1', { handlers: [on(verifyDocument, () => protocol), unknown] });
    expect(await screen.findByRole('heading', { name: 'Протокол подписан' })).toBeInTheDocument();
    expect(screen.getByText('Протокол приёма итогового экзамена')).toBeInTheDocument();
    const signers = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(signers).toEqual([
      expect.stringMatching(/^Главина Вера ОлеговнаПредседатель комиссииПодписано простой электронной подписью, /),
      expect.stringMatching(/^Примерова Анна ОлеговнаЧлен комиссииОтказ от подписи, /),
      'Словарева ИдаСекретарь комиссииНе было на заседании',
    ]);
    await drop(changed);
    expect(await screen.findByText('Файл изменён или выдан не нами.')).toBeInTheDocument();
    await drop(issued);
    expect(await screen.findByText('Файл совпадает с выданным байт в байт.')).toBeInTheDocument();
  });
});

describe('the verification page', () => {
  it('goes to the code that was typed', async () => {
    const { user, router } = await renderApp('/verify', { handlers: [answers()] });
    await user.click(await screen.findByRole('button', { name: 'Проверить' }));
    expect(await screen.findByText('Введите код, напечатанный на документе.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Код с документа'), ' CODE-1 {Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/verify/CODE-1'));
  });

  it('finds a document by its file', async () => {
    const found = on(verifyFile, ({ params }) => {
      expect(params).toEqual({ sha256: ISSUED_SHA256 });
      return { ...document(), code: 'CODE-1' };
    });
    const { router } = await renderApp('/verify', { handlers: [found, answers()] });
    await drop(issued);
    expect(await screen.findByText('Файл совпадает с выданным байт в байт.')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/verify/CODE-1');
    await drop(new File(['x'], 'certificate.png'));
    expect(await screen.findByText(/^Такой файл не подходит/u)).toBeInTheDocument();
    expect(screen.queryByText('Файл совпадает с выданным байт в байт.')).toBeNull();
  });

  it('says that a file is not one of ours', async () => {
    await renderApp('/verify', { handlers: [on(verifyFile, () => refused({ code: 'not-found', clause: null }))] });
    await drop(changed);
    expect(await screen.findByText(/^Файл изменён или выдан не нами/)).toBeInTheDocument();
  });

  it('refuses what is not a PDF at once', async () => {
    const { calls } = await renderApp('/verify');
    await drop(new File(['x'], 'certificate.docx'));
    const main = within(screen.getByRole('main'));
    expect(await main.findByText('Такой файл не подходит. Можно выбрать PDF.')).toBeInTheDocument();
    expect(calls.some(({ url }) => url.includes('verify-file'))).toBe(false);
  });

  it.each([
    ['  AB CD  ', 'ABCD'],
    ['https://itog.example/verify/ABCD', 'ABCD'],
    ['https://itog.example/verify/ABCD/', 'ABCD'],
    ['   ', ''],
  ])('reads a code from %j', (typed, code) => expect(codeOf(typed)).toBe(code));
});
