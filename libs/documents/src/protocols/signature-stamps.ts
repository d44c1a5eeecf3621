import { html } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';
import { fullName, instantInWords } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';

/** A simple electronic signature as it is shown on paper. */
export type PrintedSignature = {
  /** Position of the signer's line in the form, from 0: the chair, then the members in order. */
  readonly place: number;
  /** «Председатель комиссии» */
  readonly role: string;
  readonly name: PersonName;
  readonly signedAt: Date;
  /** IANA zone in which the time is shown. */
  readonly zone: string;
  /** Network address from which it was signed. */
  readonly address: string;
  /** SHA-256 of the signed body, UTF-8: 64 hexadecimal digits. */
  readonly contentSha256: string;
  /** Name, number or edition of the agreement on simple electronic signatures; null prints no such line. */
  readonly agreement: string | null;
};

const SHOWN = 8;

/** The block of stamps that follows a signed body. It is not part of what is signed. */
export function signatureStamps(signatures: readonly PrintedSignature[]): string {
  const hashes = [...new Set(signatures.map(({ contentSha256 }) => contentSha256))];
  return html`<section class="stamps" aria-label="Отметка об электронных подписях">
    <div class="cards">${signatures.toSorted((a, b) => a.place - b.place).map(stamp)}</div>
    ${hashes.map((hash) => html`<p class="whole">SHA-256 подписанного содержания: ${hash}</p>`)}
  </section>`.toString();
}

function stamp({ place, role, name, signedAt, zone, address, contentSha256, agreement }: PrintedSignature) {
  const ends = `${contentSha256.slice(0, SHOWN)}…${contentSha256.slice(-SHOWN)}`;
  return html`<section class="stamp" data-place="${place}">
    <p class="heading">Подписано простой электронной подписью</p>
    <p class="signer">${fullName(name)}</p>
    <p class="fact">${role}</p>
    <p class="fact">${instantInWords(signedAt, zone)}</p>
    <p class="fact"><b>Адрес:</b> ${address}</p>
    <p class="fact"><b>SHA-256:</b> ${ends}</p>
    ${agreement && html`<p class="fact"><b>Соглашение:</b> ${agreement}</p>`}
  </section>`;
}

/**
 * The form as it is printed after signing: the signed body unchanged, its stamps, and the hash at the foot of every sheet.
 * @throws RangeError without signatures, or when they do not sign the same content
 */
export function withSignatures(form: PrintedForm, signatures: readonly PrintedSignature[]): PrintedForm {
  const [first] = signatures;
  if (!first || signatures.some(({ contentSha256 }) => contentSha256 !== first.contentSha256))
    throw new RangeError('the signatures are of different contents');
  return {
    ...form,
    body: form.body + signatureStamps(signatures),
    page: { ...form.page, footer: `SHA-256: ${first.contentSha256}` },
  };
}
