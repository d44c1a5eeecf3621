import { createHash, randomBytes } from 'node:crypto';
import { streebog256, streebog512 } from '@li0ard/streebog';
import { cms, identity, SIGNED_AT } from '../../testing/certificates.ts';
import { checkDetached } from './detached.ts';
import { DIGESTS } from './digests.ts';

const FILE = Buffer.from('Протокол № 1 от 11 марта 2026 года');
const rsa = identity({ keys: 'rsa', subject: 'Примерова Анна' });
const ec = identity({ keys: 'P-256' });

const sha = (id: string, name: string) => ({
  id,
  of: (file: Uint8Array) => createHash(name).update(file).digest(),
});
const SHA384 = sha('2.16.840.1.101.3.4.2.2', 'sha384');
const SHA512 = sha('2.16.840.1.101.3.4.2.3', 'sha512');
const GOST256 = { digest: { id: '1.2.643.7.1.1.2.2', of: streebog256 }, algorithm: '1.2.643.7.1.1.1.1' };
const GOST512 = { digest: { id: '1.2.643.7.1.1.2.3', of: streebog512 }, algorithm: '1.2.643.7.1.1.1.2' };

const failure = (signature: Uint8Array, file: Uint8Array = FILE): Promise<unknown> =>
  checkDetached(signature, file).catch((error: unknown) => (error as { failure?: string }).failure ?? error);

describe('the digest of GOST R 34.11-2012', () => {
  // RFC 6986, 10.1 and 10.2; there the bytes stand last to first.
  const first = Buffer.from('012345678901234567890123456789012345678901234567890123456789012');
  const second = Buffer.from(
    'fbe2e5f0eee3c820fbeafaebef20fffbf0e1e0f0f520e0ed20e8ece0ebe5f0f2f120fff0eeec20f120faf2fee5e2202ce8f6f3ede220e8e6eee1e8f0f2d1202ce8f0f2e5e220e5d1',
    'hex',
  ).reverse();
  const digest = (id: string, bytes: Uint8Array) => DIGESTS[id]?.of(bytes);

  it.each([
    [
      'first, 512',
      first,
      GOST512.digest.id,
      '486f64c1917879417fef082b3381a4e211c324f074654c38823a7b76f830ad00fa1fbae42b1285c0352f227524bc9ab16254288dd6863dccd5b9f54a1ad0541b',
    ],
    ['first, 256', first, GOST256.digest.id, '00557be5e584fd52a449b16b0251d05d27f94ab76cbaa6da890b59d8ef1e159d'],
    [
      'second, 512',
      second,
      GOST512.digest.id,
      '28fbc9bada033b1460642bdcddb90c3fb3e56c497ccd0f62b8a2ad4935e85f037613966de4ee00531ae60f3b5a47f8dae06915d5f2f194996fcabf2622e6881e',
    ],
    ['second, 256', second, GOST256.digest.id, '508f7e553c06501d749a66fc28c6cac0b005746d97537fa85d9e40904efed29d'],
  ])('gives the example of RFC 6986: %s', async (_, bytes, id, expected) => {
    const found = Buffer.from((await digest(id, bytes)) ?? bytes);
    expect(found.reverse().toString('hex')).toBe(expected);
  });

  it.each([0, 1, 63, 64, 65, 128, 1000])('is the one of another program: %d bytes', async (length) => {
    const bytes = randomBytes(length);
    for (const { digest: other } of [GOST256, GOST512])
      expect(Buffer.from((await digest(other.id, bytes)) ?? bytes)).toEqual(Buffer.from(other.of(bytes)));
  });

  it('of a long file lets other work of the process go on', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    await digest(GOST512.digest.id, Buffer.alloc(1_000_000, 'протокол'));
    clearInterval(others);
    expect(turns).toBeGreaterThan(10);
  });
});

describe('a signature made elsewhere', () => {
  it.each([
    ['RSA 2048', 'SHA-256', rsa, {}],
    ['RSA 2048', 'SHA-512', rsa, { digest: SHA512, hash: 'sha512', algorithm: '1.2.840.113549.1.1.13' }],
    ['ECDSA P-256', 'SHA-256', ec, {}],
    ['ECDSA P-256', 'SHA-384', ec, { digest: SHA384, hash: 'sha384', algorithm: '1.2.840.10045.4.3.3' }],
  ] as const)('by %s with %s is checked by the key of its certificate', async (algorithm, digest, by, options) => {
    expect(await checkDetached(cms(by, FILE, options), FILE)).toMatchObject([
      { algorithm, digest, check: 'verified', serial: 'C0FFEE', signedAt: SIGNED_AT, organisation: 'Учебный центр' },
    ]);
  });

  it('comes as DER, as PEM, as bare Base64, and with its content inside', async () => {
    const der = cms(rsa, FILE);
    const base64 = der.toString('base64').replace(/.{64}/gu, '$&\r\n');
    const forms = [
      der,
      Buffer.from(base64),
      Buffer.from(`-----BEGIN PKCS7-----\n${base64}\n-----END PKCS7-----\n`),
      cms(rsa, FILE, { inside: FILE }),
      cms(rsa, FILE, { attributes: false }),
    ];
    for (const form of forms)
      expect(await checkDetached(form, FILE)).toMatchObject([{ subject: 'Примерова Анна', check: 'verified' }]);
  });

  it.each([
    ['ГОСТ Р 34.11-2012, 256 бит', GOST256],
    ['ГОСТ Р 34.11-2012, 512 бит', GOST512],
  ])('by GOST is compared by %s, and says that no more was checked', async (digest, options) => {
    expect(await checkDetached(cms(rsa, FILE, options), FILE)).toMatchObject([{ digest, check: 'gost' }]);
    expect(await failure(cms(rsa, FILE, options), Buffer.from('Другой файл'))).toBe('other-file');
  });

  it('without its certificate, or by an algorithm that is not known, is only compared', async () => {
    expect(await checkDetached(cms(ec, FILE, { withCertificate: false }), FILE)).toMatchObject([
      { check: 'no-certificate', subject: null, issuer: 'УЦ «Проверка»', serial: 'C0FFEE', validUntil: null },
    ]);
    expect(await checkDetached(cms(ec, FILE, { algorithm: '1.2.3.4' }), FILE)).toMatchObject([
      { check: 'unknown-algorithm' },
    ]);
  });

  it.each([
    ['of another file', 'other-file', cms(rsa, Buffer.from('Другой файл'))],
    ['of another file, without attributes', 'other-file', cms(ec, Buffer.from('Другой файл'), { attributes: false })],
    ['with another content inside', 'other-content', cms(rsa, FILE, { inside: Buffer.from('Другой файл') })],
    ['cut short', 'truncated', cms(rsa, FILE).subarray(0, -40)],
    ['cut short in Base64', 'truncated', Buffer.from(cms(rsa, FILE).toString('base64').slice(0, 800))],
    ['that is a text', 'not-cms', Buffer.from('Подпись: Примерова А. О.')],
    ['that is a certificate', 'not-cms', rsa.certificate],
    ['that is deep and empty', 'not-cms', Buffer.alloc(1_000_000, 0x30)],
    [
      'by another key than the certificate’s',
      'signature-wrong',
      cms({ ...ec, key: identity({ keys: 'P-256' }).key }, FILE),
    ],
    ['by a key of another kind', 'signature-wrong', cms({ key: rsa.key, certificate: ec.certificate }, FILE)],
    ['with the digest SHA-1', 'digest-unknown', cms(rsa, FILE, { digest: sha('1.3.14.3.2.26', 'sha1') })],
    [
      'with a digest of nobody’s',
      'digest-unknown',
      cms(rsa, FILE, { digest: { id: '1.2.643.2.2.9', of: () => FILE } }),
    ],
    ['with nothing that could be compared', 'digest-unknown', cms(rsa, FILE, { ...GOST256, attributes: false })],
  ])('%s is refused as %s', async (_, expected, signature) => {
    expect(await failure(signature)).toBe(expected);
  });

  it('of nothing but spaces is refused without delay', async () => {
    const spaces = Buffer.concat([Buffer.alloc(1_000_000, ' '), Buffer.from('!')]);
    expect(await failure(spaces)).toBe('not-cms');
  });
});
