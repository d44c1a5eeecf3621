import { certificate, reference, type PrintedForm, type Signatory } from '@itog/documents';
import type { DocumentKind, PersonName, ProgramKind } from '@itog/domain';

/** Everything that stands in a document, frozen when it is issued: later changes of names or titles do not touch it. */
export type DocumentSnapshot = {
  readonly organisation: { readonly name: string; readonly city: string };
  readonly registrationNumber: string;
  readonly issuedOn: string;
  readonly learner: PersonName;
  readonly programKind: ProgramKind;
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: { readonly from: string; readonly to: string };
  readonly protocol: { readonly number: string; readonly date: string };
  readonly chair: PersonName;
  readonly director: PersonName;
  readonly secretary: PersonName | null;
};

/**
 * The document as a form to print.
 * @param publicUrl address of the product, which the QR code leads to
 */
export function documentForm(
  kind: DocumentKind,
  snapshot: DocumentSnapshot,
  { code, publicUrl }: { readonly code: string; readonly publicUrl: string },
): PrintedForm {
  if (kind === 'diploma') throw new Error('diplomas are not printed yet');
  const data = {
    ...snapshot,
    learner: printed(snapshot.learner),
    signatories: signatories(snapshot),
    verification: { url: `${publicUrl}/verify/${code}`, code },
  };
  return kind === 'certificate' ? certificate(data) : reference(data);
}

function signatories({ director, secretary }: DocumentSnapshot): Signatory[] {
  const head = { role: 'Руководитель', name: printed(director) };
  return secretary ? [head, { role: 'Секретарь', name: printed(secretary) }] : [head];
}

const printed = ({ lastName, firstName, patronymic }: PersonName) => ({
  family: lastName,
  given: firstName,
  patronymic,
});
