import { border, sealRosette } from './guilloche.ts';

/** Documents of qualification with their supplement, references and extracts. */
export const certificateStyles = `
.certificate {
  --blue: #1d3f66;
  --bronze: #a9834a;
  position: relative; display: grid; grid-template-columns: 104mm minmax(0, 1fr); width: 297mm; height: 209.7mm; overflow: hidden;
  padding: 22mm 22mm 20mm; break-inside: avoid; text-align: center; line-height: 1.3;
  background: ${border} 0 0 / 297mm 209.7mm no-repeat;
}
.certificate .left { display: flex; flex-direction: column; align-items: center; padding-right: 10mm; border-right: 0.25mm solid #cbb083; }
.certificate .state { font: 10pt/1.3 var(--sans); color: var(--blue); }
.certificate .organisation { margin-top: 3mm; line-height: 1.25; text-wrap: balance; }
.certificate .title { margin: auto 0; }
.certificate h1 { font-size: 27pt; line-height: 1.1; color: var(--blue); white-space: nowrap; }
.certificate h1 span { display: block; font-size: 14.5pt; font-weight: 400; margin-top: 1.5mm; color: var(--ink); }
.certificate .kind { font: 9.5pt/1.3 var(--sans); color: #7d5f2e; margin-top: 3mm; }
.certificate .registration { font-size: 11pt; line-height: 1.45; }
.certificate .registration .label { font: 9pt/1.3 var(--sans); color: var(--quiet); }
.certificate .registration .number { font-size: 17pt; font-weight: 700; line-height: 1.2; margin-bottom: 2.5mm; }
.certificate .verification { margin-top: auto; display: grid; grid-template-columns: 25mm 1fr; column-gap: 3mm; align-items: center; text-align: left; font: 8pt/1.35 var(--sans); color: var(--quiet); width: 100%; }
.certificate .verification .caption { display: block; color: var(--blue); }
.certificate .verification p { align-self: end; overflow-wrap: anywhere; }
.certificate .verification .code { align-self: start; color: var(--ink); font-size: 8.5pt; }
.certificate .qr { width: 25mm; height: 25mm; grid-row: 1 / 3; }
.certificate .right { display: flex; flex-direction: column; padding-left: 10mm; }
.certificate .learner { margin-top: auto; }
.certificate .lead { font: 10pt/1.3 var(--sans); color: #7d5f2e; }
.certificate .name { font-weight: 700; line-height: 1.18; color: var(--blue); margin-top: 1.5mm; }
.certificate .name span { display: block; white-space: nowrap; }
.certificate .sentence { font-size: var(--body, 12pt); line-height: 1.4; text-wrap: balance; margin-top: 5.5mm; }
.certificate .period { white-space: nowrap; }
.certificate .program { font-weight: 700; line-height: 1.25; text-wrap: balance; margin-top: 4.5mm; }
.certificate .program + .sentence { margin-top: 4.5mm; }
.certificate .decision { text-wrap: balance; font-size: calc(var(--body, 12pt) - 1.5pt); margin-top: 5mm; }
.certificate .closing { margin-top: auto; display: grid; grid-template-columns: 40mm 1fr; column-gap: 7mm; align-items: end; text-align: left; }
.certificate .seal { background: ${sealRosette} 0 0 / 40mm 40mm no-repeat; width: 40mm; height: 40mm; display: grid; place-items: center; font: 10pt var(--sans); color: var(--quiet); }
.certificate .signing { display: grid; grid-template-columns: auto 1fr auto; column-gap: 2mm; row-gap: 6mm; padding-bottom: 3mm; }
.certificate .signing p { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: end; font-size: 11pt; line-height: 1.2; }
.certificate .signing .line { border-bottom: 0.2mm solid var(--ink); }

.duplicate { font: 700 12pt/1.3 var(--sans); color: #9b2c1f; text-align: center; margin-top: 2.5mm; }
.diploma .right .sentence { line-height: 1.35; margin-top: 4mm; }
.diploma .right .program { margin-top: 3.5mm; }
.diploma .right .program + .sentence { margin-top: 3.5mm; }
.diploma .right .decision { text-wrap: balance; }
.diploma .closing { grid-template-columns: 40mm 1fr; column-gap: 4mm; }
.diploma .signing { row-gap: 4.5mm; }

.supplement header { text-align: center; }
.supplement .organisation { font-weight: 700; text-wrap: balance; margin-bottom: 3mm; }
.supplement .of { margin-top: 1.5mm; }
.supplement .fields { font-size: 11pt; }
.supplement td.hours, .supplement td.mark { text-align: center; white-space: nowrap; }
.supplement .total td { font-weight: 700; }
.supplement .attestation { margin-top: 5mm; }
.supplement .attestation p { margin-bottom: 1.2mm; }
.supplement .heading { font-weight: 700; }
.supplement .signing { display: grid; grid-template-columns: auto 1fr auto; column-gap: 3mm; row-gap: 5mm; margin-top: 8mm; }
.supplement .signing p { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: end; font-size: 11pt; line-height: 1.2; }
.supplement .signing .line { border-bottom: 0.2mm solid var(--ink); }
.supplement .seal { margin-top: 5mm; color: var(--quiet); }

.reference .learner { font-size: 16pt; font-weight: 700; text-align: center; margin: 6mm 0; line-height: 1.25; text-wrap: balance; }
.reference .footing { display: grid; grid-template-columns: 28mm 1fr; column-gap: 4mm; align-items: center; margin-top: 10mm; break-inside: avoid; font: 8.5pt/1.4 var(--sans); color: var(--quiet); }
.reference .qr { width: 28mm; height: 28mm; margin-left: -2.7mm; }
.reference .footing b { color: var(--ink); }
.reference .seal { margin-top: 2mm; color: var(--quiet); }

.extract .letterhead { margin-bottom: 5mm; }
.extract .fields { margin: 3mm 0 2mm; }
.extract .text { margin: 2.5mm 0; }
.extract .learner { font-size: 14pt; margin: 3mm 0; }
.extract .resolved { margin: 3mm 0; }
.extract .resolved p { margin-bottom: 1.5mm; }
.extract .signatures { padding-top: 2mm; }
.extract .footing { margin-top: 5mm; }
`;
