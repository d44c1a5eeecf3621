import { STAMP_PLACE } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { fullName, initials, instantInWords } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';

export type StampStatus = 'signed' | 'signed-with-opinion' | 'refused' | 'absent';
export type StampMethod = 'password' | 'password+totp' | 'password+email' | 'recorded';

/** A simple electronic signature, or what stands instead of it, as it is shown on paper. */
export type PrintedSignature = {
  /** Position of the signer's line in the form, from 0: the chair, the members in order, the secretary. */
  readonly place: number;
  /** «Председатель комиссии» */
  readonly role: string;
  readonly name: PersonName;
  /** `signed` unless said otherwise. */
  readonly status?: StampStatus;
  /** The dissenting opinion, or the reason of a refusal. */
  readonly statement?: string | null;
  readonly method?: StampMethod;
  readonly signedAt: Date;
  /** IANA zone in which the time is shown. */
  readonly zone: string;
  /** Network address from which it was signed; null prints no such line. */
  readonly address: string | null;
  /** SHA-256 of the signed body, UTF-8: 64 hexadecimal digits. */
  readonly contentSha256: string;
  /** Name, number or edition of the agreement on simple electronic signatures; null prints no such line. */
  readonly agreement: string | null;
};

/** What the last sheet says besides the stamps. */
export type StampEvidence = {
  /** The head of the audit chain at the moment of the last signature. */
  readonly auditHead?: { readonly position: number; readonly sha256: string } | null;
  readonly verification?: { readonly url: string; readonly code: string } | null;
};

const HEADINGS: Record<StampStatus, string> = {
  signed: 'Подписано простой электронной подписью',
  'signed-with-opinion': 'Подписано простой электронной подписью с особым мнением',
  refused: 'Отказ от подписи',
  absent: 'Отсутствовал(а) на заседании',
};
const METHODS: Record<StampMethod, string | null> = {
  password: 'пароль',
  'password+totp': 'пароль и код приложения',
  'password+email': 'пароль и код из письма',
  recorded: null,
};

/** The block of stamps that follows a signed body. It is not part of what is signed. */
export function signatureStamps(signatures: readonly PrintedSignature[], evidence: StampEvidence = {}): string {
  const apart = signatures.some(({ statement }) => statement);
  return `${stamps(signatures, evidence, !apart)}${apart ? statements(signatures, evidence) : ''}`;
}

function stamps(signatures: readonly PrintedSignature[], evidence: StampEvidence, closes: boolean): Html {
  const { verification } = evidence;
  const hashes = [...new Set(signatures.map(({ contentSha256 }) => contentSha256))];
  return html`<section class="stamps" aria-label="Отметка об электронных подписях">
    <div class="cards">${ordered(signatures).map(stamp)}</div>
    <div class="proof">
      <div>
        ${hashes.map((hash) => html`<p class="whole">SHA-256 подписанного содержания: ${hash}</p>`)}
        ${verification && html`<p class="whole">Проверка: ${verification.url}, код ${verification.code}</p>`}
        ${closes && head(evidence)}
      </div>
      ${verification && verificationQr(verification.url)}
    </div>
  </section>`;
}

const ordered = (signatures: readonly PrintedSignature[]) => signatures.toSorted((a, b) => a.place - b.place);

function stamp(signature: PrintedSignature): Html {
  const { place, role, name, signedAt, zone, address, agreement } = signature;
  const { status = 'signed', method = 'password' } = signature;
  const way = METHODS[method];
  return html`<section class="stamp" data-place="${place}" data-status="${status}">
    <p class="heading">${HEADINGS[status]}</p>
    <p class="signer">${fullName(name)}</p>
    <p class="fact">${role}</p>
    <p class="fact">${instantInWords(signedAt, zone)}</p>
    ${address && html`<p class="fact"><b>Адрес:</b> ${address}</p>`}
    ${way && html`<p class="fact"><b>Способ:</b> ${way}</p>`}
    ${agreement && html`<p class="fact"><b>Соглашение:</b> ${agreement}</p>`}
  </section>`;
}

/** Opinions and reasons in full, each under the name of who gave it; they may be long and so may break. */
function statements(signatures: readonly PrintedSignature[], evidence: StampEvidence): string {
  const said = ordered(signatures).flatMap(({ name, status, statement }) =>
    statement ? [{ by: initials(name), statement, refusal: status === 'refused' }] : [],
  );
  return html`<section class="statements" aria-label="Особые мнения и причины отказа от подписи">
      ${said.map(
        ({ by, statement, refusal }) =>
          html`<p><b>${refusal ? 'Причина отказа от подписи' : 'Особое мнение'}, ${by}:</b> ${statement}</p>`,
      )}
    </section>
    <section class="stamp-end">${head(evidence)}</section>`.toString();
}

function head({ auditHead }: StampEvidence): Html | null {
  if (!auditHead) return null;
  return html`<p class="whole">
    Последняя запись журнала действий: №&nbsp;${auditHead.position}, SHA-256 ${auditHead.sha256}
  </p>`;
}

/**
 * The form as it is printed after signing: the signed body unchanged, its stamps beside the lines, opinions and reasons
 * after them, and the hash at the foot of every sheet.
 * @throws RangeError without signatures, or when they do not sign the same content
 */
export function withSignatures(
  form: PrintedForm,
  signatures: readonly PrintedSignature[],
  evidence: StampEvidence = {},
): PrintedForm {
  const [first] = signatures;
  if (!first || signatures.some(({ contentSha256 }) => contentSha256 !== first.contentSha256))
    throw new RangeError('the signatures are of different contents');
  return {
    ...form,
    body: stamped(form.body, signatures, evidence),
    page: { ...form.page, footer: `SHA-256: ${first.contentSha256}` },
  };
}

/** In the place that the form keeps for them, so that they never stand alone on a sheet; after a form without one. */
function stamped(body: string, signatures: readonly PrintedSignature[], evidence: StampEvidence): string {
  const place = STAMP_PLACE.toString();
  const at = body.lastIndexOf(place);
  if (at < 0) return body + signatureStamps(signatures, evidence);
  const apart = signatures.some(({ statement }) => statement);
  const before = body.slice(0, at + place.length - '</div>'.length);
  const after = body.slice(at + place.length - '</div>'.length);
  return `${before}${stamps(signatures, evidence, !apart)}${after}${apart ? statements(signatures, evidence) : ''}`;
}
