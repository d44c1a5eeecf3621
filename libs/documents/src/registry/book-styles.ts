/** The registry book and the acts on blanks. */
export const bookStyles = `
.registry-book h1 { font: 700 15pt/1.25 var(--sans); text-align: left; }
.registry-book h1 .subject { font-size: 10.5pt; color: var(--quiet); }
.registry-book .grid { table-layout: fixed; font: 8.2pt/1.25 var(--sans); margin-top: 4mm; }
.registry-book .grid th { font-size: 7.4pt; line-height: 1.2; padding: 1mm 0.8mm; hyphens: auto; overflow-wrap: anywhere; }
.registry-book .grid td { padding: 1.2mm 1.2mm; overflow-wrap: anywhere; hyphens: auto; vertical-align: top; }
.registry-book .grid th:first-child { padding-inline: 0; white-space: nowrap; }
.registry-book .grid tbody tr { height: 15mm; }
.registry-book .numbers td { text-align: center; font-size: 7pt; padding: 0.4mm; background: #f6f7f9; }
.blank-act .place-and-day { display: flex; justify-content: space-between; margin-top: 5mm; }
.blank-act .grid th:last-child { width: 50mm; }
.blank-act .signature { grid-template-columns: 62mm 1fr 52mm; }
`;
