import type { calibrateDesign, InputOf, Refusal } from '@itog/contracts';
import {
  blankMisfits,
  blankMissingGlyphs,
  calibrationSheet,
  type PrintedForm,
  type SampleSubject,
} from '@itog/documents';
import { defaultBlank, isLayoutKind, type DesignKind, type DocumentDesign } from '@itog/domain';

/** A document keeps the very layout that it was printed by, so that one that nobody has moved is kept as well. */
export function withLayout(kind: DesignKind, design: DocumentDesign): DocumentDesign {
  return design.mode === 'layout' && isLayoutKind(kind)
    ? { ...design, blank: design.blank ?? defaultBlank(kind) }
    : design;
}

/** Characters of a blank's fields that no font of the printer has. */
export function blankGlyphRefusals({ blank }: DocumentDesign): Refusal[] {
  if (!blank) return [];
  return blankMissingGlyphs(blank).map((found) => ({ code: 'design.blank-glyph', clause: null, ...found }));
}

/** What does not fit into the fields of a blank for this subject. */
export function blankMisfitRefusals(kind: DesignKind, subject: SampleSubject, { blank }: DocumentDesign): Refusal[] {
  if (!blank || !isLayoutKind(kind)) return [];
  const { family, given, patronymic } = subject.learner;
  const learner = [family, given, patronymic].filter(Boolean).join(' ');
  return blankMisfits(kind, subject, blank).map((misfit) => ({
    code: 'design.blank-overflow',
    clause: null,
    learner,
    ...misfit,
  }));
}

const SHEETS = { title: 'Калибровочный лист', supplement: 'Калибровочный лист приложения' } as const;

/** The grid, with the fields of a blank where it has them. */
export function calibrationOf(
  kind: DesignKind,
  { offsetMm, blank, part }: InputOf<typeof calibrateDesign>['body'],
): PrintedForm {
  const laidOut = blank?.[part];
  const landscape = isLayoutKind(kind) && part === 'title';
  return calibrationSheet({ sheet: laidOut ?? { size: 'A4', landscape }, offset: offsetMm, name: SHEETS[part] });
}
