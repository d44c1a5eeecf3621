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
  /** The protocol that it rests on; null: an order, which only a reference does (3.14). */
  readonly protocol: { readonly number: string; readonly date: string } | null;
  readonly order?: { readonly number: string; readonly date: string };
  readonly chair: PersonName;
  readonly director: PersonName;
  readonly secretary: PersonName | null;
  /** Of a diploma: what its supplement says besides. */
  readonly studies?: DiplomaStudies;
  /** Of a reference: he never came (3.14). */
  readonly absent?: boolean;
  /** Of a duplicate: the document in whose place it stands. */
  readonly original?: { readonly registrationNumber: string; readonly issuedOn: string };
  /** Of an extract: what its protocol calls him, before a change of name, and the day of the change. */
  readonly formerly?: { readonly name: PersonName; readonly until: string };
  /** Of an extract: what the protocol says of him. */
  readonly extract?: ExtractPart;
};

/** Number and day of what a document rests on: its protocol, or the order (3.14). */
export function groundOf({ protocol, order }: Pick<DocumentSnapshot, 'protocol' | 'order'>) {
  const ground = protocol ?? order;
  if (!ground) throw new Error('a document that rests on nothing');
  return ground;
}

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
  const { studies, extract: part, absent = false, original, protocol, order = null, formerly, ...words } = snapshot;
  const common = {
    ...words,
    learner: printed(snapshot.learner),
    signatories: signatories(kind, snapshot),
    verification: { url: `${publicUrl}/verify/${code}`, code },
    duplicateMark: original !== undefined,
  };
  if (kind === 'reference') return reference({ ...common, protocol, order, absent }, design);
  if (!protocol) throw new Error(`the document ${snapshot.registrationNumber} rests on no protocol`);
  const data = { ...common, protocol };
  if (kind === 'certificate') return certificate(data, design);
  if (kind === 'diploma') return diploma({ ...data, ...studiesOf(studies) }, design);
  if (!part) throw new Error(`the extract ${snapshot.registrationNumber} says nothing`);
  const { form, members, ...said } = part;
  const commission = {
    chair: printed(snapshot.chair),
    members: members.map(printed),
    secretary: snapshot.secretary && printed(snapshot.secretary),
  };
  const former = formerly && { ...formerly, name: printed(formerly.name) };
  return extract({ ...data, ...said, formerly: former ?? null, protocol: { ...protocol, form }, commission }, design);
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
