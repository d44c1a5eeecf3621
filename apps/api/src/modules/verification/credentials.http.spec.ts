import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  getCredential,
  getCredentialStatus,
  getIssuer,
  getIssuerKey,
  getIssuerKeys,
  issueDocuments,
  listDocuments,
  reissueDocument,
  listIssuerKeys,
  replaceIssuerKey,
  verifyDocument,
  type DocumentVerification,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import jsrsasign from 'jsrsasign';
import { rows } from '../../platform/db/rows.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

const PUBLIC_URL = 'https://itog.example';

let test: TestApp;
let admin: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp({ VERIFY_PER_MINUTE: '1000', PUBLIC_URL });
  await test.world({ prefix: 'c' });
  admin = await test.as('c-admin');
});
afterAll(() => test.close());

async function issued(mark: 'pass' | 'fail' = 'pass') {
  const prefix = `c${++worlds}`;
  const world = await test.world({ prefix, learners: 1, questions: 1 });
  const finishedAt = new Date(Date.now() - 10 * 86_400_000);
  const protocolId = await signedProtocol(test, world, [{ login: `${prefix}-1`, mark, finishedAt }]);
  await admin.call(issueDocuments, { params: { protocolId } });
  const [document] = (await admin.call(listDocuments, { query: { protocolId } })).documents;
  if (!document) throw new Error('nothing was issued');
  return document;
}

const token = async (code: string) => {
  const { bytes, headers } = await test.stranger().download(getCredential, { params: { code } });
  expect(headers.get('content-type')).toBe('application/jwt');
  return Buffer.from(bytes).toString('ascii');
};
const part = (jwt: string, index: number) =>
  JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString('utf8'));
const wellKnown = async () => {
  const response = await fetch(`${test.origin}/.well-known/jwks.json`);
  expect(response.status).toBe(200);
  return (await response.json()) as { keys: { kid: string; n: string; e: string; kty: 'RSA' }[] };
};

/** By a library that has signed nothing here, with the key that the token names. */
async function isGenuine(jwt: string): Promise<boolean> {
  const jwk = (await wellKnown()).keys.find(({ kid }) => kid === part(jwt, 0).kid);
  if (!jwk) throw new Error('the key is not published');
  return jsrsasign.KJUR.jws.JWS.verify(jwt, jsrsasign.KEYUTIL.getKey(jwk) as jsrsasign.RSAKey, ['RS256']);
}

describe('a document as a credential', () => {
  it('is an Open Badges 3.0 token, checked with the published key by somebody else’s library', async () => {
    const { code, registrationNumber } = await issued();
    const jwt = await token(code);
    expect(await isGenuine(jwt)).toBe(true);
    const { keys } = await test.stranger().call(getIssuerKeys, {});
    expect(part(jwt, 0)).toEqual({ alg: 'RS256', typ: 'JWT', kid: keys[0]?.kid });
    const payload = part(jwt, 1);
    expect(payload).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', expect.stringContaining('purl.imsglobal.org/spec/ob/v3p0')],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      id: `${PUBLIC_URL}/api/verify/${code}/credential`,
      issuer: { id: `${PUBLIC_URL}/api/issuer`, type: ['Profile'], name: 'Учебный центр «Проверка»' },
      name: `Удостоверение о повышении квалификации № ${registrationNumber}`,
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          type: ['Achievement'],
          achievementType: 'Certificate',
          criteria: { narrative: expect.any(String) },
        },
      },
      credentialStatus: { id: `${PUBLIC_URL}/api/verify/${code}/status`, type: '1EdTechRevocationList' },
    });
    expect(payload).toMatchObject({
      iss: payload.issuer.id,
      jti: payload.id,
      sub: payload.credentialSubject.id,
      nbf: Date.parse(payload.validFrom) / 1000,
    });
    expect(payload.exp).toBeUndefined();
  });

  it('is broken by any change of its words', async () => {
    const [head = '', body = '', signature = ''] = (await token((await issued()).code)).split('.');
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString()) as { name: string };
    changed.name = 'Диплом';
    const forged = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    expect(await isGenuine([head, body, signature].join('.'))).toBe(true);
    expect(await isGenuine(forged)).toBe(false);
  });

  it('tells no more of a person than the verification page', async () => {
    const { code, learnerName } = await issued();
    const shown = (await test.stranger().call(verifyDocument, { params: { code } })) as DocumentVerification;
    const text = JSON.stringify(part(await token(code), 1));
    expect(text).toContain(shown.maskedName);
    expect(learnerName.split(' ').filter((name) => /^\p{L}{3,}$/u.test(name) && text.includes(name))).toEqual([]);
  });

  it('is revoked with its document, and runs out on that day', async () => {
    const { id, code } = await issued();
    const before = await token(code);
    const status = () => test.stranger().call(getCredentialStatus, { params: { code } });
    expect((await status()).revokedCredentials).toEqual([]);
    await admin.call(annulDocument, { params: { documentId: id }, body: { reason: 'Ошибка' } });
    const payload = part(await token(code), 1);
    expect(await status()).toEqual({
      id: part(before, 1).credentialStatus.id,
      issuer: part(before, 1).issuer.id,
      revokedCredentials: [{ id: part(before, 1).id, revoked: true, revocationReason: 'Документ аннулирован.' }],
    });
    expect(payload.exp).toBe(Date.parse(payload.validUntil) / 1000);
    expect(payload.exp * 1000).toBeLessThanOrEqual(Date.now());
  });

  it('of a replaced document is revoked, and its duplicate has another', async () => {
    const { id, code } = await issued();
    const body = { reason: 'loss' as const, note: null, name: null, requestId: randomUUID() };
    const duplicate = await admin.call(reissueDocument, { params: { documentId: id }, body });
    const status = await test.stranger().call(getCredentialStatus, { params: { code } });
    expect(status.revokedCredentials).toMatchObject([{ revocationReason: 'Документ заменён другим.' }]);
    const next = await token(duplicate.code);
    expect(await isGenuine(next)).toBe(true);
    expect(part(next, 1)).not.toHaveProperty('validUntil');
  });

  it('exists for no reference, no protocol and no unknown code', async () => {
    const { code } = await issued('fail');
    const [protocol] = await rows<{ code: string }>(
      test.db.manager,
      `SELECT code FROM protocol WHERE code IS NOT NULL LIMIT 1`,
    );
    for (const none of [code, protocol?.code ?? '', newVerificationCode(), 'x']) {
      const params = { code: none };
      expect(await refusedCodes(test.stranger().download(getCredential, { params }))).toEqual(['not-found']);
      expect(await refusedCodes(test.stranger().call(getCredentialStatus, { params }))).toEqual(['not-found']);
    }
  });
});

describe('the keys of credentials', () => {
  it('stay published after they are replaced, and only their public halves', async () => {
    const { code } = await issued();
    const [old] = [await token(code)];
    const made = await admin.call(replaceIssuerKey, {});
    const fresh = await token(code);
    expect(part(fresh, 0).kid).toBe(made.kid);
    expect(part(old, 0).kid).not.toBe(made.kid);
    expect([await isGenuine(old), await isGenuine(fresh)]).toEqual([true, true]);

    const { keys } = await wellKnown();
    expect(keys.slice(0, 2).map(({ kid }) => kid)).toEqual([made.kid, part(old, 0).kid]);
    expect(keys.map((key) => Object.keys(key).sort())).toEqual(keys.map(() => ['alg', 'e', 'kid', 'kty', 'n', 'use']));
    const thumbprint = String(part(old, 0).kid).split('/').at(-1) ?? '';
    expect(await test.stranger().call(getIssuerKey, { params: { thumbprint } })).toEqual(keys[1]);
    expect(await refusedCodes(test.stranger().call(getIssuerKey, { params: { thumbprint: 'none' } }))).toEqual([
      'not-found',
    ]);
  });

  it('are shown to those who keep them with their dates, the one in use first, and without any half of them', async () => {
    const { kid } = await admin.call(replaceIssuerKey, {});
    const { keys } = await admin.call(listIssuerKeys, {});
    expect(keys[0]).toMatchObject({ address: kid, retiredAt: null, madeAt: expect.any(Date) });
    expect(keys[0]!.madeBy).toBeTruthy();
    expect(keys.slice(1).every(({ retiredAt }) => retiredAt !== null)).toBe(true);
    expect(Object.keys(keys[0]!).sort()).toEqual(['address', 'madeAt', 'madeBy', 'retiredAt', 'thumbprint']);
  });

  it('are locked in the database, and the private half of a former one is gone', async () => {
    await issued().then(({ code }) => token(code));
    await admin.call(replaceIssuerKey, {});
    const kept = await rows<{ retired: boolean; locked: Buffer | null }>(
      test.db.manager,
      'SELECT retired_at IS NOT NULL AS retired, locked_key AS locked FROM credential_key',
    );
    expect(kept.filter(({ retired }) => !retired)).toHaveLength(1);
    expect(kept.every(({ retired, locked }) => retired === (locked === null))).toBe(true);
    // A bare PKCS#8 key names the RSA algorithm in its first bytes.
    const rsa = Buffer.from('2a864886f70d010101', 'hex');
    expect(kept.filter(({ locked }) => locked?.includes(rsa))).toEqual([]);
    await expect(test.db.query(`UPDATE credential_key SET public_jwk = '{}'`)).rejects.toThrow('may only be retired');
  });

  it('are made once, however many ask at once', async () => {
    await test.db.query('ALTER TABLE credential_key DISABLE TRIGGER USER');
    await test.db.query('DELETE FROM credential_key');
    await test.db.query('ALTER TABLE credential_key ENABLE TRIGGER USER');
    const { code } = await issued();
    const tokens = await Promise.all(Array.from({ length: 8 }, () => token(code)));
    expect(new Set(tokens.map((jwt) => part(jwt, 0).kid)).size).toBe(1);
    expect((await wellKnown()).keys).toHaveLength(1);
  });

  it('are replaced where the kept one was locked with another secret', async () => {
    const { code } = await issued();
    const old = await token(code);
    await admin.call(replaceIssuerKey, {});
    await test.db.query('ALTER TABLE credential_key DISABLE TRIGGER USER');
    await test.db.query(`UPDATE credential_key SET locked_key = sha256('x') WHERE retired_at IS NULL`);
    await test.db.query('ALTER TABLE credential_key ENABLE TRIGGER USER');
    const fresh = await token(code);
    expect(await isGenuine(fresh)).toBe(true);
    expect(await isGenuine(old)).toBe(true);
    expect((await wellKnown()).keys.length).toBeGreaterThan(2);
  });

  it('are replaced by nobody but those who manage the organisation, and the deed is recorded', async () => {
    expect(await refusedCodes(test.stranger().call(replaceIssuerKey, {}))).toEqual(['access.signed-out']);
    const secretary = await test.as('c-secretary');
    expect(await refusedCodes(secretary.call(replaceIssuerKey, {}))).toEqual(['access.denied']);
    const { kid } = await admin.call(replaceIssuerKey, {});
    const found = await rows(test.db.manager, 'SELECT action FROM audit_entry WHERE subject_id = $1', [
      kid.split('/').at(-1),
    ]);
    expect(found).toEqual([{ action: 'verification.replace-key' }]);
  });
});

describe('the issuer', () => {
  it('has a profile at the address that credentials name', async () => {
    expect(await test.stranger().call(getIssuer, {})).toMatchObject({
      id: `${PUBLIC_URL}/api/issuer`,
      type: ['Profile'],
      name: 'Учебный центр «Проверка»',
      url: PUBLIC_URL,
    });
  });
});
