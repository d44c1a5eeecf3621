/** Protocols and orders. */
export const protocolStyles = `
.protocol .fields > .name { font-weight: 700; padding-left: 0; text-indent: 0; margin-top: 3mm; }
.protocol .grid th:nth-child(3) { width: 25mm; }
.protocol .grid th:nth-child(4) { width: 29mm; }
.protocol .grid th:nth-child(5) { width: 32mm; }

.order .requisites { display: flex; justify-content: space-between; margin: 3mm 0 7mm; }
.order .subject-line { width: 100mm; text-wrap: balance; font-weight: 700; line-height: 1.3; margin-bottom: 7mm; }
.order .verb { font-weight: 700; margin: 4mm 0; }
.order ol { padding-left: 8mm; }
.order ol > li { margin-bottom: 3mm; }
.order .seats { margin: 2mm 0; }
.order .seats p { margin-bottom: 1.4mm; }
.order .seats .name { font-weight: 700; }
`;
