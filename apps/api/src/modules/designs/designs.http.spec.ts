import { crc32, deflateSync } from 'node:zlib';
import {
  calibrateDesign,
  DESIGN_PICTURE_BYTES,
  getDesign,
  getDesignPicture,
  getDesignVersion,
  issueDocuments,
  proofDesign,
  saveDesign,
  uploadDesignPicture,
  type CurrentDesign,
} from '@itog/contracts';
import { defaultDesign, type DesignKind, type DocumentDesign, type TextKey } from '@itog/domain';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';

let test: TestApp;
let admin: ApiClient;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'd' });
  admin = await test.as('d-admin');
});
afterAll(() => test.close());

const open = (kind: DesignKind) => admin.call(getDesign, { params: { kind } });
const changed = (kind: DesignKind, texts: Partial<Record<TextKey, string>>, more: Partial<DocumentDesign> = {}) => {
  const own = defaultDesign(kind);
  return { ...own, ...more, texts: { ...own.texts, ...texts } };
};
const save = (kind: DesignKind, version: number, design: DocumentDesign) =>
  admin.call(saveDesign, { params: { kind }, body: { version, design } });
const refusalsOf = async (call: Promise<unknown>) => {
  const problem = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof ApiProblem)) throw new Error(`not refused: ${String(problem)}`);
  return problem.body.refusals;
};
const versions = ({ versions: all }: CurrentDesign) => all.map(({ version, documents }) => [version, documents]);

/** A PNG of one colour; `claimed` is what its header says of its size. */
function png(side: number, claimed = side): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(claimed, 0);
  head.writeUInt32BE(claimed, 4);
  const rows = Buffer.alloc((side * 3 + 1) * side, 60);
  for (let row = 0; row < side; row++) rows[row * (side * 3 + 1)] = 0;
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Comment\0secret')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const upload = (body: Uint8Array) => admin.call(uploadDesignPicture, { body });

describe('3.13 the design of a printed form', () => {
  it('is the form’s own until somebody saves one, and is tried with the longest name that there is', async () => {
    await test.db.query(
      `UPDATE app_user SET last_name = 'Кантемиров-Зернохранилищенский', patronymic = NULL WHERE login = 'd-2'`,
    );
    const { design, version, subjects, versions: all } = await open('certificate');
    expect([design, version]).toEqual([defaultDesign('certificate'), 0]);
    expect(all).toEqual([{ version: 0, savedAt: null, savedBy: null, documents: 0 }]);
    expect(subjects.longest.learner.lastName).toBe('Кантемиров-Зернохранилищенский');
    expect(subjects.longest.organisation.name).toBe('Учебный центр «Проверка»');
    expect(subjects.invented.learner.lastName.length).toBeGreaterThan(subjects.longest.learner.lastName.length);
  });

  it('is saved as a new version with its author, and every former one stays', async () => {
    const first = changed('reference', { footer: 'Первая' });
    const saved = await save('reference', 0, first);
    expect(saved).toMatchObject({ version: 1, design: first });
    expect(saved.versions[0]).toMatchObject({ version: 1, savedBy: 'Проверочный admin' });
    const second = await save('reference', 1, changed('reference', { footer: 'Вторая' }));
    expect(versions(second)).toEqual([
      [2, 0],
      [1, 0],
      [0, 0],
    ]);
    const former = (version: number) => admin.call(getDesignVersion, { params: { kind: 'reference', version } });
    expect((await former(1)).design.texts.footer).toBe('Первая');
    expect((await former(0)).design).toEqual(defaultDesign('reference'));
    expect(await refusedCodes(former(3))).toEqual(['not-found']);
    await expect(test.db.query(`UPDATE document_design SET design = '{}'`)).rejects.toThrow();
    await expect(test.db.query(`DELETE FROM document_design`)).rejects.toThrow();
  }, 60_000);

  it('goes to the first of two who save at once', async () => {
    const design = changed('extract', { footer: 'Моё' });
    const both = await Promise.allSettled([save('extract', 0, design), save('extract', 0, design)]);
    const codes = both.flatMap((each) => (each.status === 'rejected' ? [(each.reason as ApiProblem).codes] : []));
    expect(codes).toEqual([['version.stale']]);
    expect((await open('extract')).version).toBe(1);
  }, 60_000);

  it.each([
    [{ footer: '{кто}' }, ['design.unknown-placeholder']],
    [{ footer: '<script>alert(1)</script>' }, ['design.tag']],
    [{ footer: '<b>не закрыт' }, ['design.tag']],
    [{ footer: 'file:///etc/passwd' }, ['design.address']],
    [{ footer: 'https://a.example/x.png' }, ['design.address']],
    [{ footer: '**не закрыто' }, ['design.mark-open']],
    [{ footer: 'печать 漢 и 😀' }, ['design.missing-glyph']],
    [{ title: '', before: 'без срока' }, ['design.text-empty', 'design.placeholder-missing']],
  ])('with %j is refused before anything is printed: %j', async (texts, codes) => {
    expect(await refusedCodes(save('certificate', 0, changed('certificate', texts)))).toEqual(codes);
    expect((await open('certificate')).version).toBe(0);
  });

  it('that does not fit for the longest names is refused, with whom and what', async () => {
    const wide = changed('certificate', { title: 'УДОСТОВЕРЕНИЕ ШИРОКОЕ' });
    expect((await refusalsOf(save('certificate', 0, wide)))[0]).toMatchObject({
      code: 'design.overflow',
      learner: expect.stringContaining('Кантемиров-Зернохранилищенский'),
      found: 'УДОСТОВЕРЕНИЕ ШИРОКОЕ',
    });
    const tall = changed('certificate', { decision: 'Слова решения. '.repeat(38) });
    expect(await refusedCodes(save('certificate', 0, tall))).toContain('design.overflow');
    const long = changed('reference', { basis: `{программа} ${'Основание выдачи. '.repeat(32)}`, footer: 'Ещё.' });
    const loud = { ...long, bodyPoints: 14 };
    expect(await refusedCodes(save('reference', 2, loud))).toContain('design.more-sheets');
    expect((await open('certificate')).version).toBe(0);
  }, 60_000);

  it('is shown as PDF by the printer itself, and takes no number', async () => {
    const numbers = () => test.db.query('SELECT series, last FROM number_counter');
    const before = await numbers();
    const design = changed('diploma', { footer: 'Лицензия' });
    const { bytes, headers } = await admin.download(proofDesign, { params: { kind: 'diploma' }, body: { design } });
    expect(headers.get('content-type')).toBe('application/pdf');
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    expect(await numbers()).toEqual(before);
    const wrong = admin.download(proofDesign, {
      params: { kind: 'diploma' },
      body: { design: changed('diploma', { footer: '{кто}' }) },
    });
    expect(await refusedCodes(wrong)).toEqual(['design.unknown-placeholder']);
  }, 60_000);

  it('over a blank stays on its sheets wherever it is moved', async () => {
    for (const offsetMm of [
      { x: 20, y: 20 },
      { x: -20, y: -20 },
    ]) {
      const design = changed('diploma', {}, { mode: 'blank', offsetMm, supplementOffsetMm: { x: 0, y: 3 } });
      const { bytes } = await admin.download(proofDesign, {
        params: { kind: 'diploma' },
        body: { design, subject: 'longest' },
      });
      expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    }
  }, 60_000);

  it('has a calibration sheet, no further off than the bounds', async () => {
    const calibrate = (kind: DesignKind, x: number) =>
      admin.download(calibrateDesign, { params: { kind }, body: { offsetMm: { x, y: 0 } } });
    for (const [kind, width] of [
      ['certificate', 842],
      ['reference', 595],
    ] as const) {
      const pages = (await PDFDocument.load((await calibrate(kind, 2)).bytes)).getPages();
      expect(pages.map((page) => Math.round(page.getWidth()))).toEqual([width]);
    }
    expect(await refusedCodes(calibrate('certificate', 21))).toEqual(['design.offset']);
  }, 60_000);
});

describe('3.13 the pictures of a printed form', () => {
  it('are kept drawn anew, without what else was in the file, and are served to those who manage forms', async () => {
    const { sha256, width, height } = await upload(png(1_500));
    expect([width, height]).toEqual([1_000, 1_000]);
    const { bytes, headers } = await admin.download(getDesignPicture, { params: { sha256 } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(bytes).includes('secret')).toBe(false);
    const learner = await test.as('d-1');
    expect(await refusedCodes(learner.download(getDesignPicture, { params: { sha256 } }))).toEqual(['access.denied']);
    const other = { params: { sha256: 'a'.repeat(64) } };
    expect(await refusedCodes(admin.download(getDesignPicture, other))).toEqual(['not-found']);
  }, 60_000);

  it.each([
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'design.picture-kind'],
    ['a document', Buffer.from('%PDF-1.7\n%%EOF'), 'design.picture-kind'],
    ['a GIF called a picture', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'design.picture-kind'],
    ['a cut file', png(50).subarray(0, 120), 'design.picture-broken'],
    ['a JPEG of nothing', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]), 'design.picture-broken'],
    ['huge pixels in a small file', png(10, 60_000), 'design.picture-pixels'],
    ['thirty megabytes', Buffer.alloc(30 * 1024 * 1024, 1), 'input.too-large'],
    ['a byte too many', Buffer.alloc(DESIGN_PICTURE_BYTES + 1, 1), 'input.too-large'],
  ])('are refused when they are %s', async (_, bytes, code) => {
    const before = await test.db.query('SELECT count(*) FROM design_picture');
    expect(await refusedCodes(upload(bytes))).toEqual([code]);
    expect(await test.db.query('SELECT count(*) FROM design_picture')).toEqual(before);
  });

  it('stand on a form only if they were uploaded', async () => {
    const { sha256 } = await upload(png(40));
    const pictures = { ...defaultDesign('diploma').pictures, logo: sha256 };
    expect(await save('diploma', 0, changed('diploma', {}, { pictures }))).toMatchObject({ version: 1 });
    const strange = { ...pictures, seal: 'b'.repeat(64) };
    expect(await refusedCodes(save('diploma', 1, changed('diploma', {}, { pictures: strange })))).toEqual([
      'design.picture-unknown',
    ]);
    const address = { ...pictures, seal: 'https://a.example/x.png' };
    expect(await refusedCodes(save('diploma', 1, changed('diploma', {}, { pictures: address })))).toEqual([
      'input.invalid',
    ]);
  }, 60_000);
});

describe('3.13 an issued document', () => {
  const issued = async (prefix: string) => {
    const world = await test.world({ prefix, learners: 1, questions: 1 });
    const protocolId = await signedProtocol(test, world, [{ login: `${prefix}-1`, mark: 'pass' }]);
    await (await test.as(`${prefix}-admin`)).call(issueDocuments, { params: { protocolId } });
    return protocolId;
  };

  it('keeps the design with which it was issued, whatever is saved afterwards', async () => {
    const printing = test.app.get(DocumentPrinting, { strict: false });
    const forms = async (protocolId: string) => (await printing.formsOf(protocolId))[0];
    const { sha256 } = await upload(png(60));
    const pictures = { ...defaultDesign('certificate').pictures, logo: sha256 };

    const before = await issued('da');
    await save('certificate', 0, changed('certificate', { footer: 'Нижняя строка' }, { pictures }));
    const after = await issued('db');
    await save('certificate', 1, changed('certificate', { footer: 'Ещё новее' }));

    const [own, first] = [await forms(before), await forms(after)];
    expect([own?.body.includes('Нижняя строка'), own?.styles]).toEqual([false, undefined]);
    expect([first?.body.includes('Нижняя строка'), first?.styles?.includes('data:image/png')]).toEqual([true, true]);
    expect(versions(await open('certificate'))).toEqual([
      [2, 0],
      [1, 1],
      [0, 1],
    ]);
  }, 120_000);
});
