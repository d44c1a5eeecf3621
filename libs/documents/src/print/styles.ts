/** Lines for signatures that a form may have. */
const PLACES = Array.from({ length: 16 }, (_, place) => place);

/** What stands on the line of someone who has dealt with it electronically. */
const SEALED = [
  ['signed', 'подписано электронной подписью'],
  ['signed-with-opinion', 'подписано с особым мнением'],
  ['refused', 'отказ от подписи'],
  ['absent', 'отсутствовал(а)'],
] as const;

/** What every form shares: type, fields, tables, page breaks, the signature block and the electronic stamps. */
export const baseStyles = `
:root {
  --ink: #16181d;
  --quiet: #565b66;
  --line: #8b909a;
  --hair: #c9ccd2;
  --accent: #1d3f66;
  --serif: 'PT Serif', serif;
  --sans: 'PT Sans', sans-serif;
}
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: var(--ink); font: 11.5pt/1.36 var(--serif); font-variant-ligatures: none; }
h1, h2, h3, p, table, ol, ul, dl, dd { margin: 0; padding: 0; }
@page { @bottom-left { font: 7.5pt var(--sans, 'PT Sans'); color: #565b66; } @bottom-right { font: 8pt 'PT Sans'; color: #565b66; } }
.sheet + .sheet { break-before: page; }
.form { overflow-wrap: break-word; hyphens: manual; }
.form h1 { font-size: 14pt; line-height: 1.25; text-align: center; text-wrap: balance; break-after: avoid; }
.form h1 .subject { display: block; font-size: 12.5pt; font-weight: 400; margin-top: 1mm; }
.form p { orphans: 3; widows: 3; }
.nowrap { white-space: nowrap; }

.letterhead { text-align: center; padding-bottom: 2.4mm; margin-bottom: 7mm; border-bottom: 0.5mm solid var(--accent); break-after: avoid; }
.letterhead .organisation { font-weight: 700; font-size: 12pt; line-height: 1.25; text-wrap: balance; }
.letterhead .city { font: 9.5pt/1.3 var(--sans); color: var(--quiet); margin-top: 0.8mm; }
.letterhead::after { content: ''; display: block; position: relative; top: 3.3mm; border-bottom: 0.15mm solid var(--accent); }

.fields { margin: 5mm 0 4mm; }
.fields p { margin-bottom: 1.4mm; padding-left: 6mm; text-indent: -6mm; }
.fields .name { font-weight: 700; }
.blank { display: inline-block; min-width: 45mm; border-bottom: 0.2mm solid var(--ink); height: 1em; text-indent: 0; }
.blank.short { min-width: 18mm; }
.text { margin: 4mm 0; text-wrap: pretty; }
.note { font: 9pt/1.35 var(--sans); color: var(--quiet); }

table.grid { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.25; margin: 4mm 0 0; }
.grid thead { display: table-header-group; }
.grid th { font: 700 9pt/1.22 var(--sans); padding: 1.6mm 1.6mm; text-align: center; vertical-align: middle; background: #eef1f5; }
.grid th, .grid td { border: 0.2mm solid var(--line); }
.grid td { padding: 1.3mm 2mm; vertical-align: middle; }
.grid tr { break-inside: avoid; }
.grid tbody:has(.closing) tr:nth-last-child(-n + 3) { break-after: avoid; }
.grid .closing > td, .grid .apart > td { border: 0; padding: 0; font-size: 11.5pt; line-height: 1.36; }
.grid .centre { text-align: center; }
.grid .number { text-align: center; width: 9mm; font-variant-numeric: tabular-nums; }
table.grid.dense { font-size: 10pt; break-inside: avoid; }
.grid.dense th { padding: 1mm 1.6mm; }
.grid.dense td { padding: 0.75mm 2mm; }

.signatures { break-inside: avoid; padding-top: 6mm; }
.signatures .signature { display: grid; grid-template-columns: 40mm 1fr 68mm; column-gap: 4mm; margin-bottom: 3mm; align-items: end; line-height: 1.2; }
.signatures .place { border-bottom: 0.2mm solid var(--ink); min-height: 7mm; display: flex; flex-direction: column; justify-content: end; text-align: center; font: 8.5pt/1.2 var(--sans); color: var(--accent); padding-bottom: 0.6mm; }
.signatures .caption { font: 7.5pt/1.2 var(--sans); color: var(--quiet); text-align: center; grid-column: 2; margin-top: 0.6mm; }

.signatures.wide .role:not(:empty) { grid-column: 1 / -1; margin-bottom: 0.5mm; }
.signatures.wide .signature { grid-template-columns: 8mm 1fr 80mm; }
.signatures.wide .place { grid-column: 2; }
.signatures .caption.of-name { grid-column: 3; }
.filled { text-decoration: underline 0.15mm var(--line); text-underline-offset: 0.8mm; }

.stamps { break-inside: avoid; margin-top: 2mm; font: 7.5pt/1.25 var(--sans); }
.stamps .cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2mm; }
.stamp { border: 0.35mm solid var(--accent); border-radius: 2mm; padding: 1.2mm 2mm 1.3mm; break-inside: avoid; }
.stamp .heading { font-weight: 700; color: var(--accent); font-size: 7pt; line-height: 1.2; border-bottom: 0.15mm solid var(--accent); padding-bottom: 0.8mm; margin-bottom: 0.9mm; }
.stamp[data-status="refused"], .stamp[data-status="absent"] { border-style: dashed; border-color: var(--line); }
.stamp[data-status="refused"] .heading, .stamp[data-status="absent"] .heading { color: var(--ink); border-color: var(--line); }
.stamp .signer { font-weight: 700; font-size: 9pt; line-height: 1.2; }
.stamp .fact { overflow-wrap: anywhere; }
.stamp .fact b { font-weight: 400; color: var(--quiet); }
.stamps .whole, .stamp-end p { margin-top: 1mm; color: var(--quiet); font: 7.5pt/1.3 var(--sans); overflow-wrap: anywhere; }
.stamps .proof { display: grid; grid-template-columns: 1fr 18mm; column-gap: 3mm; align-items: start; }
.stamps .proof .qr { width: 18mm; height: 18mm; margin-top: 1mm; }
.statements { margin-top: 3mm; font-size: 10.5pt; }
.statements p { margin-bottom: 1.5mm; orphans: 3; widows: 3; white-space: pre-line; }
.statements p:last-child { break-after: avoid; }
.stamp-end { break-before: avoid; break-inside: avoid; }
${SEALED.map(
  ([status, words]) =>
    PLACES.map((place) => {
      const stamp = `.stamp[data-place="${place}"][data-status="${status}"]`;
      const line = `.signature[data-place="${place}"] .place::before`;
      return `.form:has(${stamp}) ${line}, .form:has(+ .stamps ${stamp}) ${line}`;
    }).join(', ') + ` { content: '${words}'; }`,
).join('\n')}

.form:has(.stamps) .signature .caption, .form:has(+ .stamps) .signature .caption { display: none; }

.form:has(.stamps) .signatures, .form:has(+ .stamps) .signatures { padding-top: 4mm; }
.form:has(.stamps) .signature, .form:has(+ .stamps) .signature { margin-bottom: 1mm; }
.form:has(.stamps) .signature .place, .form:has(+ .stamps) .signature .place { min-height: 4.6mm; font-size: 7pt; }
`;

/** A preview shows the sheets as sheets. */
export const sheetsOnScreen = `
html { background: #e6e8ec; }
main { padding: 6mm; display: grid; gap: 6mm; justify-content: center; }
.sheet { width: var(--width); min-height: var(--height); padding: var(--margin); background: #fff; box-shadow: 0 0.5mm 3mm rgb(0 0 0 / 18%); }
`;
