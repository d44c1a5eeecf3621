import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { ASN1HEX } from 'jsrsasign';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { identity, type IdentityOptions } from '../../testing/certificates.ts';
import { readCertificate } from './certificate.ts';
import { sealedPdf, type SealingKey } from './pades.ts';

const AT = new Date('2026-03-11T10:40:00Z');

async function paper(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle('Протокол № 1');
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const words of ['First sheet', 'Second sheet']) document.addPage().drawText(words, { font });
  return Buffer.from(await document.save({ useObjectStreams }));
}

const made = new Map<string, SealingKey>();
/** One key of each kind for the whole spec: the other implementation makes them slowly. */
function sealingKey(keys: IdentityOptions['keys']): SealingKey {
  const known = made.get(keys);
  if (known) return known;
  const { key, certificate } = identity({ keys });
  const fresh = { key, certificate: readCertificate(certificate), others: [] };
  made.set(keys, fresh);
  return fresh;
}

/** The signatures of a file, oldest first: what each covers, and its CMS; read from the bytes by this spec itself. */
function signaturesOf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const found = text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n\/Contents <([0-9a-f]+)>/gu);
  return [...found].map(([, first, second, rest, contents = '']) => {
    const [from, to, after] = [Number(first), Number(second), Number(rest)];
    const room = Buffer.from(contents, 'hex');
    const length = 4 + room.readUInt16BE(2);
    return {
      covered: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + after)]),
      end: to + after,
      gap: text.slice(from, to),
      contents,
      cms: room.subarray(0, length).toString('hex'),
    };
  });
}

/** In a process of its own: jsrsasign multiplies through the global Math, which Jest's sandbox makes many times slower. */
function verifiedByAnother(...words: [certificate: string, algorithm: string, signed: string, signature: string]) {
  const script = `
    const { KJUR, X509 } = require('jsrsasign');
    const [certificateHex, alg, signed, value] = process.argv.slice(1);
    const certificate = new X509();
    certificate.readCertHex(certificateHex);
    const signature = new KJUR.crypto.Signature({ alg });
    signature.init(certificate.getPublicKey());
    signature.updateHex(signed);
    console.log(signature.verify(value));`;
  return execFileSync(process.execPath, ['-e', script, ...words], { encoding: 'utf8' }).trim() === 'true';
}

/** Takes the CMS apart and checks its signature by jsrsasign. */
function checkedByAnother(cms: string) {
  const signer = [1, 0, 4, 0];
  const value = (path: number[]) => ASN1HEX.getVbyList(cms, 0, path) ?? '';
  const element = (path: number[]) => ASN1HEX.getTLVbyList(cms, 0, path) ?? '';
  const attributes = element([...signer, 3]);
  const each = ASN1HEX.getChildIdx(attributes, 0).map((place) => ASN1HEX.getTLV(attributes, place));
  const named = new Map(each.map((hex) => [ASN1HEX.oidname(ASN1HEX.getVbyList(hex, 0, [0]) ?? ''), hex]));
  const certificate = element([1, 0, 3, 0]);
  const algorithm = ASN1HEX.oidname(value([...signer, 4, 0]));
  const isValid = verifiedByAnother(certificate, algorithm, `31${attributes.slice(2)}`, value([...signer, 5]));
  return {
    isValid,
    hash: ASN1HEX.oidname(value([...signer, 2, 0])),
    attributes: [...named.keys()].sort(),
    messageDigest: ASN1HEX.getVbyList(named.get('messageDigest') ?? '', 0, [1, 0]),
    signingCertificate: named.get('signingCertificateV2'),
    certificate: createHash('sha256').update(Buffer.from(certificate, 'hex')).digest('hex'),
  };
}

describe.each([
  { keys: 'rsa', hash: 'sha256' },
  { keys: 'P-256', hash: 'sha256' },
  { keys: 'P-384', hash: 'sha384' },
] as const)('the seal by a key $keys', ({ keys, hash }) => {
  it.each([
    { useObjectStreams: false, table: 'a table of objects' },
    { useObjectStreams: true, table: 'a stream of objects' },
  ])('is appended to a PDF with $table and holds for another implementation', async ({ useObjectStreams }) => {
    const pdf = await paper(useObjectStreams);
    const sealed = await sealedPdf(pdf, sealingKey(keys), AT);
    expect(sealed.subarray(0, pdf.length).equals(pdf)).toBe(true);
    const [signature, ...more] = signaturesOf(sealed);
    expect(more).toEqual([]);
    expect(signature?.end).toBe(sealed.length);
    expect(signature?.gap).toBe(`<${signature?.contents}>`);
    const checked = checkedByAnother(signature?.cms ?? '');
    expect(checked).toMatchObject({
      isValid: true,
      hash,
      messageDigest: createHash(hash)
        .update(signature?.covered ?? '')
        .digest('hex'),
    });
    expect(checked.attributes).toEqual(['contentType', 'messageDigest', 'signingCertificateV2']);
    // It is bound to this very certificate.
    expect(checked.signingCertificate).toContain(checked.certificate);
  });
});

describe('a sealed PDF', () => {
  const changed = (bytes: Buffer, place: number) => {
    const copy = Buffer.from(bytes);
    copy[place] = (copy[place] ?? 0) ^ 1;
    return copy;
  };

  it('keeps its pages and says what was set on it, and when', async () => {
    const sealed = await sealedPdf(await paper(false), sealingKey('P-256'), AT);
    const document = await PDFDocument.load(sealed);
    expect([document.getPageCount(), document.getTitle()]).toEqual([2, 'Протокол № 1']);
    const [field, ...more] = document.getForm().getFields();
    expect([field?.getName(), more]).toEqual(['Печать организации 1', []]);
    expect(sealed.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached /M (D:20260311104000Z)');
  });

  it('no longer matches once one bit of it is changed', async () => {
    const sealed = await sealedPdf(await paper(false), sealingKey('P-256'), AT);
    const digest = (bytes: Buffer) =>
      createHash('sha256')
        .update(signaturesOf(bytes)[0]?.covered ?? '')
        .digest('hex');
    const said = checkedByAnother(signaturesOf(sealed)[0]?.cms ?? '').messageDigest;
    expect(digest(sealed)).toBe(said);
    expect(digest(changed(sealed, 300))).not.toBe(said);
    expect(digest(changed(sealed, sealed.length - 40))).not.toBe(said);
  });

  it('may be sealed once more: both seals hold', async () => {
    const once = await sealedPdf(await paper(true), sealingKey('rsa'), AT);
    const twice = await sealedPdf(once, sealingKey('P-384'), AT);
    const [first, second] = signaturesOf(twice);
    expect([first?.end, second?.end]).toEqual([once.length, twice.length]);
    for (const { cms, covered } of signaturesOf(twice)) {
      const { isValid, hash, messageDigest } = checkedByAnother(cms);
      expect([isValid, messageDigest]).toEqual([true, createHash(hash).update(covered).digest('hex')]);
    }
    const names = (await PDFDocument.load(twice))
      .getForm()
      .getFields()
      .map((field) => field.getName());
    expect(names).toEqual(['Печать организации 1', 'Печать организации 2']);
  });

  it('was a PDF before', async () => {
    await expect(sealedPdf(Buffer.from('%PDF-1.4 and nothing else'), sealingKey('P-256'), AT)).rejects.toThrow();
  });
});
