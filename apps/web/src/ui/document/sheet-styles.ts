/** Below this many pixels the sheet is no longer shown reduced but flows anew, so that it can be read. */
const NARROW = 600;

/** How a printed form is shown in a frame as wide as its place: exactly as on paper, reduced. */
export const sheetStyles = `
@media screen {
  html { background: #fff; overflow: hidden; }
  main { padding: 0; display: block; }
  .sheet { margin: 0 auto; min-height: 0; box-shadow: none; }
}
`;

/** On a phone the same words in one column, every row of a table on two lines under the same headings. */
export const narrowStyles = `
@media screen and (max-width: ${NARROW - 1}px) {
  .sheet:not(:has(> .certificate, > .calibration)) { width: 100%; padding: 22px 18px 26px; }
  .form:not(.certificate, .calibration) { font-size: 16px; line-height: 1.45; overflow-wrap: anywhere; }
  .form:not(.certificate, .calibration) h1 { font-size: 18px; }
  .form h1 .subject { font-size: 16px; }
  .letterhead { margin-bottom: 20px; }
  .letterhead .organisation { font-size: 15px; }
  .letterhead .city { font-size: 13px; }
  .order .requisites { gap: 12px; flex-wrap: wrap; }
  .order .subject-line { width: auto; }
  .order ol { padding-left: 22px; }
  table.grid, .grid thead, .grid tbody { display: block; font-size: 15px; }
  .grid thead { display: block; }
  .grid tr { display: grid; grid-template-columns: 1.9em repeat(3, 1fr); border-bottom: 1px solid var(--hair); padding: 8px 0; }
  .grid thead tr { background: #eef1f5; }
  .grid th, .grid td { display: block; border: 0; padding: 2px 4px; width: auto !important; text-align: start; background: none; }
  .grid th { font-size: 11.5px; }
  .grid th:nth-child(2), .grid td:nth-child(2) { grid-column: 2 / -1; }
  .grid th:nth-child(3), .grid td:nth-child(3) { grid-column: 2; }
  .grid th:nth-child(4):last-child, .grid td:nth-child(4):last-child { grid-column: 3 / -1; }
  .grid td.number, .grid td.centre { text-align: start; width: auto; }
  .grid td:nth-child(2) { font-weight: 700; }
  .grid tr:has(> .closing), .grid tr.closing, .grid tr.apart { display: block; border: 0; }
  .grid .closing > td, .grid .apart > td { font-size: 16px; }
  .signatures { padding-top: 16px; }
  main .form .signatures .signature { grid-template-columns: 1fr auto; gap: 2px 10px; margin-bottom: 14px; }
  main .form .signatures .role { grid-column: 1 / -1; }
  main .form .signatures .place { grid-column: 1; }
  main .form .signatures .caption { grid-column: 1; font-size: 11px; }
  main .form .signatures .caption.of-name { grid-column: 2; }
}
`;
