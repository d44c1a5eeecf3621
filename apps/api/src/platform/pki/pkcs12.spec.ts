import { identity, pkcs12 } from '../../testing/certificates.ts';
import { certificateFacts, isAuthority, maySign } from './certificate.ts';
import { pkcs12Key, PURPOSE, RoundBudget } from './password-encryption.ts';
import { readPkcs12 } from './pkcs12.ts';

const failure = (bytes: Uint8Array, password = 'secret') =>
  readPkcs12(bytes, password).then(
    () => null,
    (error: unknown) => (error as { failure?: string }).failure ?? error,
  );

describe('a PKCS#12 file', () => {
  it.each([
    { keys: 'rsa', style: 'old', algorithm: 'RSA 2048' },
    { keys: 'rsa', style: 'new', algorithm: 'RSA 2048' },
    { keys: 'P-256', style: 'old', algorithm: 'ECDSA P-256' },
    { keys: 'P-256', style: 'new', algorithm: 'ECDSA P-256' },
    { keys: 'P-384', style: 'new', algorithm: 'ECDSA P-384' },
  ] as const)('of the $style style gives its $algorithm key and certificate', async ({ keys, style, algorithm }) => {
    const made = identity({ keys });
    const { key, certificate, others } = await readPkcs12(pkcs12(made, 'secret', { style }), 'secret');
    expect(key.equals(made.key)).toBe(true);
    expect(certificateFacts(certificate)).toMatchObject({
      subject: 'УЦ «Проверка»',
      organisation: 'Учебный центр',
      issuer: 'УЦ «Проверка»',
      serial: 'C0FFEE',
      algorithm,
    });
    expect([others, isAuthority(certificate), maySign(certificate)]).toEqual([[], false, true]);
  });

  it.each(['old', 'new'] as const)('of the %s style opens by a password in Russian', async (style) => {
    const made = identity({ keys: 'P-256' });
    const { key } = await readPkcs12(pkcs12(made, 'Пароль-1', { style }), 'Пароль-1');
    expect(key.equals(made.key)).toBe(true);
  });

  it('says in one word what is wrong with it', async () => {
    const made = identity({ keys: 'P-256' });
    const file = pkcs12(made, 'secret');
    expect(await failure(file, 'Secret')).toBe('password-wrong');
    expect(await failure(file, '')).toBe('password-wrong');
    expect(await failure(pkcs12(made, 'secret', { without: 'key' }))).toBe('no-key');
    expect(await failure(pkcs12(made, 'secret', { without: 'certificate' }))).toBe('no-certificate');
    const foreign = { key: made.key, certificate: identity({ keys: 'P-256' }).certificate };
    expect(await failure(pkcs12(foreign, 'secret'))).toBe('no-certificate');
    expect(await failure(made.certificate)).toBe('not-pkcs12');
    expect(await failure(Buffer.from('привет'))).toBe('not-pkcs12');
    expect(await failure(file.subarray(0, file.length / 2))).toBe('not-pkcs12');
    expect(await failure(Buffer.alloc(1_000_000, 0x30))).toBe('not-pkcs12');
  });

  it('cannot keep the server busy with rounds of its own choice', async () => {
    const file = pkcs12(identity({ keys: 'P-256' }), 'secret', { rounds: 2_000_001 });
    expect(await failure(file)).toBe('algorithm-unknown');
  });

  it('has one measure of rounds for all its parts, and lets other work go on', async () => {
    const budget = new RoundBudget();
    const [password, salt] = ['secret', Buffer.from('saltsalt')];
    const wanted = { digest: 'sha1', password, salt, rounds: 200_000, purpose: PURPOSE.mac, length: 20 };
    budget.take(1_800_000);
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    expect(await pkcs12Key(wanted, budget)).toHaveLength(20);
    clearInterval(others);
    expect(turns).toBeGreaterThan(10);
    await expect(pkcs12Key({ ...wanted, rounds: 1 }, budget)).rejects.toThrow('PKCS#12, 1');
  });

  it('with more bags than a chain needs is refused', async () => {
    const made = identity({ keys: 'P-256' });
    expect(await failure(pkcs12(made, 'secret', { certificates: 19 }))).toBeNull();
    expect(await failure(pkcs12(made, 'secret', { certificates: 20 }))).toBe('not-pkcs12');
  });

  it('tells an authority’s certificate, and one that may not sign', async () => {
    const read = async (options: Parameters<typeof identity>[0]) =>
      (await readPkcs12(pkcs12(identity({ keys: 'P-256', ...options }), 'secret'), 'secret')).certificate;
    expect(isAuthority(await read({ authority: true }))).toBe(true);
    expect(maySign(await read({ usage: ['keyEncipherment'] }))).toBe(false);
    expect(maySign(await read({ usage: ['nonRepudiation'] }))).toBe(true);
  });
});
