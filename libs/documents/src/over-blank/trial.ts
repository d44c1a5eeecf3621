import {
  blankSheets,
  isRowField,
  type BlankLayout,
  type BlankPart,
  type BlankSheet,
  type LayoutKind,
} from '@itog/domain';
import { missingGlyph } from '../print/glyphs.ts';
import { sampleCertificate, sampleDiploma } from '../registry/sample.ts';
import type { SampleSubject } from '../registry/sample.ts';
import { blankFacts, rowFacts } from './facts.ts';
import { setFields } from './setting.ts';
import type { SetField } from './setting.ts';

/** A sheet of a blank with a sample's words set on it. */
export type TriedSheet = { readonly part: BlankPart; readonly sheet: BlankSheet; readonly set: readonly SetField[] };

/** A field, as a refusal names it. */
type Named = { readonly part: BlankPart; readonly at: number; readonly field: string };

/** What an ordinary document has not, and its field must hold all the same. */
const RARE = {
  дубликат: 'ДУБЛИКАТ',
  'оценка за работу': 'удовлетворительно',
  'оценка за экзамен': 'удовлетворительно',
};

/** The sheets of a layout with the words of a sample, without any browser: to look at while fields are being moved. */
export function triedSheets(kind: LayoutKind, subject: SampleSubject, layout: BlankLayout): TriedSheet[] {
  const diploma = kind === 'diploma' ? sampleDiploma(subject) : null;
  const words = kind === 'diploma' ? 'профессиональной переподготовки' : 'повышения квалификации';
  const facts = { ...blankFacts(diploma ?? sampleCertificate(subject), words), ...RARE };
  const rows = diploma ? rowFacts(diploma.modules) : [];
  return blankSheets(layout).map(({ part, sheet }) => ({ part, sheet, set: setFields(sheet, facts, rows) }));
}

/** What does not fit into its field even in the smallest type. */
export function blankMisfits(
  kind: LayoutKind,
  subject: SampleSubject,
  layout: BlankLayout,
): (Named & { readonly found: string })[] {
  return triedSheets(kind, subject, layout).flatMap(({ part, set }) => {
    const misfits = set.flatMap(({ field, at, misfit }) =>
      misfit === null ? [] : [{ part, at, field: field.text, found: misfit, row: isRowField(field) }],
    );
    // The columns of a curriculum are too low together: it is said once, of the disciplines if they are among them.
    const rows = misfits.filter(({ row }) => row);
    const named = rows.find(({ field }) => field.includes('дисциплина')) ?? rows[0];
    return [...misfits.filter(({ row }) => !row), ...(named ? [named] : [])].map(({ row: _, ...said }) => said);
  });
}

/** Characters of the fields' own words that no font of the printer has, the first of each field. */
export function blankMissingGlyphs(layout: BlankLayout): (Named & { readonly character: string })[] {
  return blankSheets(layout).flatMap(({ part, sheet }) =>
    sheet.fields.flatMap(({ text }, at) => {
      const character = missingGlyph(text);
      return character === null ? [] : [{ part, at, field: text, character }];
    }),
  );
}
