import {
  defaultBlank,
  isQrField,
  POINT_MM,
  sheetMm,
  type BlankField,
  type BlankSheet,
  type DocumentDesign,
  type OffsetMm,
} from '@itog/domain';
import { html, trustedMarkup } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PageSetup, PrintedForm, Sheets } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { fullName } from '../print/words.ts';
import type { CertificateData, DiplomaData } from '../registry/data.ts';
import { blankFacts, rowFacts } from './facts.ts';
import type { BlankFacts } from './facts.ts';
import { setFields } from './setting.ts';
import type { SetField } from './setting.ts';

/** Said in the file itself: the shell of the forms on plain paper does not carry it. */
const STYLES = `
.over-blank { position: relative; overflow: hidden; break-inside: avoid; color: #000; }
.over-blank p { position: absolute; white-space: pre; }
.over-blank p::before { content: ''; display: inline-block; height: var(--above); }
.over-blank .code { position: absolute; }
.over-blank .code svg { display: block; width: 100%; height: 100%; }
`;

/** A little less than the sheet: what is as high as it would begin another one. */
export const SPARE_MM = 0.3;

/** A certificate over a bought blank: its fields alone, where the layout says. */
export function certificateOverBlank(data: CertificateData, design: DocumentDesign): PrintedForm {
  const { title } = design.blank ?? defaultBlank('certificate');
  const facts = blankFacts(data, 'повышения квалификации');
  return {
    title: `Удостоверение ${data.registrationNumber}, ${fullName(data.learner)}`,
    ...sheetOver(title, { facts, rows: [], moved: design.offsetMm, address: data.verification.url }),
    styles: STYLES,
  };
}

/** A diploma over a bought blank, and its supplement over another. */
export function diplomaOverBlank(data: DiplomaData, design: DocumentDesign): PrintedForm {
  const { title, supplement } = design.blank ?? defaultBlank('diploma');
  const facts = blankFacts(data, 'профессиональной переподготовки');
  const printed = { facts, rows: rowFacts(data.modules), address: data.verification.url };
  return {
    title: `Диплом ${data.registrationNumber}, ${fullName(data.learner)}`,
    ...sheetOver(title, { ...printed, moved: design.offsetMm }),
    styles: STYLES,
    following: supplement ? [sheetOver(supplement, { ...printed, moved: design.supplementOffsetMm })] : [],
  };
}

type Printed = {
  readonly facts: BlankFacts;
  readonly rows: readonly BlankFacts[];
  /** To the right and down. */
  readonly moved: OffsetMm;
  /** Where the QR code leads. */
  readonly address: string;
};

function sheetOver(sheet: BlankSheet, { facts, rows, moved, address }: Printed): Sheets {
  const { width, height } = sheetMm(sheet);
  const body = html`<article class="form over-blank" style="width: ${width}mm; height: ${height - SPARE_MM}mm">
    ${setFields(sheet, facts, rows).map((set) => setLines(set, moved))}
    ${sheet.fields.filter(isQrField).map((field) => codeOf(field, moved, address))}
  </article>`.toString();
  return { page: blankPage(sheet), body };
}

/** The sheet of a blank, wholly at the disposal of its fields. */
export function blankPage({ size, landscape }: Pick<BlankSheet, 'size' | 'landscape'>): PageSetup {
  return { format: size, landscape, margin: '0', numbered: false, footer: null };
}

/**
 * Lines of one field. A strut as high as the way from the box's edge to the first line puts the words on that line
 * exactly, whatever the browser makes of the font's own heights.
 */
function setLines({ field, points, lines, step }: SetField, { x, y }: OffsetMm): Html | null {
  if (lines.length === 0) return null;
  const { left, line, width, align, bold } = field;
  const above = step + points * POINT_MM;
  const style = [
    `left: ${mm(left + x)}`,
    `top: ${mm(line + y - above)}`,
    `width: ${mm(width)}`,
    `--above: ${mm(above)}`,
    `font: ${bold ? 700 : 400} ${points}pt/${mm(step)} var(--serif)`,
    `text-align: ${align}`,
  ].join('; ');
  const words = lines.flatMap((each, index) =>
    index === 0 ? [html`${each}`] : [trustedMarkup('<br>'), html`${each}`],
  );
  return html`<p style="${style}">${words}</p>`;
}

function codeOf({ left, line, width }: BlankField, { x, y }: OffsetMm, address: string): Html {
  const style = `left: ${mm(left + x)}; top: ${mm(line + y - width)}; width: ${mm(width)}; height: ${mm(width)}`;
  return html`<div class="code" style="${style}">${verificationQr(address)}</div>`;
}

const mm = (value: number): string => `${Number(value.toFixed(3))}mm`;
