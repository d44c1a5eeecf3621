/** Access slips, receipts, result sheets, acknowledgement sheets, the Regulation. */
export const learnerStyles = `
.slip-sheet { display: grid; grid-template-columns: 105mm 105mm; grid-auto-rows: 74.1mm; width: 210mm; break-inside: avoid; }
.slip-sheet + .slip-sheet { break-before: page; }
.slip { padding: 6mm 9mm 5mm; overflow: hidden; border: 0 dashed #9aa0aa; border-bottom-width: 0.25mm; break-inside: avoid; display: flex; flex-direction: column; }
.slip:nth-child(odd) { border-right-width: 0.25mm; }
.slip .from { font: 8pt/1.3 var(--sans); color: var(--quiet); }
.slip .organisation { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 7.5pt; }
.slip h2 { line-height: 1.2; margin: 1mm 0; text-wrap: balance; }
.slip dl { margin-top: auto; font-family: var(--sans); }
.slip dl div { display: grid; grid-template-columns: 20mm 1fr; align-items: baseline; column-gap: 2mm; border-top: 0.15mm solid var(--hair); padding: 1.1mm 0; }
.slip dt { font-size: 8pt; line-height: 1.15; color: var(--quiet); }
.slip dd { font-weight: 700; line-height: 1.15; overflow-wrap: anywhere; }
.slip .hint { font: 7.5pt/1.3 var(--sans); color: var(--quiet); margin-top: 1.2mm; }

.receipt { font-size: 10pt; }
.receipt .letterhead { margin-bottom: 6mm; }
.receipt .letterhead .organisation { font-size: 10.5pt; }
.receipt .fields { margin: 5mm 0 4mm; }
.receipt .fields p { margin-bottom: 1.2mm; }
.receipt .proof { border: 0.35mm solid var(--accent); border-radius: 2mm; padding: 3mm 4mm; font: 9pt/1.45 var(--sans); break-inside: avoid; }
.receipt .hash { font-size: 11pt; font-weight: 700; line-height: 1.35; margin: 0.5mm 0 1.5mm; }
.receipt .note { margin-top: 4mm; font-size: 8.5pt; }

.results .grid th:nth-child(3) { width: 18mm; }
.results .grid th:nth-child(4) { width: 27mm; }
.results .grid th:nth-child(5) { width: 15mm; }
.results .grid th:nth-child(6) { width: 30mm; }
.results .preliminary { text-align: center; font: 700 10pt/1.3 var(--sans); color: #8a4b00; margin-top: 2mm; }
.results .summary { margin-top: 3mm; font: 9.5pt/1.35 var(--sans); break-before: avoid; }

.annex .mark { text-align: right; font: 9pt/1.3 var(--sans); color: var(--quiet); margin-bottom: 2mm; }
.annex h2 { font-size: 12pt; line-height: 1.3; margin: 7mm 0 0; break-after: avoid; }
.annex .grid { font-size: 9.5pt; margin-top: 2.5mm; }
.annex .grid td { vertical-align: top; }
.annex .paper th:nth-child(3) { width: 21mm; }
.annex .paper th:nth-child(4) { width: 23mm; }
.annex .options { list-style: none; margin: 1mm 0 0; padding: 0; }
.annex .options li { padding-left: 5mm; text-indent: -5mm; }
.annex .options .chosen { font-weight: 700; }
.annex .options .note { font: 8.5pt/1.3 var(--sans); font-weight: 400; color: var(--quiet); }
.annex .course th:nth-child(1) { width: 19mm; }
.annex .course th:nth-child(2):not(:last-child) { width: 17mm; }
.annex .course td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.annex .hash { font: 9pt/1.35 var(--sans); overflow-wrap: anywhere; }
.annex .limits { font: 9pt/1.4 var(--sans); margin: 2mm 0 0; padding-left: 5mm; }
.annex .limits li { margin-bottom: 1mm; break-inside: avoid; }

.acknowledgement .grid td { height: 8mm; }
.acknowledgement .grid th:nth-child(2) { width: 66mm; }
.acknowledgement .grid th:nth-child(4) { width: 21mm; }
.acknowledgement .grid th:nth-child(5) { width: 30mm; }
.acknowledgement .grid .note { font-size: 8pt; line-height: 1.2; }

.regulation { font-size: 11pt; }
.regulation .edition { text-align: center; font: 9.5pt/1.4 var(--sans); color: var(--quiet); margin: 2mm 0 7mm; }
.regulation h2, .regulation h3, .regulation h4 { font-size: 12.5pt; line-height: 1.3; margin: 6mm 0 2mm; break-after: avoid; text-wrap: balance; }
.regulation .content > p { margin: 0 0 2mm; text-wrap: pretty; }
.regulation ul, .regulation ol { margin: 0 0 2mm; padding-left: 6mm; }
.regulation li { margin-bottom: 1mm; }
.regulation blockquote { margin: 2mm 0 2mm 6mm; color: var(--quiet); }
.regulation code, .regulation pre { font: inherit; white-space: pre-wrap; }
.regulation hr { border: 0; border-top: 0.2mm solid var(--hair); margin: 4mm 0; }
`;
