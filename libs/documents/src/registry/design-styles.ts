/** What an administrator's design changes in the printed forms. */
export const designStyles = `
.picture { display: block; background: center / contain no-repeat; }
.picture.of-logo { width: 60mm; height: 15mm; margin: 0 auto 2.5mm; flex: none; }
.picture.of-seal { width: 38mm; height: 38mm; }
.picture.of-signature { position: absolute; left: 50%; bottom: -2.2mm; margin-left: -12mm; width: 24mm; height: 11mm; background-position: center bottom; }
.certificate .signing { grid-template-columns: auto minmax(15mm, 1fr) auto; }
.certificate .signing .line, .supplement .signing .line, .signatures .place { position: relative; }
.reference .seal, .supplement .seal { position: relative; min-height: 5mm; }
.reference .seal .picture, .supplement .seal .picture { position: absolute; left: 30mm; bottom: 0; width: 34mm; height: 34mm; }
.design-footer { font: 8.5pt/1.35 var(--sans); color: var(--quiet); text-wrap: balance; }
.certificate .design-footer { margin-top: 3mm; text-align: center; }
.reference .design-footer { margin-top: 5mm; }
.no-frame, .no-frame .seal { background: none; }
.no-qr .qr { display: none; }
.no-qr .verification { grid-template-columns: 1fr; text-align: center; }
.no-qr .footing { grid-template-columns: 1fr; }
.form.reference { font-size: var(--body, 11.5pt); }
.on-blank { visibility: hidden; background: none; }
.certificate.on-blank { --r: var(--right, 0mm); --d: var(--down, 0mm); padding: calc(22mm + var(--d)) calc(22mm - var(--r)) calc(20mm - var(--d)) calc(22mm + var(--r)); }
.on-blank :is(.v, .v *, .name span, .program, .program *, p.learner, .resolved p, .attestation p, .signature .name),
.on-blank :is(.qr, .duplicate, .fields p, tbody tr:not(.closing) td) { visibility: visible; }
.on-blank .fields .name { visibility: hidden; }
.on-blank .grid td { border-color: transparent; }
.calibration { position: relative; overflow: hidden; }
.calibration svg { position: absolute; fill: none; }
.calibration path.one { stroke: #d9dde4; stroke-width: 0.06; }
.calibration path.five { stroke: #b3bbc8; stroke-width: 0.09; }
.calibration path.ten { stroke: #56657c; stroke-width: 0.14; }
.calibration text { font: 700 3px var(--sans); fill: #1d3f66; }
.calibration .words { position: absolute; left: 45mm; top: 55mm; width: 120mm; padding: 6mm 8mm; background: #fff; border: 0.3mm solid #56657c; }
.calibration ol { margin-top: 3mm; padding-left: 6mm; }
.calibration p { margin-top: 2mm; }
`;
