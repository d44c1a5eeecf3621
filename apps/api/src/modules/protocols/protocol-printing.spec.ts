import { PDFDocument } from 'pdf-lib';
import { protocolForm2, withSignatures, type PrintedSignature, type ProtocolForm2Data } from '@itog/documents';
import { PdfPrinter } from '../../platform/pdf-printer.ts';

const name = { family: 'Нурмухаметова', given: 'Гульшат', patronymic: 'Ильдаровна' };
const exam: ProtocolForm2Data = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  number: 'П-7/26',
  heldOn: '2026-01-23',
  program:
    'Управление государственными и муниципальными закупками в условиях цифровой трансформации: правовое регулирование, планирование и контроль исполнения контрактов',
  group: 'ПП-26',
  examKind: 'междисциплинарный экзамен',
  chair: name,
  members: [name, name, name, name],
  secretary: name,
  learners: [{ name, card: 1, mark: 'good' }],
  decisions: [],
};
const signature = (place: number): PrintedSignature => ({
  place,
  name,
  role: 'Секретарь комиссии',
  signedAt: new Date('2026-01-23T10:00:00Z'),
  zone: 'Asia/Yekaterinburg',
  address: '192.168.100.200',
  method: 'password+totp',
  agreement: '№ 1 от 01.11.2025',
  contentSha256: 'a'.repeat(64),
});
const evidence = {
  auditHead: { position: 1234, sha256: 'b'.repeat(64) },
  verification: { url: 'https://itog.example.org/verify/ABCD', code: 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345' },
};

describe('3.15 the signed protocol on paper', () => {
  let printer: PdfPrinter;
  beforeAll(() => {
    printer = new PdfPrinter();
  });
  afterAll(() => printer.onModuleDestroy());

  it.each([
    { learners: 1, sheets: 1, why: 'one learner, six signers and a long program title share a sheet' },
    { learners: 40, sheets: 3, why: 'forty do not leave the signatures alone on a sheet of their own' },
  ])('of $learners learners takes $sheets sheets: $why', async ({ learners, sheets }) => {
    const rows = Array.from({ length: learners }, () => exam.learners[0]!);
    const form = protocolForm2({ ...exam, learners: rows });
    const signed = withSignatures(form, [0, 1, 2, 3, 4, 5].map(signature), evidence);
    const pdf = await PDFDocument.load(await printer.print(signed));
    expect(pdf.getPageCount()).toBe(sheets);
  });
});
