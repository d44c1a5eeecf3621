import {
  certificate,
  diploma,
  extract,
  reference,
  type DiplomaData,
  type ExtractData,
  type PrintedForm,
  type Signatory,
} from '@itog/documents';
import type { DocumentDesign, PersonName, ProgramKind, RegisteredKind } from '@itog/domain';

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
  /** Of a diploma: what its supplement says besides. */
  readonly studies?: DiplomaStudies;
  /** Of a reference: he never came (3.14). */
  readonly absent?: boolean;
  /** Of a duplicate: the document in whose place it stands. */
  readonly original?: { readonly registrationNumber: string; readonly issuedOn: string };
  /** Of an extract: what the protocol says of him. */
  readonly extract?: ExtractPart;
};

export type DiplomaStudies = Pick<DiplomaData, 'qualification' | 'activity' | 'prior' | 'modules' | 'exam' | 'thesis'>;

export type ExtractPart = Pick<ExtractData, 'mark' | 'topic' | 'resolved'> & {
  readonly form: 1 | 2 | 3;
  readonly members: readonly PersonName[];
};

/**
 * The document as a form to print.
 * @param publicUrl address of the product, which the QR code leads to
 */
export function documentForm(
  kind: RegisteredKind,
  snapshot: DocumentSnapshot,
  { code, publicUrl, design }: { readonly code: string; readonly publicUrl: string; readonly design: DocumentDesign },
): PrintedForm {
  const { studies, extract: part, absent = false, original, ...words } = snapshot;
  const data = {
    ...words,
    learner: printed(snapshot.learner),
    signatories: signatories(kind, snapshot),
    verification: { url: `${publicUrl}/verify/${code}`, code },
    duplicateMark: original !== undefined,
  };
  if (kind === 'certificate') return certificate(data, design);
  if (kind === 'reference') return reference({ ...data, absent }, design);
  if (kind === 'diploma') return diploma({ ...data, ...studiesOf(studies) }, design);
  if (!part) throw new Error(`the extract ${snapshot.registrationNumber} says nothing`);
  const { form, members, ...said } = part;
  const commission = {
    chair: printed(snapshot.chair),
    members: members.map(printed),
    secretary: snapshot.secretary && printed(snapshot.secretary),
  };
  return extract({ ...data, ...said, protocol: { ...snapshot.protocol, form }, commission }, design);
}

function studiesOf(studies: DiplomaStudies | undefined): DiplomaStudies {
  if (!studies) throw new Error('a diploma without its studies');
  return studies;
}

/** A diploma is signed by the commission’s chair too. */
function signatories(kind: RegisteredKind, { chair, director, secretary }: DocumentSnapshot): Signatory[] {
  const chairs = kind === 'diploma' ? [{ role: 'Председатель комиссии', name: printed(chair) }] : [];
  const head = { role: 'Руководитель', name: printed(director) };
  return [...chairs, head, ...(secretary ? [{ role: 'Секретарь', name: printed(secretary) }] : [])];
}

const printed = ({ lastName, firstName, patronymic }: PersonName) => ({
  family: lastName,
  given: firstName,
  patronymic,
});
