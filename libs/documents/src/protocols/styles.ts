/** Protocols and orders. */
export const protocolStyles = `
.protocol .fields > .name { font-weight: 700; padding-left: 0; text-indent: 0; margin-top: 3mm; }
.protocol .grid th:nth-child(3) { width: 25mm; }
.protocol .grid th:nth-child(4) { width: 29mm; }
.protocol .grid th:nth-child(5) { width: 32mm; }
.protocol .day { margin-top: 4mm; }
.protocol .value { padding-left: 0; text-indent: 0; }
.protocol .under { font: 8pt/1.25 var(--sans); color: var(--quiet); text-indent: 0; padding-left: 0; margin-top: -0.8mm; }
.protocol .decisions { margin-top: 4mm; }
.protocol .decisions p { margin-bottom: 1.4mm; }
.protocol.exam h1 .subject, .protocol.defence h1 .subject { font-size: 12pt; line-height: 1.3; font-weight: 700; }
.protocol.exam .fields > p > .name, .protocol.defence .fields .name { font-weight: 400; }
.protocol.exam .fields > .name, .protocol.defence .fields > .name { font-weight: 400; }
.protocol.exam .fields .value, .protocol.defence .fields .value { font-weight: 700; }
.protocol.exam .signature { grid-template-columns: 58mm 1fr 58mm; }
.protocol.exam .grid th:first-child { width: 13mm; }
.protocol.exam .grid th:nth-child(3) { width: 27mm; }
.protocol.exam .grid th:nth-child(4) { width: 44mm; }
.protocol.defence .fields { margin: 3.4mm 0 0; }
.protocol.defence .fields > .name { margin-top: 0; }
.protocol.defence .fields .heading { font-weight: 700; break-after: avoid; }
.protocol.defence .counted { display: grid; grid-template-columns: 38mm 1fr; padding-left: 0; text-indent: 0; }
.protocol.defence .resolved { margin-top: 5mm; }
.protocol.defence .resolved p:last-child { break-after: avoid; }
.protocol.defence .opinion { white-space: pre-line; }
.closing-block { break-inside: avoid; break-before: avoid; }

.card-sheet { display: grid; width: 210mm; height: 296.8mm; break-inside: avoid; grid-template-columns: 1fr; grid-auto-rows: 1fr; }
.card-sheet + .card-sheet { break-before: page; }
.card-sheet[data-per-sheet="2"] { grid-template-rows: 1fr 1fr; }
.card-sheet[data-per-sheet="4"] { grid-template-columns: 105mm 105mm; grid-template-rows: 1fr 1fr; }
.exam-card { padding: 12mm 14mm; overflow: hidden; border: 0 dashed #9aa0aa; border-bottom-width: 0.25mm; font-size: 13pt; }
.card-sheet[data-per-sheet="4"] .exam-card { padding: 8mm 9mm; font-size: 11.5pt; }
.card-sheet[data-per-sheet="4"] .exam-card:nth-child(odd) { border-right-width: 0.25mm; }
.exam-card .from { font: 8.5pt/1.3 var(--sans); color: var(--quiet); text-align: center; text-wrap: balance; margin-bottom: 1mm; }
.exam-card h2 { font-size: 1.15em; text-align: center; margin: 5mm 0 4mm; }
.exam-card ol { padding-left: 6mm; }
.exam-card li { margin-bottom: 2.5mm; text-wrap: pretty; }

.order .requisites { display: flex; justify-content: space-between; margin: 3mm 0 7mm; }
.order .subject-line { width: 100mm; text-wrap: balance; font-weight: 700; line-height: 1.3; margin-bottom: 7mm; }
.order .verb { font-weight: 700; margin: 4mm 0; }
.order .item { margin-bottom: 3mm; padding-left: 8mm; text-indent: -8mm; text-wrap: pretty; }
.order .item .count { display: inline-block; min-width: 8mm; text-indent: 0; }
.order .announcing, .order .verb { break-after: avoid; }
.order .people { margin: 1mm 0 4mm; }
.order .people tr:nth-child(-n + 2), .order .people thead { break-after: avoid; }
.order .people:not(:has(.closing)) tr:nth-last-child(2) { break-after: avoid; }
.order .people .closing .item:first-child { margin-top: 4mm; }
.order .closing-lines { break-inside: avoid; }
.order .seats { margin: 0 0 4mm 8mm; }
.order .seats p { margin-bottom: 1.4mm; break-inside: avoid; }
.order .seats .name { font-weight: 700; }
`;
