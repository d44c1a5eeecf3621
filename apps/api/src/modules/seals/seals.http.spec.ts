import { createHash } from 'node:crypto';
import {
  addSeal,
  attachSignature,
  chooseSealed,
  getAttachedSignature,
  getKeptFile,
  getSeals,
  listAttachedSignatures,
  sealUpload,
  SIGNATURE_FILE_BYTES,
  switchSealOff,
  type KeptKind,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { World } from '../../demo/world.ts';
import { FileStore } from '../../platform/file-store.ts';
import { cms, identity, pkcs12, SIGNED_AT } from '../../testing/certificates.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { OrderPrinting } from '../orders/order-printing.service.ts';
import { Seals } from './seals.service.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let test: TestApp;
let admin: ApiClient;
let world: World;

beforeAll(async () => {
  test = await testApp();
  world = await test.world();
  admin = await test.as('w-admin');
});
afterAll(() => test.close());

const add = (file: Uint8Array, password = 'secret') => admin.call(addSeal, { body: sealUpload(password, file) });
const view = () => admin.call(getSeals, {});
const audited = async (action: string): Promise<{ subject_id: string; facts: Record<string, unknown> }[]> =>
  test.db.query(`SELECT subject_id, facts FROM audit_entry WHERE action = $1 ORDER BY id`, [action]);

async function paper(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  return Buffer.from(await document.save());
}

const seal = (pdf: Buffer, kind: KeptKind = 'document') => test.app.get(Seals, { strict: false }).seal(pdf, kind);
const isSealed = (pdf: Buffer) => pdf.toString('latin1').includes('/ETSI.CAdES.detached');

describe('a file that cannot be the seal', () => {
  const good = identity({ keys: 'P-256' });
  const withCertificate = (options: Parameters<typeof identity>[0]) =>
    pkcs12(identity({ keys: 'P-256', ...options }), 'secret');

  it.each([
    ['not a PKCS#12', 'seal.not-pkcs12', () => Buffer.from('Это не ключ')],
    ['cut in the middle', 'seal.not-pkcs12', () => pkcs12(good, 'secret').subarray(0, 300)],
    ['under another password', 'seal.password-wrong', () => pkcs12(good, 'Secret')],
    ['without a key', 'seal.no-key', () => pkcs12(good, 'secret', { without: 'key' })],
    ['without a certificate', 'seal.no-certificate', () => pkcs12(good, 'secret', { without: 'certificate' })],
    ['run out', 'seal.expired', () => withCertificate({ from: inDays(-9), until: inDays(-1) })],
    ['not valid yet', 'seal.not-yet-valid', () => withCertificate({ from: inDays(1), until: inDays(9) })],
    ['an authority’s', 'seal.unsuitable', () => withCertificate({ authority: true, usage: ['keyCertSign'] })],
    ['not for signing', 'seal.unsuitable', () => withCertificate({ usage: ['keyEncipherment'] })],
    ['with a short key', 'seal.algorithm-unknown', () => withCertificate({ keys: 'rsa-short' })],
    ['with a curve that few readers know', 'seal.algorithm-unknown', () => withCertificate({ keys: 'secp256k1' })],
    ['over a megabyte', 'input.too-large', () => Buffer.alloc(SIGNATURE_FILE_BYTES + 1, 1)],
  ])('%s is refused, and nothing is kept', async (_, code, file) => {
    expect(await refusedCodes(add(file()))).toEqual([code]);
    expect(await view()).toMatchObject({ state: 'none', current: null, former: [] });
    expect(await audited('seals.add')).toEqual([]);
  });

  it('says all that is wrong at once', async () => {
    const file = withCertificate({ from: inDays(-9), until: inDays(-1), usage: ['keyEncipherment'] });
    expect(await refusedCodes(add(file))).toEqual(['seal.expired', 'seal.unsuitable']);
  });

  it('is refused when the body is no upload at all', async () => {
    for (const body of [new Uint8Array([1]), new Uint8Array([0xff, 0xff, 1, 2])])
      expect(await refusedCodes(admin.call(addSeal, { body }))).toEqual(['seal.not-pkcs12']);
  });
});

describe('the organisation’s seal', () => {
  it('leaves papers as they are while there is none', async () => {
    const pdf = await paper();
    expect((await seal(pdf)).equals(pdf)).toBe(true);
  });

  it('is taken into use with its facts, its key locked, and is set on papers from then on', async () => {
    const made = identity({ keys: 'P-256' });
    const { state, current } = await add(pkcs12(made, 'Пароль-1'), 'Пароль-1');
    expect([state, current]).toMatchObject([
      'ready',
      { subject: 'УЦ «Проверка»', serial: 'C0FFEE', algorithm: 'ECDSA P-256', switchedOffAt: null },
    ]);
    expect(current?.addedBy).toBe('Проверочный admin');
    const [row]: { locked_key: Buffer }[] = await test.db.query('SELECT locked_key FROM organisation_seal');
    const plain = made.key.export({ type: 'pkcs8', format: 'der' });
    expect(row?.locked_key.includes(plain.subarray(-32))).toBe(false);
    const [entry] = await audited('seals.add');
    expect(entry).toMatchObject({ subject_id: current?.id, facts: { serial: 'C0FFEE', replaced: null } });
    expect(JSON.stringify(entry)).not.toContain('Пароль');

    const pdf = await paper();
    const sealed = await seal(pdf);
    expect([isSealed(sealed), sealed.subarray(0, pdf.length).equals(pdf)]).toEqual([true, true]);
  });

  it('is replaced by the next one, and stays in the list without its key', async () => {
    const { current: before } = await view();
    const { current, former } = await add(pkcs12(identity({ keys: 'rsa' }), 'secret', { style: 'old' }));
    expect(current?.algorithm).toBe('RSA 2048');
    expect(former).toMatchObject([{ id: before?.id, switchedOffAt: expect.any(Date) }]);
    const kept = await test.db.query('SELECT id FROM organisation_seal WHERE locked_key IS NOT NULL');
    expect(kept).toEqual([{ id: current?.id }]);
    await expect(test.db.query(`UPDATE organisation_seal SET subject = 'Другой'`)).rejects.toThrow(
      'only be switched off',
    );
    await expect(test.db.query(`DELETE FROM organisation_seal`)).rejects.toThrow('only be switched off');
  });

  it('is one, though two are uploaded at the same moment', async () => {
    const [one, two] = [identity({ keys: 'P-256' }), identity({ keys: 'P-256' })].map((each) => pkcs12(each, 'secret'));
    await Promise.all([add(one ?? Buffer.of()), add(two ?? Buffer.of())]);
    expect(await test.db.query('SELECT id FROM organisation_seal WHERE switched_off_at IS NULL')).toHaveLength(1);
  });

  it('is set only on the kinds of papers that were chosen', async () => {
    expect((await view()).kinds).toEqual(['document', 'order', 'protocol']);
    const { kinds } = await admin.call(chooseSealed, { body: { kinds: ['protocol'] } });
    expect(kinds).toEqual(['protocol']);
    const pdf = await paper();
    expect([isSealed(await seal(pdf)), isSealed(await seal(pdf, 'protocol'))]).toEqual([false, true]);
    await admin.call(chooseSealed, { body: { kinds: ['document', 'order', 'protocol'] } });
    expect((await audited('seals.choose-kinds')).at(-1)?.facts).toEqual({
      before: ['protocol'],
      after: ['document', 'order', 'protocol'],
    });
  });

  it('that has run out, or whose key another secret locked, says so', async () => {
    const { current } = await view();
    await test.db.query('ALTER TABLE organisation_seal DISABLE TRIGGER organisation_seal_is_kept');
    const set = (column: string, value: unknown) =>
      test.db.query(`UPDATE organisation_seal SET ${column} = $2 WHERE id = $1`, [current?.id, value]);
    const [{ locked_key: locked }] = await test.db.query('SELECT locked_key FROM organisation_seal WHERE id = $1', [
      current?.id,
    ]);
    const pdf = await paper();
    await set('valid_until', inDays(-1));
    expect([(await view()).state, isSealed(await seal(pdf))]).toEqual(['expired', false]);
    await set('valid_until', inDays(9));
    await set('locked_key', Buffer.alloc(200, 7));
    expect((await view()).state).toBe('key-unreadable');
    await expect(seal(pdf)).rejects.toThrow('SEAL_KEY');
    await set('locked_key', locked);
    await test.db.query('ALTER TABLE organisation_seal ENABLE TRIGGER organisation_seal_is_kept');
    expect([(await view()).state, isSealed(await seal(pdf))]).toEqual(['ready', true]);
  });

  it('stands in the file that is kept of an order, whose tags stay', async () => {
    const { orderId } = await test.world({ prefix: 'y' });
    const sha256 = (await test.app.get(OrderPrinting, { strict: false }).fileOf(orderId)) ?? '';
    const file = await test.app.get(FileStore, { strict: false }).read(sha256);
    expect(isSealed(file)).toBe(true);
    const { catalog } = await PDFDocument.load(file);
    expect(['StructTreeRoot', 'MarkInfo', 'AcroForm'].filter((key) => !catalog.has(PDFName.of(key)))).toEqual([]);
    const signed = await admin.call(listAttachedSignatures, { params: { keptKind: 'order', keptId: orderId } });
    expect(signed.fileSha256).toBe(sha256);
  });

  it('is switched off once, and papers go out without it', async () => {
    const { current } = await view();
    const off = () => admin.call(switchSealOff, { params: { sealId: current?.id ?? '' } });
    expect(await off()).toMatchObject({ state: 'none', current: null });
    expect(await refusedCodes(off())).toEqual(['seal.off-already']);
    expect((await audited('seals.switch-off')).map(({ subject_id }) => subject_id)).toEqual([current?.id]);
    expect(isSealed(await seal(await paper()))).toBe(false);
  });
});

describe('signatures made in other programs', () => {
  const signer = identity({ keys: 'rsa', subject: 'Директорова Вера' });
  const kept = () => ({ keptKind: 'order' as const, keptId: world.orderId });
  const attach = (signature: Uint8Array, fileName = 'приказ.pdf.sig', by = admin) =>
    by.call(attachSignature, { params: kept(), query: { fileName }, body: signature });
  const list = (by = admin) => by.call(listAttachedSignatures, { params: kept() });
  let file: Buffer;

  it('wait for the file that they sign', async () => {
    expect(await list()).toEqual({ fileSha256: null, signatures: [] });
    expect(await refusedCodes(attach(cms(signer, Buffer.from('файл'))))).toEqual(['attached.no-file']);
    file = await paper();
    const sha256 = await test.app.get(FileStore, { strict: false }).keep(test.db.manager, file, 'application/pdf');
    await test.db.query('UPDATE director_order SET file_sha256 = $2 WHERE id = $1', [world.orderId, sha256]);
    expect((await list()).fileSha256).toBe(sha256);
    const given = await admin.send(getKeptFile, { params: kept() });
    expect(Buffer.from(await given.arrayBuffer()).equals(file)).toBe(true);
  });

  it.each([
    ['of another file', 'attached.other-file', () => cms(signer, Buffer.from('другой файл'))],
    [
      'with another content inside',
      'attached.other-content',
      () => cms(signer, file, { inside: Buffer.from('другой') }),
    ],
    ['cut short', 'attached.truncated', () => cms(signer, file).subarray(0, -9)],
    ['that is none', 'attached.not-cms', () => Buffer.from('Согласовано')],
    [
      'with a digest that is not known',
      'attached.digest-unknown',
      () => cms(signer, file, { digest: { id: '1.2.643.2.2.9', of: () => file } }),
    ],
    [
      'by a key of another certificate',
      'attached.signature-wrong',
      () => cms({ ...signer, key: identity({ keys: 'rsa' }).key }, file),
    ],
    ['over a megabyte', 'input.too-large', () => Buffer.alloc(SIGNATURE_FILE_BYTES + 1, 1)],
  ])('%s are refused, and nothing is kept', async (_, code, signature) => {
    expect(await refusedCodes(attach(signature()))).toEqual([code]);
    expect((await list()).signatures).toEqual([]);
    expect(await audited('signatures.attach')).toEqual([]);
  });

  it('are kept with who signed, when and by which certificate, and given back as they came', async () => {
    const signature = cms(signer, file);
    const { signatures } = await attach(signature, '../Приказ № 1.pdf.sig');
    expect(signatures).toMatchObject([
      {
        fileName: '..-Приказ № 1.pdf.sig',
        signers: [{ subject: 'Директорова Вера', check: 'verified', digest: 'SHA-256', signedAt: SIGNED_AT }],
      },
    ]);
    const [{ id = '' } = {}] = signatures;
    const given = await admin.send(getAttachedSignature, { params: { ...kept(), signatureId: id } });
    expect(Buffer.from(await given.arrayBuffer()).equals(signature)).toBe(true);
    expect((await audited('signatures.attach'))[0]).toMatchObject({
      subject_id: world.orderId,
      facts: { signatureId: id, sha256: createHash('sha256').update(signature).digest('hex') },
    });
    expect(await refusedCodes(attach(signature))).toEqual(['attached.given-already']);
    await expect(test.db.query('DELETE FROM attached_signature')).rejects.toThrow('append-only');
  });

  it('are seen by the members of the commission that the order appointed, and by no other commission', async () => {
    const stranger = await test.world({ prefix: 'x' });
    expect((await list(await test.as('w-member'))).signatures).toHaveLength(1);
    const other = await test.as('x-member');
    expect(await refusedCodes(list(other))).toEqual(['not-found']);
    expect(await refusedCodes(attach(cms(signer, file), 'a.sig', other))).toEqual(['access.denied']);
    const protocol = { keptKind: 'protocol' as const, keptId: stranger.orderId };
    expect(await refusedCodes(admin.call(listAttachedSignatures, { params: protocol }))).toEqual(['not-found']);
  });
});
