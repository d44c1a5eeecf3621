import { calibrateDesign, getDesign, issueDocuments, proofDesign, saveDesign } from '@itog/contracts';
import {
  defaultBlank,
  defaultDesign,
  type BlankField,
  type BlankLayout,
  type BlankSheet,
  type DesignKind,
  type DocumentDesign,
} from '@itog/domain';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { Printer } from '../../platform/printer.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { textPlaces, type TextPlace } from '../../testing/text-places.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';

let test: TestApp;
let admin: ApiClient;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'l' });
  admin = await test.as('l-admin');
});
afterAll(() => test.close());

/** How far a printed field may stand from where it was asked for. */
const NEAR_MM = 0.3;

const field = (text: string, left: number, line: number, more: Partial<BlankField> = {}): BlankField => ({
  text,
  left,
  line,
  width: 100,
  points: 11,
  align: 'left',
  bold: false,
  lines: 1,
  step: 7,
  ...more,
});
const sheet = (landscape: boolean, fields: readonly BlankField[], size: BlankSheet['size'] = 'A4'): BlankSheet => ({
  size,
  landscape,
  fields,
  scan: null,
});
const TITLE = [
  field('{слушатель}', 151.5, 40, { points: 16, bold: true, lines: 2, step: 9.5, width: 140 }),
  field('{номер}', 12, 7, { points: 14 }),
  field('{дата выдачи}', 20.5, 120.5, { points: 9 }),
  field('Город {город}', 33, 203, { points: 24, width: 200 }),
];
/** With what a document must be able to say, and an original does not. */
const FIELDS = [...TITLE, field('{дубликат}', 200, 150, { width: 60 })];
const over = (kind: DesignKind, blank: BlankLayout, more: Partial<DocumentDesign> = {}): DocumentDesign => ({
  ...defaultDesign(kind),
  mode: 'layout',
  blank,
  ...more,
});
const certificateOver = (fields: readonly BlankField[], more: Partial<DocumentDesign> = {}) =>
  over('certificate', { title: sheet(true, fields), supplement: null }, more);
const save = (kind: DesignKind, version: number, design: DocumentDesign) =>
  admin.call(saveDesign, { params: { kind }, body: { version, design } });
const proof = async (kind: DesignKind, design: DocumentDesign) =>
  (await admin.download(proofDesign, { params: { kind }, body: { design } })).bytes;
const refusalsOf = async (call: Promise<unknown>) => {
  const problem: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof ApiProblem)) throw new Error(`not refused: ${String(problem)}`);
  return problem.body.refusals;
};
/** The fields of which no printed text begins where they should. */
const astray = (places: readonly TextPlace[], page: number, fields: readonly BlankField[], moved = { x: 0, y: 0 }) =>
  fields.filter(
    ({ left, line }) =>
      !places.some(
        (place) =>
          place.page === page &&
          Math.abs(place.left - left - moved.x) < NEAR_MM &&
          Math.abs(place.line - line - moved.y) < NEAR_MM,
      ),
  );

describe('3.13 a print over a bought blank', () => {
  it('has every field within 0.3 mm of where it was asked for, on both sheets of a diploma, moved with its sheet', async () => {
    const rows = { lines: 12, step: 6.5, width: 90 };
    const supplement = sheet(false, [
      field('{слушатель}', 25, 30, { width: 170 }),
      field('{дисциплина}', 31.5, 100, rows),
      field('{оценка}', 150, 100, { ...rows, width: 40 }),
      field('{дубликат} №{номер}', 25, 290, { width: 120 }),
    ]);
    const design = over(
      'diploma',
      { title: sheet(true, FIELDS), supplement },
      { offsetMm: { x: 2, y: -1.5 }, supplementOffsetMm: { x: -3.5, y: 2 } },
    );
    const bytes = await proof('diploma', design);
    expect((await PDFDocument.load(bytes)).getPages().map((page) => Math.round(page.getWidth()))).toEqual([842, 595]);
    const places = await textPlaces(bytes);
    expect(astray(places, 0, TITLE, design.offsetMm)).toEqual([]);
    expect(astray(places, 1, supplement.fields, design.supplementOffsetMm)).toEqual([]);
    // The measure itself can fail: a millimetre further there is nothing.
    expect(astray(places, 0, TITLE, { x: 3, y: -1.5 })).toHaveLength(TITLE.length);
    const second = field('', 31.5, 106.5);
    expect(astray(places, 1, [second], design.supplementOffsetMm)).toEqual([]);
  }, 60_000);

  it('is as large as the blank is', async () => {
    const small = FIELDS.map((each) => ({ ...each, left: 10, width: 120, points: 12 }));
    const blank = { title: sheet(false, small, 'A5'), supplement: null };
    const pages = (await PDFDocument.load(await proof('certificate', over('certificate', blank)))).getPages();
    expect(pages.map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([[420, 595]]);
  }, 60_000);

  it('is refused before anything is printed, with the field in the sentence', async () => {
    const refused = (more: readonly BlankField[]) =>
      refusalsOf(save('certificate', 0, certificateOver([...FIELDS, ...more])));
    expect(await refused([field('{программа}', 250, 80)])).toMatchObject([
      { code: 'design.blank-outside', field: '{программа}', part: 'title', at: 5 },
    ]);
    expect(await refused([field('{город} 漢', 10, 80)])).toMatchObject([
      { code: 'design.blank-glyph', field: '{город} 漢', character: '漢' },
    ]);
    expect(await refused([field('{кто}', 10, 80)])).toMatchObject([
      { code: 'design.blank-placeholder', placeholder: 'кто' },
    ]);
    expect(await refusedCodes(save('certificate', 0, certificateOver(FIELDS.slice(1))))).toEqual([
      'design.blank-missing',
    ]);
    expect(await refusedCodes(save('reference', 0, over('reference', defaultBlank('certificate'))))).toEqual([
      'design.blank-none',
    ]);
    const scanned = { title: { ...sheet(true, FIELDS), scan: 'c'.repeat(64) }, supplement: null };
    expect(await refusedCodes(save('certificate', 0, over('certificate', scanned)))).toEqual([
      'design.picture-unknown',
    ]);
  });

  it('whose field is too small for the longest real name is refused with both', async () => {
    await test.db.query(
      `UPDATE app_user SET last_name = 'Кантемиров-Зернохранилищенский', first_name = 'Александр', patronymic = 'Вячеславович' WHERE login = 'l-2'`,
    );
    const narrow = FIELDS.map((each) => (each.text === '{слушатель}' ? { ...each, width: 40 } : each));
    expect(await refusalsOf(save('certificate', 0, certificateOver(narrow)))).toMatchObject([
      {
        code: 'design.blank-overflow',
        field: '{слушатель}',
        learner: 'Кантемиров-Зернохранилищенский Александр Вячеславович',
        found: 'Кантемиров-Зернохранилищенский Александр Вячеславович',
      },
    ]);
  });

  it('is not calibrated with a field of a million lines', async () => {
    const blank = certificateOver([{ ...FIELDS[0]!, lines: 1_000 }]).blank;
    const body = { offsetMm: { x: 0, y: 0 }, blank, part: 'title' as const };
    const asked = (given: typeof body) =>
      admin.download(calibrateDesign, { params: { kind: 'certificate' }, body: given });
    expect(await refusedCodes(asked(body))).toContain('design.blank-measure');
    const million = { ...body, blank: certificateOver([{ ...FIELDS[0]!, lines: 1_000_000 }]).blank };
    expect(await refusedCodes(asked(million))).toEqual(['input.invalid']);
  });

  it('is calibrated by a sheet with the frames of its fields', async () => {
    const blank = defaultBlank('diploma');
    for (const [part, width] of [
      ['title', 842],
      ['supplement', 595],
    ] as const) {
      const body = { offsetMm: { x: 1, y: 2 }, blank, part };
      const { bytes } = await admin.download(calibrateDesign, { params: { kind: 'diploma' }, body });
      const pages = (await PDFDocument.load(bytes)).getPages();
      expect(pages.map((page) => Math.round(page.getWidth()))).toEqual([width]);
      const { fields } = blank[part] ?? { fields: [] };
      const names = fields
        .filter(({ text }) => text !== '{QR-код}')
        .map(({ left, line, points, ...rest }) => {
          const top = line - points * 0.75 * (25.4 / 72) - 0.4;
          return { ...rest, points, left: left + 0.5, line: top };
        });
      expect(astray(await textPlaces(bytes), 0, names, { x: 1, y: 2 })).toEqual([]);
    }
  }, 60_000);
});

describe('3.13 an issued document over a bought blank', () => {
  it('is printed by the layout with which it was issued, whatever is moved afterwards', async () => {
    const saved = await save('certificate', 0, certificateOver(FIELDS, { offsetMm: { x: 1, y: 1 } }));
    expect([saved.version, saved.design.blank?.title.fields]).toEqual([1, FIELDS]);
    const world = await test.world({ prefix: 'li', learners: 1, questions: 1 });
    const protocolId = await signedProtocol(test, world, [{ login: 'li-1', mark: 'pass' }]);
    await (await test.as('li-admin')).call(issueDocuments, { params: { protocolId } });
    await save('certificate', 1, certificateOver(FIELDS.map((each) => ({ ...each, left: each.left + 5 }))));

    const [form] = await test.app.get(DocumentPrinting, { strict: false }).formsOf(protocolId);
    if (!form) throw new Error('nothing was issued');
    const printed = await test.app.get(Printer, { strict: false }).print(form, new Date());
    expect(astray(await textPlaces(printed), 0, TITLE, { x: 1, y: 1 })).toEqual([]);
    expect(form.body).not.toContain('РОССИЙСКАЯ ФЕДЕРАЦИЯ');
  }, 120_000);

  it('keeps a layout that nobody has moved as well, and a design of before there were layouts has none', async () => {
    const saved = await save('diploma', 0, { ...defaultDesign('diploma'), mode: 'layout' });
    expect(saved.design.blank).toEqual(defaultBlank('diploma'));
    const { blank: _, ...former } = defaultDesign('extract');
    await test.db.query(
      `INSERT INTO document_design (kind, version, design, saved_by) SELECT 'extract', 1, $1, id FROM app_user WHERE login = 'l-admin'`,
      [JSON.stringify(former)],
    );
    const { design } = await admin.call(getDesign, { params: { kind: 'extract' } });
    expect(design).toEqual({ ...former, blank: null });
  }, 60_000);
});
